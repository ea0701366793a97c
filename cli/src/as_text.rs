//! Values in files as their texts: `#[serde(with = "as_text")]`.

use std::{fmt::Display, str::FromStr};

use serde::{Deserialize, Deserializer, de::Error};

pub(crate) use crate::report::text as serialize;

/// Reads a value from its text.
pub(crate) fn deserialize<'de, T, D>(from: D) -> Result<T, D::Error>
where
	T: FromStr<Err: Display>,
	D: Deserializer<'de>,
{
	String::deserialize(from)?.parse().map_err(D::Error::custom)
}
