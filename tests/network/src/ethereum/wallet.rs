//! A wallet: a fresh Ethereum account, and what it does before anybody looks at it.

use std::path::Path;

use k256::SecretKey;
use k256::ecdsa::SigningKey;
use k256::elliptic_curve::sec1::ToEncodedPoint;
use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
use litentry_link_proof::{CannotSign, Challenge, EvmKey, InvalidEvmKey, LinkProof};
use rand::CryptoRng;
use sha3::{Digest, Keccak256};

use super::{CHAIN_ID, Contracts, Ethereum, EthereumAddress};
use crate::Fault;
use crate::secret_file::write_new;

const ONE_ETHER: u128 = 10u128.pow(18);

/// A fresh Ethereum account with a past still to come.
pub struct EthereumWallet {
	key: SecretKey,
	is_holder: bool,
	swaps: u64,
}

impl EthereumWallet {
	/// Makes an account that nobody has ever used.
	pub fn generate(rng: &mut impl CryptoRng) -> Self {
		loop {
			let mut bytes = [0; 32];
			rng.fill_bytes(&mut bytes);
			// One number in 2^128 is no key.
			if let Ok(key) = SecretKey::from_slice(&bytes) {
				return Self { key, is_holder: false, swaps: 0 };
			}
		}
	}

	/// It will hold a token.
	pub fn holding(self) -> Self {
		Self { is_holder: true, ..self }
	}

	/// It will have traded so often.
	pub fn trading(self, swaps: u64) -> Self {
		Self { swaps, ..self }
	}

	/// Gives it its past.
	pub async fn live(&self, ethereum: &mut Ethereum, contracts: Contracts) -> Result<(), Fault> {
		let address = self.address();
		ethereum.fund(address, ONE_ETHER).await?;
		if self.is_holder {
			ethereum.give_tokens(contracts.socks, address, 1).await?;
		}
		for _ in 0..self.swaps {
			ethereum.swap(address, contracts.router).await?;
		}
		Ok(())
	}

	/// The account's address.
	pub fn address(&self) -> EthereumAddress {
		let point = self.key.public_key().to_encoded_point(false);
		let hash = Keccak256::digest(&point.as_bytes()[1..]);
		let mut address = [0; 20];
		address.copy_from_slice(&hash[12..]);
		EthereumAddress(address)
	}

	/// It, as it is linked.
	pub fn external(&self) -> ExternalAccount {
		let address = EvmAddress(self.address().0);
		ExternalAccount::Evm { chain: EvmChain(CHAIN_ID), address }
	}

	/// Signs a challenge, which has to be for this account.
	pub fn sign(&self, challenge: &Challenge) -> Result<LinkProof, CannotSign> {
		// Both take the same numbers for keys.
		let key = EvmKey::from_bytes(&self.key.to_bytes().into());
		key.map_err(|InvalidEvmKey| CannotSign::NoSignature)?.sign(challenge)
	}

	/// Signs a hash, as the owner of a contract wallet: r, s and v.
	pub fn sign_hash(&self, hash: &[u8; 32]) -> Result<[u8; 65], CannotSign> {
		let key = SigningKey::from(&self.key);
		let signed = key.sign_prehash_recoverable(hash);
		let (signature, recovery_id) = signed.map_err(|_| CannotSign::NoSignature)?;
		let mut bytes = [27 + recovery_id.to_byte(); 65];
		bytes[..64].copy_from_slice(&signature.to_bytes());
		Ok(bytes)
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
		let key = SecretKey::from_slice(&one).unwrap();
		let wallet = EthereumWallet { key, is_holder: false, swaps: 0 };
		assert_eq!(wallet.address().to_string(), "0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
	}
}
