//! What an account signs to take over all links of another one.

use alloc::string::ToString;
use core::fmt;

use litentry_external_account::SubstrateAccount;
use litentry_vocabulary::{Account, BlockNumber, GenesisHash};

use crate::{CHALLENGE_VERSION, InvalidProof, SubstrateProof, substrate};

/// What the new account signs, as fields; [`core::fmt::Display`] is the text that its wallet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovingChallenge {
	/// The account whose links they are.
	pub from: Account,
	/// The account that takes them over and signs.
	pub to: Account,
	/// The chain.
	pub genesis: GenesisHash,
	/// The link nonce of the account whose links they are: each consent works once.
	pub nonce: u32,
	/// The last block at which the consent is accepted.
	pub expires: BlockNumber,
}

impl MovingChallenge {
	/// Checks that the new account signed exactly this.
	///
	/// # Errors
	///
	/// Tells why the proof does not show it.
	pub fn verify(&self, proof: &SubstrateProof) -> Result<(), InvalidProof> {
		substrate::verify(&self.to_string(), &SubstrateAccount(self.to.0), proof)
	}
}

impl fmt::Display for MovingChallenge {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { from, to, genesis, nonce, expires } = self;
		write!(
			f,
			"Litentry asks you to take over all links of another account on its chain.\n\
			\n\
			From account: {from}\n\
			To account: {to}\n\
			\n\
			Sign only if both are yours. Whoever sees the chain will know that they belong together. \
			It sends no transaction and costs nothing.\n\
			\n\
			Version: {CHALLENGE_VERSION}\n\
			Chain: {genesis}\n\
			Nonce: {nonce}\n\
			Expires: block {expires}"
		)
	}
}

#[cfg(test)]
mod tests;
