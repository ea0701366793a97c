//! The JSON of Ethereum's nodes, read into typed values.

use litentry_external_account::EvmAddress;
use serde::{Deserialize, Deserializer, de::Error as _};

/// A block's place in the chain and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Header {
	/// Its height.
	#[serde(deserialize_with = "quantity")]
	pub(crate) number: u64,
	/// Its hash.
	#[serde(deserialize_with = "bytes")]
	pub(crate) hash: [u8; 32],
	/// The hash of the block before it.
	#[serde(deserialize_with = "bytes")]
	pub(crate) parent_hash: [u8; 32],
	/// Seconds since the Unix epoch.
	#[serde(rename = "timestamp", deserialize_with = "quantity")]
	pub(crate) timestamp_seconds: u64,
}

/// A block with the two ends of its transactions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Block {
	/// Its place and time.
	#[serde(flatten)]
	pub(crate) header: Header,
	/// Its transactions in their order.
	pub(crate) transactions: Vec<Transaction>,
}

/// Who sent a transaction to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Transaction {
	/// The account that signed it.
	#[serde(deserialize_with = "address")]
	pub(crate) from: EvmAddress,
	/// The account or contract that it calls; none when it creates a contract.
	#[serde(default, deserialize_with = "optional_address")]
	pub(crate) to: Option<EvmAddress>,
}

/// A number as `0x` and at most 63 bits of hexadecimal digits, so that SQLite can hold it.
fn quantity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
	let text = String::deserialize(deserializer)?;
	let digits = text.strip_prefix("0x").ok_or_else(|| D::Error::custom("a quantity"))?;
	let number = i64::from_str_radix(digits, 16).map_err(D::Error::custom)?;
	u64::try_from(number).map_err(D::Error::custom)
}

fn bytes<'de, D: Deserializer<'de>, const N: usize>(deserializer: D) -> Result<[u8; N], D::Error> {
	let text = String::deserialize(deserializer)?;
	fixed_bytes(&text).ok_or_else(|| D::Error::custom("bytes of another length"))
}

/// An address in whatever case the node writes it: a checksum is for people.
fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<EvmAddress, D::Error> {
	bytes(deserializer).map(EvmAddress)
}

fn optional_address<'de, D: Deserializer<'de>>(
	deserializer: D,
) -> Result<Option<EvmAddress>, D::Error> {
	let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
	let bytes = fixed_bytes(&text).ok_or_else(|| D::Error::custom("an address"))?;
	Ok(Some(EvmAddress(bytes)))
}

fn fixed_bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
	let mut bytes = [0; N];
	hex::decode_to_slice(text.strip_prefix("0x")?, &mut bytes).ok()?;
	Some(bytes)
}

#[cfg(test)]
mod tests;
