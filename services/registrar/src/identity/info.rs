//! All fields of an identity, and the hash that a judgement names.

use std::collections::BTreeMap;

use litentry_vocabulary::{blake2_256, hash_type};

use super::{Data, Field, Hashed};

hash_type! {
	/// BLAKE2b-256 of an identity's SCALE encoding: what a judgement is about.
	InfoHash
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Content {
	/// Text.
	Text(String),
	/// Bytes that are no text.
	Bytes(Vec<u8>),
	/// The hash of what is kept elsewhere.
	Hashed(Hashed),
	/// The fingerprint of an OpenPGP key.
	Fingerprint([u8; 20]),
}

impl Content {
	/// The text, if it is one.
	pub fn as_text(&self) -> Option<&str> {
		match self {
			Self::Text(text) => Some(text),
			_ => None,
		}
	}
}

/// An identity: every field that is set, none left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityInfo {
	fields: BTreeMap<Field, Content>,
	hash: InfoHash,
}

impl IdentityInfo {
	/// The identity that a chain holds in these bytes, which its metadata split into these fields.
	///
	/// Fields that are not set are left out; of two with one name the later is numbered.
	pub fn new(encoded: &[u8], fields: impl IntoIterator<Item = (Field, Content)>) -> Self {
		let mut named = BTreeMap::new();
		for (field, content) in fields {
			named.insert(unused(&named, &field), content);
		}
		Self { fields: named, hash: InfoHash(blake2_256(encoded)) }
	}

	/// The fields that are set, in one fixed order.
	pub fn fields(&self) -> impl Iterator<Item = (&Field, &Content)> {
		self.fields.iter()
	}

	/// One field, if it is set.
	pub fn get(&self, field: &Field) -> Option<&Content> {
		self.fields.get(field)
	}

	/// Whether no field is set.
	pub fn is_empty(&self) -> bool {
		self.fields.is_empty()
	}

	/// What a judgement of it names.
	pub const fn hash(&self) -> InfoHash {
		self.hash
	}
}

fn unused(named: &BTreeMap<Field, Content>, field: &Field) -> Field {
	let mut candidate = field.clone();
	let mut number = 2;
	while named.contains_key(&candidate) {
		candidate = Field::Other(format!("{field} {number}"));
		number += 1;
	}
	candidate
}

impl Data {
	/// What it holds, if it is set.
	pub fn content(self) -> Option<Content> {
		match self {
			Self::None => None,
			Self::Raw(bytes) => Some(match String::from_utf8(bytes) {
				Ok(text) => Content::Text(text),
				Err(bytes) => Content::Bytes(bytes.into_bytes()),
			}),
			Self::Hashed(hashed) => Some(Content::Hashed(hashed)),
		}
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	fn text(text: &str) -> Content {
		Content::Text(text.into())
	}

	#[test]
	fn the_hash_is_of_the_encoding() {
		// An identity of a People chain without any field.
		let empty = IdentityInfo::new(&[0; 10], []);
		assert_eq!(
			empty.hash().to_string(),
			"0x8a833f318209f48a635f8fdd18653d1e761ea488ebb83e1617c6ec4d9344b1a9"
		);
		assert!(empty.is_empty());
	}

	#[test]
	fn a_second_field_of_one_name_is_kept() {
		let fields =
			[(Field::Other("fax".into()), text("1")), (Field::Other("fax".into()), text("2"))];
		let info = IdentityInfo::new(&[], fields);
		assert_eq!(info.get(&Field::Other("fax".into())), Some(&text("1")));
		assert_eq!(info.get(&Field::Other("fax 2".into())), Some(&text("2")));
	}

	#[test]
	fn bytes_that_are_no_text_are_kept_as_bytes() {
		assert_eq!(Data::Raw(vec![0xff]).content(), Some(Content::Bytes(vec![0xff])));
		assert_eq!(Data::Raw(vec![]).content(), Some(text("")));
		assert_eq!(Data::None.content(), None);
	}
}
