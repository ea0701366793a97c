//! A wallet: a fresh Ethereum account with its key in a file.

use std::path::Path;

use k256::SecretKey;
use k256::elliptic_curve::sec1::ToEncodedPoint;
use rand::CryptoRng;
use sha3::{Digest, Keccak256};

use super::EthereumAddress;
use crate::Fault;
use crate::secret_file::write_new;

/// A fresh Ethereum account.
pub struct EthereumWallet {
	key: SecretKey,
}

impl EthereumWallet {
	/// Makes an account that nobody has ever used.
	pub fn generate(rng: &mut impl CryptoRng) -> Self {
		loop {
			let mut bytes = [0; 32];
			rng.fill_bytes(&mut bytes);
			// One number in 2^128 is no key.
			if let Ok(key) = SecretKey::from_slice(&bytes) {
				return Self { key };
			}
		}
	}

	/// The account's address.
	pub fn address(&self) -> EthereumAddress {
		let point = self.key.public_key().to_encoded_point(false);
		let hash = Keccak256::digest(&point.as_bytes()[1..]);
		let mut address = [0; 20];
		address.copy_from_slice(&hash[12..]);
		EthereumAddress(address)
	}

	/// Writes the key in hexadecimal to a new file that its owner alone can read.
	pub fn write_key(&self, path: &Path) -> Result<(), Fault> {
		write_new(path, &format!("0x{}\n", hex::encode(self.key.to_bytes())))
	}
}

impl std::fmt::Debug for EthereumWallet {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(f, "EthereumWallet({})", self.address())
	}
}

#[cfg(test)]
mod tests {
	use k256::SecretKey;

	use super::EthereumWallet;

	#[test]
	fn the_address_is_the_end_of_the_public_keys_hash() {
		// Key 1, whose address every Ethereum developer has met.
		let mut one = [0; 32];
		one[31] = 1;
		let wallet = EthereumWallet { key: SecretKey::from_slice(&one).unwrap() };
		assert_eq!(wallet.address().to_string(), "0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
	}
}
