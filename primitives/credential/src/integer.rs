//! Integers in JSON: a number where every reader gets it exactly, else decimal text.
//!
//! JavaScript and many other readers take every number for a double, so RFC 7493 (section 2.2) asks
//! for text where an integer lies beyond 2^53 − 1.

use alloc::string::ToString;
use core::{fmt::Display, str::FromStr};

use serde_json::Value;

use crate::jcs::MAX_SAFE_INTEGER;

pub(crate) fn write_signed(integer: i64) -> Value {
	write(integer, integer.unsigned_abs())
}

pub(crate) fn write_unsigned(integer: u64) -> Value {
	write(integer, integer)
}

fn write<T: Display + Into<Value>>(integer: T, magnitude: u64) -> Value {
	if magnitude <= MAX_SAFE_INTEGER { integer.into() } else { Value::String(integer.to_string()) }
}

/// The integer, or `None`. Whether the right one of the two forms was used, the caller finds by
/// writing it again.
pub(crate) fn read<T: FromStr + TryFrom<i64>>(value: &Value) -> Option<T> {
	match value {
		Value::Number(number) => number.as_i64()?.try_into().ok(),
		Value::String(text) => text.parse().ok(),
		_ => None,
	}
}
