//! The JSON of Esplora's interface, read into typed values.
//!
//! Hashes are 64 hexadecimal digits in the order in which people write them, last byte first.

use litentry_observation::SourceBlock;
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::{hexadecimal::bare, pin::TimedBlock};

/// What `/block/:hash` has of a block.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Block {
	/// Its hash.
	#[serde(deserialize_with = "bare")]
	pub(crate) id: [u8; 32],
	/// Its height.
	pub(crate) height: u64,
	/// The hash of the block before it, which the first one does not have.
	#[serde(default)]
	pub(crate) previousblockhash: Option<Hash>,
	/// The median of the times of the last eleven blocks up to this one, in seconds.
	pub(crate) mediantime: u64,
}

/// A hash in a place that may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Hash(#[serde(deserialize_with = "bare")] pub(crate) [u8; 32]);

impl From<Block> for TimedBlock {
	fn from(block: Block) -> Self {
		Self {
			block: SourceBlock { number: block.height, hash: block.id },
			parent: block.previousblockhash.map_or([0; 32], |hash| hash.0),
			time: block.mediantime.saturating_mul(1_000),
		}
	}
}

/// What `/address/:address/txs/chain` has of a transaction.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Transaction {
	/// Its hash.
	#[serde(deserialize_with = "bare")]
	pub(crate) txid: [u8; 32],
	/// What it spends.
	pub(crate) vin: Vec<Input>,
	/// What it pays.
	pub(crate) vout: Vec<Output>,
	/// Where it is in the chain.
	pub(crate) status: Status,
}

/// What a transaction spends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
	/// New coins, and the fees of a block.
	Coinbase,
	/// An output of an earlier transaction.
	Spent(Output),
}

/// What a transaction pays.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Output {
	/// The script that it pays to.
	#[serde(deserialize_with = "script")]
	pub(crate) scriptpubkey: Vec<u8>,
	/// How many satoshi.
	pub(crate) value: u64,
}

/// The block that holds a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Status {
	/// Its height.
	pub(crate) block_height: u64,
	/// Its hash.
	pub(crate) block_hash: Hash,
}

impl<'de> Deserialize<'de> for Input {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		#[derive(Deserialize)]
		struct Fields {
			prevout: Option<Output>,
			is_coinbase: bool,
		}
		match Fields::deserialize(deserializer)? {
			Fields { is_coinbase: true, prevout: None } => Ok(Self::Coinbase),
			Fields { is_coinbase: false, prevout: Some(output) } => Ok(Self::Spent(output)),
			_ => Err(D::Error::custom("either new coins or an earlier output")),
		}
	}
}

fn script<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
	hex::decode(String::deserialize(deserializer)?).map_err(D::Error::custom)
}
