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
	/// The last block of the set that a block belongs to, if that set has ended; `None` when the answer
	/// is too long because the block is too far from the end.
	async fn end_of_set(&self, number: BlockNumber) -> Result<Option<FinalBlock>, NoSnapshot>;
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

/// The end of the trusted set. It is the first one that is found by asking about blocks from what is
/// trusted onwards: an answer about a later set would be shorter than [`STRIDE`] too, and one about
/// the trusted set comes before it.
async fn next_step(
	proofs: &impl Proofs,
	trust: &Trust,
	until: BlockNumber,
) -> Result<Step, NoSnapshot> {
	let mut number = trust.from;
	while number <= until {
		if let Some(block) = proofs.end_of_set(number).await? {
			return Ok(Step { set: trust.set, block });
		}
		number = number.saturating_add(STRIDE);
	}
	Err(NoSnapshot::EndUnknown { set: trust.set })
}

#[cfg(test)]
mod tests;
