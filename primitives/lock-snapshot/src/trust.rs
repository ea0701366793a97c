//! Whose votes a lock believes, and how it comes to believe those of others.

use litentry_vocabulary::{BlockNumber, GenesisHash};
use parity_scale_codec::{Decode, Encode};

use crate::{
	Authorities, AuthorityKey, BlockHash, Change, FinalBlock, InvalidAuthorities, NotFinal, SetId,
};

/// What a lock believes without being shown: which chain, and whose votes make its blocks final.
///
/// The first one is given to the lock by its owner; each [`Step`] makes the next one.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Trust {
	/// Which chain.
	pub genesis: GenesisHash,
	/// Which set of authorities.
	pub set: SetId,
	/// Who is in it.
	pub authorities: Authorities,
	/// The first block that they are believed about. Older ones are not believed any more, so that
	/// nobody can bring back what was.
	pub from: BlockNumber,
}

/// The last block of a set of authorities, made final by them, which names the next set.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Step {
	/// The set that ends.
	pub set: SetId,
	/// Its last block.
	pub block: FinalBlock,
}

/// Why something does not follow from what is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotTrusted {
	/// The set's votes do not make the block final.
	#[error(transparent)]
	NotFinal(#[from] NotFinal),
	/// The block is older than what is known already.
	#[error("block {number} is too old: block {from} is the first that is believed")]
	Older {
		/// Its height.
		number: BlockNumber,
		/// The height of the first block that is believed.
		from: BlockNumber,
	},
	/// The steps leave out a set.
	#[error("set {found} does not come next, but set {expected}")]
	Gap {
		/// The set that comes next.
		expected: SetId,
		/// The set that is named.
		found: SetId,
	},
	/// The block is not the last one of its set.
	#[error("block {number} names no next authorities")]
	NoChange {
		/// Its height.
		number: BlockNumber,
	},
	/// The next authorities take over later than with the next block, as this chain never does.
	#[error("block {number} names authorities for later")]
	Delayed {
		/// Its height.
		number: BlockNumber,
	},
	/// The authorities were replaced because they no longer voted. Who does not see the chain cannot
	/// tell that from a forgery: its owner has to say anew whom to trust.
	#[error("block {number} replaces the authorities by force")]
	Forced {
		/// Its height.
		number: BlockNumber,
	},
	/// The next authorities are no set.
	#[error(transparent)]
	Authorities(#[from] InvalidAuthorities),
}

impl Trust {
	/// Believes in the next authorities, if the present ones have named them. A step that lies behind
	/// changes nothing.
	///
	/// # Errors
	///
	/// The step does not follow from what is trusted.
	pub fn follow(self, step: &Step) -> Result<Self, NotTrusted> {
		if step.set < self.set {
			return Ok(self);
		}
		if step.set != self.set {
			return Err(NotTrusted::Gap { expected: self.set, found: step.set });
		}
		self.check(&step.block)?;
		let number = step.block.header.number;
		let authorities = next_authorities(&step.block)?.try_into()?;
		let set = self.set.next().ok_or(NotTrusted::NoChange { number })?;
		Ok(Self { genesis: self.genesis, set, authorities, from: number.saturating_add(1) })
	}

	/// Checks that a block is final and not older than what is known, and returns its hash.
	///
	/// # Errors
	///
	/// It is not.
	pub fn check(&self, block: &FinalBlock) -> Result<BlockHash, NotTrusted> {
		let number = block.header.number;
		if number < self.from {
			return Err(NotTrusted::Older { number, from: self.from });
		}
		Ok(block.check(self.set, &self.authorities)?)
	}
}

fn next_authorities(
	block: &FinalBlock,
) -> Result<alloc::vec::Vec<(AuthorityKey, u64)>, NotTrusted> {
	let number = block.header.number;
	match block.header.change() {
		Some(Change::Scheduled { next, delay: 0 }) => Ok(next),
		Some(Change::Scheduled { .. }) => Err(NotTrusted::Delayed { number }),
		Some(Change::Forced) => Err(NotTrusted::Forced { number }),
		None => Err(NotTrusted::NoChange { number }),
	}
}
