//! JSON Canonicalization Scheme (RFC 8785): one text for one JSON value, whatever its formatting.

use alloc::{string::String, vec::Vec};
use core::cmp::Ordering;

use serde_json::{Map, Number, Value};

/// The largest integer up to which every integer is a double (RFC 7493, section 2.2).
pub(crate) const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// A number is not an IEEE 754 double, so it has no canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a number is too large for a double")]
pub struct NumberTooLarge;

/// The canonical text of a value.
///
/// ```
/// use litentry_credential::jcs::canonicalize;
/// use serde_json::json;
///
/// let value = json!({ "b": 1e21, "a": ["€", -0.0] });
/// assert_eq!(canonicalize(&value).as_deref(), Ok(r#"{"a":["€",0],"b":1e+21}"#));
/// ```
pub fn canonicalize(value: &Value) -> Result<String, NumberTooLarge> {
	let mut text = String::new();
	write_value(&mut text, value)?;
	Ok(text)
}

fn write_value(text: &mut String, value: &Value) -> Result<(), NumberTooLarge> {
	match value {
		Value::Null => text.push_str("null"),
		Value::Bool(true) => text.push_str("true"),
		Value::Bool(false) => text.push_str("false"),
		Value::Number(number) => write_number(text, number)?,
		Value::String(string) => write_string(text, string),
		Value::Array(items) => write_array(text, items)?,
		Value::Object(members) => write_object(text, members)?,
	}
	Ok(())
}

fn write_array(text: &mut String, items: &[Value]) -> Result<(), NumberTooLarge> {
	text.push('[');
	for (index, item) in items.iter().enumerate() {
		if index > 0 {
			text.push(',');
		}
		write_value(text, item)?;
	}
	text.push(']');
	Ok(())
}

fn write_object(text: &mut String, members: &Map<String, Value>) -> Result<(), NumberTooLarge> {
	let mut sorted: Vec<_> = members.iter().collect();
	sorted.sort_unstable_by(|(one, _), (other, _)| utf16_order(one, other));
	text.push('{');
	for (index, (name, value)) in sorted.into_iter().enumerate() {
		if index > 0 {
			text.push(',');
		}
		write_string(text, name);
		text.push(':');
		write_value(text, value)?;
	}
	text.push('}');
	Ok(())
}

/// RFC 8785 orders names by their UTF-16 code units, which differs from the order of UTF-8 bytes
/// where a character needs a surrogate pair.
fn utf16_order(one: &str, other: &str) -> Ordering {
	one.encode_utf16().cmp(other.encode_utf16())
}

fn write_number(text: &mut String, number: &Number) -> Result<(), NumberTooLarge> {
	if let Some(integer) = number.as_i64().filter(|i| i.unsigned_abs() <= MAX_SAFE_INTEGER) {
		text.push_str(&alloc::format!("{integer}"));
		return Ok(());
	}
	let double = number.as_f64().filter(|double| double.is_finite()).ok_or(NumberTooLarge)?;
	text.push_str(ryu_js::Buffer::new().format_finite(double));
	Ok(())
}

fn write_string(text: &mut String, string: &str) {
	text.push('"');
	for character in string.chars() {
		match character {
			'"' => text.push_str("\\\""),
			'\\' => text.push_str("\\\\"),
			'\u{8}' => text.push_str("\\b"),
			'\t' => text.push_str("\\t"),
			'\n' => text.push_str("\\n"),
			'\u{c}' => text.push_str("\\f"),
			'\r' => text.push_str("\\r"),
			'\0'..='\u{1f}' => text.push_str(&alloc::format!("\\u{:04x}", u32::from(character))),
			_ => text.push(character),
		}
	}
	text.push('"');
}
