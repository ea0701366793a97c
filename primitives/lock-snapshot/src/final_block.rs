//! A block with the votes that make it final.

use parity_scale_codec::{Decode, Encode};

use crate::{Authorities, BlockHash, Header, Justification, NotFinal, SetId};

/// A header with the votes that make its block final.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FinalBlock {
	/// The header.
	pub header: Header,
	/// The votes.
	pub justification: Justification,
}

impl FinalBlock {
	/// Checks that this set made the block final, and returns its hash.
	///
	/// # Errors
	///
	/// As [`Justification::check`].
	pub fn check(&self, set: SetId, authorities: &Authorities) -> Result<BlockHash, NotFinal> {
		self.justification.check(&self.header, set, authorities)
	}
}
