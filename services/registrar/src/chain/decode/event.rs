//! What an event means for identities and for what was submitted.

use litentry_vocabulary::Account;
use subxt::Metadata;

use super::{Part, Refusal, Typed, Unreadable, refusal::refusal};
use crate::identity::RegistrarIndex;

/// An event of a block that means something here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Event {
	/// The position in the block of the extrinsic that raised it; none for what blocks do by themselves.
	pub(in super::super) extrinsic: Option<u32>,
	/// What it means.
	pub(in super::super) meaning: Meaning,
}

/// What an event means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Meaning {
	/// Something about this account's identity may be different: look at it.
	Touched(Account),
	/// This registrar has judged this account's identity. What it said is only in the storage.
	Judged(Account, RegistrarIndex),
	/// This account made a remark with this hash.
	Remarked(Account, [u8; 32]),
	/// A call, or one that it carried, failed.
	Failed(Refusal),
}

impl Meaning {
	/// Whose identity it is about.
	pub(in super::super) const fn account(&self) -> Option<Account> {
		match self {
			Self::Touched(account) | Self::Judged(account, _) => Some(*account),
			Self::Remarked(..) | Self::Failed(_) => None,
		}
	}
}

/// What an event of this pallet and name with these fields means; `None` when that is nothing here.
pub(in super::super) fn meaning(
	pallet: &str,
	name: &str,
	parts: &[Part],
	metadata: &Metadata,
) -> Result<Option<Meaning>, Unreadable> {
	let refused = |value: Option<Typed>| {
		value.map(|value| refusal(value, metadata).map(Meaning::Failed)).transpose()
	};
	match (pallet, name) {
		("Identity", "JudgementGiven") => judged(parts).map(Some),
		("Identity", _) => Ok(owner(parts).map(Meaning::Touched)),
		("System", "Remarked") => Ok(remarked(parts)),
		("System", "ExtrinsicFailed") => refused(named(parts, "dispatch_error")),
		("Utility", "ItemFailed" | "BatchInterrupted") => refused(named(parts, "error")),
		("Utility", "DispatchedAs")
		| ("Proxy", "ProxyExecuted")
		| ("Multisig", "MultisigExecuted") => {
			refused(named(parts, "result").map(error_of).transpose()?.flatten())
		}
		_ => Ok(None),
	}
}

fn named<'a>(parts: &[Part<'a>], name: &str) -> Option<Typed<'a>> {
	parts.iter().find(|part| part.name == Some(name)).map(|part| part.value)
}

/// The error that a call's result holds.
fn error_of(result: Typed) -> Result<Option<Typed>, Unreadable> {
	match result.variant()? {
		("Err", parts) => Ok(parts.first().map(|part| part.value)),
		_ => Ok(None),
	}
}

fn owner(parts: &[Part]) -> Option<Account> {
	named(parts, "who").or_else(|| named(parts, "target"))?.account()
}

fn remarked(parts: &[Part]) -> Option<Meaning> {
	let account = named(parts, "sender")?.account()?;
	let hash = named(parts, "hash")?.bytes().try_into().ok()?;
	Some(Meaning::Remarked(account, hash))
}

fn judged(parts: &[Part]) -> Result<Meaning, Unreadable> {
	let target = owner(parts).ok_or(Unreadable::Missing("target"))?;
	let registrar =
		named(parts, "registrar_index").ok_or(Unreadable::Missing("registrar_index"))?;
	Ok(Meaning::Judged(target, RegistrarIndex(registrar.read()?)))
}
