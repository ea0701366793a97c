//! Which chain, where, and how often.

use std::time::Duration;

use litentry_vocabulary::BlockNumber;

use crate::{identity::RegistrarIndex, request::ChainId};

/// A chain that is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainSettings {
	/// Which chain. An endpoint that serves another one is not used.
	pub chain: ChainId,
	/// Which registrar this is there.
	pub registrar: RegistrarIndex,
	/// WebSocket URLs of endpoints, the best first.
	pub endpoints: Vec<String>,
	/// How often, and how long.
	pub pace: Pace,
}

/// How often a chain is looked at, and how long is waited for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
	/// Between two looks for a new finalized block.
	pub look_every: Duration,
	/// For an endpoint's answer, before another one is asked.
	pub answer_within: Duration,
	/// For a new finalized block, before another endpoint is asked.
	pub stall_after: Duration,
	/// After all endpoints have failed, before the first is tried again.
	pub retry_after: Duration,
	/// After an endpoint served another chain, before it is tried again.
	pub refuse_for: Duration,
	/// Between two looks at all identities of the chain.
	pub scan_every: Duration,
	/// More blocks than these are not looked at one by one: endpoints forget the states of old ones.
	pub longest_gap: BlockNumber,
}

/// For chains with a finalized block every few seconds.
impl Default for Pace {
	fn default() -> Self {
		Self {
			look_every: Duration::from_secs(2),
			answer_within: Duration::from_secs(20),
			stall_after: Duration::from_mins(2),
			retry_after: Duration::from_secs(5),
			refuse_for: Duration::from_mins(10),
			scan_every: Duration::from_mins(10),
			longest_gap: 64,
		}
	}
}
