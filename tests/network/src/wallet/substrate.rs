//! A fresh account of a Substrate chain.

use std::fmt;

use litentry_external_account::{ExternalAccount, SubstrateChain};
use litentry_link_proof::{CannotSign, Challenge, LinkProof, SubstrateKey, SubstrateScheme};
use rand::CryptoRng;

use super::Wallet;

/// A fresh account of a Substrate chain, which signs with sr25519.
pub struct SubstrateWallet {
	chain: SubstrateChain,
	key: SubstrateKey,
}

impl SubstrateWallet {
	/// Makes an account that nobody has ever used.
	pub fn generate(chain: SubstrateChain, rng: &mut impl CryptoRng) -> Self {
		loop {
			let mut seed = [0; 32];
			rng.fill_bytes(&mut seed);
			// Every seed is one of sr25519.
			if let Ok(key) = SubstrateKey::new(SubstrateScheme::Sr25519, &seed) {
				return Self { chain, key };
			}
		}
	}
}

impl Wallet for SubstrateWallet {
	fn external(&self) -> ExternalAccount {
		self.key.external(self.chain)
	}

	fn sign(&self, challenge: &Challenge) -> Result<LinkProof, CannotSign> {
		self.key.sign(challenge)
	}
}

impl fmt::Debug for SubstrateWallet {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "SubstrateWallet({})", self.external())
	}
}
