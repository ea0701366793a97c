//! The decision about a link request.

use litentry_link_proof::{Challenge, check_expiry, verify};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash};

use crate::{LinkRequest, Refusal};

/// What the chain says about a link request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestFacts {
	/// The chain.
	pub genesis: GenesisHash,
	/// Who sent the request.
	pub account: Account,
	/// The nonce that the request carries in clear.
	pub nonce: u32,
	/// The block that holds the request.
	pub included_at: BlockNumber,
	/// The last block at which the link is to count, which the request carries in clear.
	pub ends: Option<BlockNumber>,
}

impl RequestFacts {
	/// What the external account is to have signed.
	pub const fn challenge(&self, request: &LinkRequest) -> Challenge {
		Challenge {
			external: request.external,
			account: self.account,
			genesis: self.genesis,
			nonce: self.nonce,
			expires: request.expires,
			ends: self.ends,
		}
	}
}

/// Whether the external account consents to this link, as far as the request alone tells: that it
/// serves no other identity is for the chain to check, and what a contract wallet accepts
/// ([`InvalidProof::NeedsAnalyzers`](litentry_link_proof::InvalidProof)) for analyzers to ask.
pub fn examine(request: &LinkRequest, facts: &RequestFacts) -> Result<(), Refusal> {
	if request.nonce != facts.nonce {
		return Err(Refusal::NonceMismatch { expected: facts.nonce, got: request.nonce });
	}
	check_expiry(request.expires, facts.included_at)?;
	verify(&facts.challenge(request), &request.proof)?;
	Ok(())
}
