//! The authorities' votes that make a block final.

mod ancestry;
mod vote;

use alloc::collections::BTreeMap;

use bounded_collections::{BoundedVec, ConstU32};
use litentry_vocabulary::BlockNumber;
use parity_scale_codec::{Decode, Encode};

pub use vote::Precommit;

use self::ancestry::Ancestry;
use crate::{Authorities, AuthorityKey, BlockHash, Header, MAX_AUTHORITIES, SetId};

/// The most votes: two of each authority, as those that vote twice leave behind.
const MAX_VOTES: u32 = 2 * MAX_AUTHORITIES;

/// The most headers between the block and those that were voted for.
pub const MAX_ANCESTRY: u32 = 256;

/// A GRANDPA justification (`sp_consensus_grandpa::GrandpaJustification`), SCALE-encoded as nodes
/// give it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Justification {
	/// The round of voting.
	pub round: u64,
	/// The block that is final.
	pub target: BlockHash,
	/// Its height.
	pub number: BlockNumber,
	/// Votes for it or for blocks after it.
	pub precommits: BoundedVec<Precommit, ConstU32<MAX_VOTES>>,
	/// The headers of the blocks after it, up to those that were voted for.
	pub ancestry: BoundedVec<Header, ConstU32<MAX_ANCESTRY>>,
}

/// Why a block is not final for all that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotFinal {
	/// The votes are for another block.
	#[error("the votes are for block {number}, {target}")]
	OtherBlock {
		/// Its height.
		number: BlockNumber,
		/// Its hash.
		target: BlockHash,
	},
	/// Someone voted who is no authority of this set.
	#[error("{voter} is not an authority")]
	Stranger {
		/// Who.
		voter: AuthorityKey,
	},
	/// Too few voted for the block, or for one that is shown to come after it.
	#[error("the votes weigh {weight} of the {threshold} that are needed")]
	TooLittleWeight {
		/// What the votes weigh, each authority counted once.
		weight: u64,
		/// What they must weigh.
		threshold: u64,
	},
	/// A vote was not signed by its authority for this round of this set.
	#[error("{voter} did not sign its vote")]
	BadSignature {
		/// Whose vote.
		voter: AuthorityKey,
	},
}

impl Justification {
	/// Checks that authorities of more than two thirds of the weight voted for this block, or for blocks
	/// after it, in one round of this set.
	///
	/// Unlike GRANDPA's own rule, an authority that voted twice counts only for what it voted for.
	///
	/// # Errors
	///
	/// Tells the first thing that is wrong; signatures come last.
	pub fn check(
		&self,
		header: &Header,
		set: SetId,
		authorities: &Authorities,
	) -> Result<BlockHash, NotFinal> {
		let hash = header.hash();
		let Self { round, target, number, .. } = *self;
		if target != hash || number != header.number {
			return Err(NotFinal::OtherBlock { number, target });
		}
		let votes = self.votes(authorities)?;
		for vote in votes.values() {
			vote.check_signature(round, set)?;
		}
		Ok(hash)
	}

	/// One vote for the block of each authority that voted for it.
	fn votes(
		&self,
		authorities: &Authorities,
	) -> Result<BTreeMap<AuthorityKey, &Precommit>, NotFinal> {
		let ancestry = Ancestry::of(&self.ancestry);
		let mut votes = BTreeMap::new();
		let mut weight = 0u64;
		for vote in &self.precommits {
			let voter = vote.voter;
			let counts = authorities.weight(&voter).ok_or(NotFinal::Stranger { voter })?;
			let is_new = !votes.contains_key(&voter);
			if is_new && ancestry.leads(&vote.target, &self.target) {
				votes.insert(voter, vote);
				weight = weight.saturating_add(counts);
			}
		}
		let threshold = authorities.threshold();
		if weight < threshold {
			return Err(NotFinal::TooLittleWeight { weight, threshold });
		}
		Ok(votes)
	}
}
