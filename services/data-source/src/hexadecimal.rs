//! Numbers and bytes that servers write in hexadecimal.

use serde::{Deserialize, Deserializer, de::Error as _};

/// `0x` and as many digits as these bytes have.
pub(crate) fn text(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// Reads `0x` and exactly so many bytes.
pub(crate) fn fixed_bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
	bare_bytes(text.strip_prefix("0x")?)
}

/// Reads exactly so many bytes without `0x`.
pub(crate) fn bare_bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
	let mut bytes = [0; N];
	hex::decode_to_slice(text, &mut bytes).ok()?;
	Some(bytes)
}

/// A number as `0x` and at most 63 bits of hexadecimal digits, so that SQLite can hold it.
pub(crate) fn quantity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
	let text = String::deserialize(deserializer)?;
	let digits = text.strip_prefix("0x").ok_or_else(|| D::Error::custom("a quantity"))?;
	let number = i64::from_str_radix(digits, 16).map_err(D::Error::custom)?;
	u64::try_from(number).map_err(D::Error::custom)
}

/// `0x` and exactly so many bytes.
pub(crate) fn bytes<'de, D: Deserializer<'de>, const N: usize>(
	deserializer: D,
) -> Result<[u8; N], D::Error> {
	let text = String::deserialize(deserializer)?;
	fixed_bytes(&text).ok_or_else(|| D::Error::custom("bytes of another length"))
}

/// Exactly so many bytes without `0x`.
pub(crate) fn bare<'de, D: Deserializer<'de>, const N: usize>(
	deserializer: D,
) -> Result<[u8; N], D::Error> {
	let text = String::deserialize(deserializer)?;
	bare_bytes(&text).ok_or_else(|| D::Error::custom("bytes of another length"))
}
