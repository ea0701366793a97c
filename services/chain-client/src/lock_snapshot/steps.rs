//! From the authorities that a lock trusts to those of a block.

use bounded_collections::{BoundedVec, ConstU32};
use litentry_lock_snapshot::{FinalBlock, MAX_STEPS, NotTrusted, Step, Trust};
use litentry_vocabulary::BlockNumber;

use super::NoSnapshot;

/// How many blocks are left out after an answer that was too long. The node adds all headers from
/// the block that it is asked about to the end of the set; an answer with so many is not too long.
const STRIDE: BlockNumber = 10_000;

/// What shows how sets of authorities ended.
pub(super) trait Proofs {
	/// The last block of the set that a block belongs to.
	async fn end_of_set(&self, number: BlockNumber) -> Result<EndOfSet, NoSnapshot>;
}

/// How the set of a block ended.
pub(super) enum EndOfSet {
	/// With this block.
	Block(Box<FinalBlock>),
	/// So far from the block that the answer would be too long.
	TooFar,
	/// Not at all, as far as the node knows.
	Unknown,
}

/// The steps from what is trusted to the set that made a block final.
pub(super) async fn steps(
	proofs: &impl Proofs,
	trust: &Trust,
	block: &FinalBlock,
) -> Result<BoundedVec<Step, ConstU32<MAX_STEPS>>, NoSnapshot> {
	let mut trust = trust.clone();
	let mut steps = BoundedVec::default();
	while let Err(cause) = trust.check(block) {
		// Votes that do not fit are those of another set; anything else will not get better.
		let NotTrusted::NotFinal(_) = cause else { return Err(cause.into()) };
		let step = next_step(proofs, &trust, block.header.number).await?;
		trust = trust.follow(&step)?;
		steps.try_push(step).map_err(|_| NoSnapshot::TooFarBehind)?;
	}
	Ok(steps)
}

/// The end of the trusted set. Blocks are asked about from the first trusted one onwards. The first
/// answer that is short enough is about the trusted set: before a block of a later set comes one of the
/// last [`STRIDE`] blocks of the trusted set, and the answer about that is short enough.
async fn next_step(
	proofs: &impl Proofs,
	trust: &Trust,
	until: BlockNumber,
) -> Result<Step, NoSnapshot> {
	let mut number = trust.from;
	while number <= until {
		match proofs.end_of_set(number).await? {
			EndOfSet::Block(block) => return Ok(Step { set: trust.set, block: *block }),
			EndOfSet::TooFar => number = number.saturating_add(STRIDE),
			EndOfSet::Unknown => break,
		}
	}
	Err(NoSnapshot::EndUnknown { set: trust.set })
}

#[cfg(test)]
mod tests;
