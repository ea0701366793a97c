//! Why a chain refused a call.

use subxt::Metadata;

use super::{Typed, Unreadable};

/// Why a chain refused a call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
	/// A pallet's own error.
	#[error("{pallet}.{error}")]
	Pallet {
		/// The pallet.
		pallet: String,
		/// The error.
		error: String,
	},
	/// An error that all pallets share.
	#[error("{0}")]
	General(String),
}

impl Refusal {
	/// Whether it is this error of this pallet.
	pub fn is(&self, pallet: &str, error: &str) -> bool {
		matches!(self, Self::Pallet { pallet: p, error: e } if p == pallet && e == error)
	}
}

/// Reads a `DispatchError`.
pub(super) fn refusal(value: Typed, metadata: &Metadata) -> Result<Refusal, Unreadable> {
	let (kind, parts) = value.variant()?;
	let Some(inner) = parts.first().map(|part| part.value) else {
		return Ok(Refusal::General(kind.to_owned()));
	};
	if kind == "Module" {
		return pallet_error(inner, metadata).ok_or(Unreadable::Missing("pallet's error"));
	}
	let inner = inner.variant().map(|(name, _)| name).unwrap_or_default();
	Ok(Refusal::General(format!("{kind}.{inner}").trim_end_matches('.').to_owned()))
}

/// The error is one byte, on newer chains followed by others for the error's own fields.
fn pallet_error(value: Typed, metadata: &Metadata) -> Option<Refusal> {
	let &[pallet, error, ..] = value.bytes() else {
		return None;
	};
	let pallet = metadata.pallet_by_error_index(pallet)?;
	let error = pallet.error_variant_by_index(error)?;
	Some(Refusal::Pallet { pallet: pallet.name().to_owned(), error: error.name.clone() })
}
