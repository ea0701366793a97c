//! The TOML section that describes an Ethereum source.

use std::{num::NonZeroU64, path::PathBuf, time::Duration};

use litentry_external_account::{EvmAddress, EvmChain};
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::{CallLimits, EndpointUrl, number::number};

/// One EVM chain and how it is read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EthereumConfig {
	/// The chain's EIP-155 number: 1 is Ethereum.
	pub chain_id: u64,
	/// JSON-RPC servers of nodes of the chain, the best first. They must take batches of a few calls.
	pub endpoints: Vec<EndpointUrl>,
	/// How many of the newest blocks are not trusted yet. Every analyzer of a network must wait
	/// for blocks that are no longer reorganised, or honest ones will disagree.
	#[serde(default)]
	pub confirmation_blocks: u64,
	/// The bounds of one call.
	#[serde(default)]
	pub calls: CallLimits,
	/// The index from which transactions are counted.
	pub index: IndexConfig,
}

impl EthereumConfig {
	/// The chain that is read.
	pub const fn chain(&self) -> EvmChain {
		EvmChain(self.chain_id)
	}
}

/// The index from which transactions are counted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexConfig {
	/// The SQLite file; it is made when missing.
	pub path: PathBuf,
	/// The first block that is scanned for contracts that name none: not after the first
	/// transaction to any of them.
	#[serde(default)]
	pub start_block: u64,
	/// How many blocks are asked for in one JSON-RPC batch; halved when the server gives up.
	#[serde(default = "number::<16>")]
	pub batch_blocks: NonZeroU64,
	/// How many batches are asked for at once.
	#[serde(default = "number::<4>")]
	pub parallel_batches: NonZeroU64,
	/// How many of the newest scanned blocks are remembered, to answer about older moments; at least
	/// those that a reorganisation may take back.
	#[serde(default = "number::<50_000>")]
	pub remembered_blocks: NonZeroU64,
	/// How many of the newest scanned blocks a reorganisation may take back. A server that differs
	/// deeper is not believed. Ethereum finalizes a block at most three epochs of 32 slots later; a
	/// chain that is slower needs more.
	#[serde(default = "number::<96>")]
	pub max_reorganisation_blocks: NonZeroU64,
	/// How many blocks an answer may wait for; the rest is left to the follower.
	#[serde(default = "number::<2_000>")]
	pub blocks_per_answer: NonZeroU64,
	/// How long the follower waits after it has reached the newest block.
	#[serde(default = "number::<2_000>")]
	pub follow_interval_milliseconds: NonZeroU64,
	/// The contracts whose transactions are counted from the start.
	#[serde(default)]
	pub contracts: Vec<WatchedContract>,
	/// Whether a contract that is not listed is counted as soon as an event asks about it.
	#[serde(default)]
	pub count_unlisted_contracts: bool,
	/// How many contracts may be counted in all.
	#[serde(default = "number::<64>")]
	pub max_contracts: NonZeroU64,
}

impl IndexConfig {
	/// How long the follower waits after it has reached the newest block.
	pub(super) const fn follow_interval(&self) -> Duration {
		Duration::from_millis(self.follow_interval_milliseconds.get())
	}

	/// How many blocks are remembered: one more than may go, so that the last one that stays is known.
	pub(super) const fn remembered(&self) -> u64 {
		let (wanted, may_go) = (self.remembered_blocks.get(), self.max_reorganisation_blocks.get());
		if wanted > may_go { wanted } else { may_go.saturating_add(1) }
	}

	/// Where scanning for a contract starts, or `None` when it may not be scanned for.
	pub(super) fn start_of(&self, contract: &EvmAddress) -> Option<u64> {
		match self.contracts.iter().find(|watched| watched.address == *contract) {
			Some(watched) => Some(watched.start_block.unwrap_or(self.start_block)),
			None => self.count_unlisted_contracts.then_some(self.start_block),
		}
	}
}

/// A contract whose transactions are counted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchedContract {
	/// Its address.
	#[serde(deserialize_with = "address")]
	pub address: EvmAddress,
	/// The block that created it, if it differs from the index's start.
	pub start_block: Option<u64>,
}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<EvmAddress, D::Error> {
	String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

#[cfg(test)]
mod tests;
