//! The pseudonym of an external account.

use core::fmt;

use hmac::{Hmac, Mac};
use litentry_external_account::ExternalAccount;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sha2::Sha256;
use zeroize::Zeroizing;

const CONTEXT: &[u8] = b"litentry/nullifier/v1";
const SHA256_BLOCK_LENGTH: usize = 64;

/// A keyed pseudonym of an external account: equal for equal accounts, and of no use for guessing.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Nullifier(pub [u8; 32]);

/// The workers' key to the pseudonyms, one for all epochs; wiped from memory when dropped.
#[derive(Clone)]
pub struct NullifierKey(Zeroizing<[u8; 32]>);

impl NullifierKey {
	/// The key of these bytes, which nobody can guess.
	pub fn from_bytes(bytes: [u8; 32]) -> Self {
		Self(Zeroizing::new(bytes))
	}

	/// HMAC-SHA256 of `litentry/nullifier/v1` and the account's canonical bytes.
	///
	/// One address has one pseudonym on every EVM chain, because one key controls it on all.
	pub fn nullifier(&self, account: &ExternalAccount) -> Nullifier {
		// HMAC fills a short key up with zeros: doing so here leaves no length that could be wrong.
		let mut block = Zeroizing::new([0; SHA256_BLOCK_LENGTH]);
		block[..self.0.len()].copy_from_slice(&*self.0);
		let mac = <Hmac<Sha256> as Mac>::new((&*block).into())
			.chain_update(CONTEXT)
			.chain_update(account.canonical_bytes());
		Nullifier(mac.finalize().into_bytes().into())
	}
}

impl fmt::Debug for NullifierKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("NullifierKey(…)")
	}
}

#[cfg(test)]
mod tests {
	use litentry_external_account::{EvmAddress, EvmChain};

	use super::*;

	fn nullifier(key: u8, chain: u64, address: u8) -> Nullifier {
		NullifierKey::from_bytes([key; 32]).nullifier(&ExternalAccount::Evm {
			chain: EvmChain(chain),
			address: EvmAddress([address; 20]),
		})
	}

	#[test]
	fn the_nullifier_is_hmac_sha256_of_the_context_and_the_canonical_bytes() {
		// Computed with Python's hmac module.
		assert_eq!(
			hex::encode(nullifier(1, 1, 2).0),
			"5a718ad19839ed5b595b3c216167b2445460744eebf2d5b3554ac4411610d422"
		);
	}

	#[test]
	fn one_address_on_two_chains_is_one_account() {
		assert_eq!(nullifier(1, 1, 2), nullifier(1, 137, 2));
	}

	#[test]
	fn another_account_or_another_key_makes_another_nullifier() {
		assert_ne!(nullifier(1, 1, 2), nullifier(1, 1, 3));
		assert_ne!(nullifier(1, 1, 2), nullifier(2, 1, 2));
	}
}
