//! One authority's vote.

use ed25519_zebra::{Signature, VerificationKey};
use litentry_vocabulary::BlockNumber;
use parity_scale_codec::{Decode, Encode};

use super::NotFinal;
use crate::{AuthorityKey, BlockHash, SetId};

/// How a precommit is told from the other messages of a round (`finality_grandpa::Message`).
const PRECOMMIT: u8 = 1;

/// An authority's signed vote for a block (`finality_grandpa::SignedPrecommit`).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Precommit {
	/// The block.
	pub target: BlockHash,
	/// Its height.
	pub number: BlockNumber,
	/// The signature over the vote, its round and its set.
	pub signature: [u8; 64],
	/// Who votes.
	pub voter: AuthorityKey,
}

impl Precommit {
	/// What is signed (`sp_consensus_grandpa::localized_payload`): that it is a precommit, the
	/// block, its height (u32), the round and the set (u64), all little-endian.
	pub fn message(&self, round: u64, set: SetId) -> [u8; 53] {
		let mut message = [0; 53];
		let parts: [&[u8]; 5] = [
			&[PRECOMMIT],
			&self.target.0,
			&self.number.to_le_bytes(),
			&round.to_le_bytes(),
			&set.0.to_le_bytes(),
		];
		let bytes = parts.into_iter().flatten();
		message.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
		message
	}

	/// Checks the signature by the rule of the chain's own nodes (ZIP 215), so that no authority can
	/// make a vote that they count and a lock does not.
	pub(super) fn check_signature(&self, round: u64, set: SetId) -> Result<(), NotFinal> {
		let Self { voter, signature, .. } = *self;
		VerificationKey::try_from(voter.0)
			.and_then(|key| key.verify(&Signature::from(signature), &self.message(round, set)))
			.map_err(|_| NotFinal::BadSignature { voter })
	}
}
