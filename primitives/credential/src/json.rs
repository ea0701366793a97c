//! Strict JSON: bounded, and with no member named twice.
//!
//! JSON readers differ in which of two equal names they keep, so a document with a repeated name
//! can say one thing to its verifier and another to its reader.

use alloc::{collections::BTreeSet, string::String};
use core::fmt;

use serde::{
	Deserialize, Deserializer,
	de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

/// The most bytes of JSON that are read: a credential of the largest size, generously formatted.
pub const MAX_LENGTH: usize = 64 * 1024;

/// Why a text is not strict JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidJson {
	/// Longer than [`MAX_LENGTH`].
	#[error("{length} bytes are more than the {MAX_LENGTH} that are read")]
	TooLong {
		/// The length of the text in bytes.
		length: usize,
	},
	/// Not JSON.
	#[error("not JSON: the error is in line {line}, column {column}")]
	Malformed {
		/// The line, counted from 1.
		line: usize,
		/// The column, counted from 1.
		column: usize,
	},
	/// An object has two members of one name.
	#[error("two members have the same name, before line {line}, column {column}")]
	RepeatedName {
		/// The line, counted from 1.
		line: usize,
		/// The column, counted from 1.
		column: usize,
	},
}

/// Reads one JSON value, refusing repeated names and anything after it.
///
/// ```
/// use litentry_credential::json::{InvalidJson, parse};
///
/// assert!(parse(br#"{"score": 1}"#).is_ok());
/// let repeated = parse(br#"{"score":1,"score":2}"#);
/// assert_eq!(repeated, Err(InvalidJson::RepeatedName { line: 1, column: 18 }));
/// ```
pub fn parse(text: &[u8]) -> Result<Value, InvalidJson> {
	if text.len() > MAX_LENGTH {
		return Err(InvalidJson::TooLong { length: text.len() });
	}
	let UniqueNames = serde_json::from_slice(text).map_err(|error| refusal(&error))?;
	serde_json::from_slice(text).map_err(|error| refusal(&error))
}

fn refusal(error: &serde_json::Error) -> InvalidJson {
	let (line, column) = (error.line(), error.column());
	if error.is_data() {
		InvalidJson::RepeatedName { line, column }
	} else {
		InvalidJson::Malformed { line, column }
	}
}

/// Any JSON value in which no object names a member twice.
struct UniqueNames;

impl<'de> Deserialize<'de> for UniqueNames {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		deserializer.deserialize_any(Self)
	}
}

impl<'de> Visitor<'de> for UniqueNames {
	type Value = Self;

	fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("JSON without repeated names")
	}

	fn visit_unit<E>(self) -> Result<Self, E> {
		Ok(self)
	}

	fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
		Ok(self)
	}

	fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
		Ok(self)
	}

	fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
		Ok(self)
	}

	fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
		Ok(self)
	}

	fn visit_str<E>(self, _: &str) -> Result<Self, E> {
		Ok(self)
	}

	fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
		while items.next_element::<Self>()?.is_some() {}
		Ok(self)
	}

	fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self, A::Error> {
		let mut names = BTreeSet::<String>::new();
		while let Some(name) = members.next_key()? {
			if !names.insert(name) {
				return Err(A::Error::custom("a repeated name"));
			}
			members.next_value::<Self>()?;
		}
		Ok(self)
	}
}
