//! A block's header, as the chain hashes it.

use alloc::vec::Vec;

use bounded_collections::{BoundedVec, ConstU32};
use litentry_vocabulary::{BlockNumber, blake2_256, hash_type};
use parity_scale_codec::{Decode, Encode};

use crate::authorities::{AuthorityKey, Listed};

/// The most items of a header's digest.
pub const MAX_DIGEST_ITEMS: u32 = 32;

/// The most bytes of one item: a list of all authorities fits.
pub const MAX_DIGEST_BYTES: u32 = 64 * 1024;

/// The engine that GRANDPA's items name.
const GRANDPA: [u8; 4] = *b"FRNK";

type DigestBytes = BoundedVec<u8, ConstU32<MAX_DIGEST_BYTES>>;

hash_type! {
	/// Names a block: the BLAKE2b-256 hash of its SCALE-encoded header.
	BlockHash
}

/// A header (`sp_runtime::generic::Header`), SCALE-encoded as on the chain.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Header {
	/// The block before.
	pub parent: BlockHash,
	/// The block's height.
	#[codec(compact)]
	pub number: BlockNumber,
	/// The root of the state that the block leaves.
	pub state_root: [u8; 32],
	/// The root of the block's transactions.
	pub extrinsics_root: [u8; 32],
	/// What consensus has to say.
	pub digest: BoundedVec<DigestItem, ConstU32<MAX_DIGEST_ITEMS>>,
}

/// An item of a header's digest (`sp_runtime::generic::DigestItem`).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum DigestItem {
	/// Anything else.
	#[codec(index = 0)]
	Other(DigestBytes),
	/// From the runtime to a consensus engine.
	#[codec(index = 4)]
	Consensus([u8; 4], DigestBytes),
	/// The author's signature.
	#[codec(index = 5)]
	Seal([u8; 4], DigestBytes),
	/// From a consensus engine to the runtime.
	#[codec(index = 6)]
	PreRuntime([u8; 4], DigestBytes),
	/// The runtime's code has changed.
	#[codec(index = 8)]
	RuntimeEnvironmentUpdated,
}

/// A change of the authorities that a block announces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
	/// The next ones, from so many blocks after this one on.
	Scheduled {
		/// Keys and weights, as the chain lists them.
		next: Vec<(AuthorityKey, u64)>,
		/// How many blocks.
		delay: BlockNumber,
	},
	/// The next ones take over without the consent of the last ones.
	Forced,
}

/// What GRANDPA's pallet says to its engine (`sp_consensus_grandpa::ConsensusLog`), as far as it
/// changes who votes.
#[derive(Decode)]
enum ConsensusLog {
	#[codec(index = 1)]
	ScheduledChange { next: Listed, delay: BlockNumber },
	#[codec(index = 2)]
	ForcedChange,
}

impl Header {
	/// The block's hash.
	pub fn hash(&self) -> BlockHash {
		BlockHash(self.using_encoded(blake2_256))
	}

	/// The change of authorities that the block announces. As GRANDPA's engine reads it, a forced
	/// change comes before a scheduled one, and the first of its kind counts.
	pub fn change(&self) -> Option<Change> {
		let mut changes: Vec<_> = self.digest.iter().filter_map(DigestItem::change).collect();
		let forced = changes.iter().position(|change| *change == Change::Forced);
		let first = forced.unwrap_or(0);
		(first < changes.len()).then(|| changes.swap_remove(first))
	}
}

impl DigestItem {
	fn change(&self) -> Option<Change> {
		let Self::Consensus(GRANDPA, log) = self else { return None };
		match ConsensusLog::decode(&mut log.as_slice()).ok()? {
			ConsensusLog::ScheduledChange { next, delay } => {
				Some(Change::Scheduled { next: next.into_inner(), delay })
			}
			ConsensusLog::ForcedChange => Some(Change::Forced),
		}
	}
}
