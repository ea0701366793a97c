//! A fresh Bitcoin address.

use std::fmt;

use litentry_external_account::ExternalAccount;
use litentry_link_proof::{BitcoinAddressKind, BitcoinKey, CannotSign, Challenge, LinkProof};
use rand::CryptoRng;

use super::Wallet;
use crate::BITCOIN_NETWORK;

/// A fresh Bitcoin address, of a witness program of version 0.
pub struct BitcoinWallet(BitcoinKey);

impl BitcoinWallet {
	/// Makes an address that nobody has ever used.
	pub fn generate(rng: &mut impl CryptoRng) -> Self {
		loop {
			let mut bytes = [0; 32];
			rng.fill_bytes(&mut bytes);
			// One number in 2^128 is no key.
			if let Ok(key) = BitcoinKey::from_bytes(&bytes) {
				return Self(key);
			}
		}
	}
}

impl Wallet for BitcoinWallet {
	fn external(&self) -> ExternalAccount {
		self.0.external(BITCOIN_NETWORK, BitcoinAddressKind::P2wpkh)
	}

	fn sign(&self, challenge: &Challenge) -> Result<LinkProof, CannotSign> {
		self.0.sign(challenge)
	}
}

impl fmt::Debug for BitcoinWallet {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "BitcoinWallet({})", self.external())
	}
}
