//! What one field of an identity holds.

use super::{Typed, Unreadable};
use crate::identity::{Content, Data, Field, HashKind, Hashed};

/// What the pallet calls the type of most fields.
const DATA: &str = "Data";

/// What a field holds; `None` when it is not set. What is of no known form is kept as its bytes: it is
/// set, and must not pass unseen.
pub(super) fn content(field: &Field, value: Typed) -> Result<Option<Content>, Unreadable> {
	match value.type_name() {
		Some(DATA) => data(value),
		Some("Option") => {
			value.option()?.map_or(Ok(None), |inner| match (field, inner.bytes().try_into()) {
				(Field::PgpFingerprint, Ok(fingerprint)) => {
					Ok(Some(Content::Fingerprint(fingerprint)))
				}
				_ => content(field, inner),
			})
		}
		_ => Ok(Some(Content::Bytes(value.bytes().to_vec()))),
	}
}

fn data(value: Typed) -> Result<Option<Content>, Unreadable> {
	let (name, parts) = value.variant()?;
	let bytes = parts.first().map(|part| part.value.bytes()).unwrap_or_default();
	let hashed = HashKind::ALL.into_iter().find(|kind| kind.name() == name);
	Ok(match (name, hashed, bytes.try_into()) {
		("None", ..) => None,
		(_, Some(kind), Ok(hash)) => Some(Content::Hashed(Hashed { kind, hash })),
		_ if name.starts_with("Raw") => Data::Raw(bytes.to_vec()).content(),
		_ => Some(Content::Bytes(value.bytes().to_vec())),
	})
}

/// The additional pairs of older chains: whoever sets them chooses their names, so these never are the
/// names of other fields.
pub(super) fn additional(pair: Typed) -> Result<Option<(Field, Content)>, Unreadable> {
	let parts = pair.parts()?;
	let [name, value] = parts.as_slice() else {
		return Err(Unreadable::NotA("pair"));
	};
	let (name, value) = (data(name.value)?, data(value.value)?);
	if name.is_none() && value.is_none() {
		return Ok(None);
	}
	let name = name.map_or_else(String::new, written);
	let field = Field::Other(format!("additional {name}").trim_end().to_owned());
	Ok(Some((field, value.unwrap_or_else(|| Content::Text(String::new())))))
}

fn written(name: Content) -> String {
	match name {
		Content::Text(text) => text,
		Content::Bytes(bytes) => format!("0x{}", hex::encode(bytes)),
		Content::Hashed(Hashed { hash, .. }) => format!("0x{}", hex::encode(hash)),
		Content::Fingerprint(bytes) => format!("0x{}", hex::encode(bytes)),
	}
}
