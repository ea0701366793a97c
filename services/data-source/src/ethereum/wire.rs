//! The JSON of Ethereum's nodes, read into typed values.

use litentry_external_account::EvmAddress;
use litentry_observation::SourceBlock;
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::{
	hexadecimal::{bytes, fixed_bytes, quantity},
	pin::TimedBlock,
};

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

impl From<Header> for TimedBlock {
	fn from(header: Header) -> Self {
		Self {
			block: SourceBlock { number: header.number, hash: header.hash },
			parent: header.parent_hash,
			time: header.timestamp_seconds.saturating_mul(1_000),
		}
	}
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

#[cfg(test)]
mod tests;
