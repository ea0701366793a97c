//! The pseudonym of an external account.

use core::fmt;

use hmac::{Hmac, Mac};
use litentry_external_account::ExternalAccount;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::ProvenBy;

const CONTEXT: &[u8] = b"litentry/nullifier/v1";
const CONTRACT: &[u8] = b"contract";
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

	/// HMAC-SHA256 of `litentry/nullifier/v1` and the account's canonical bytes, and, if it is proven by
	/// a contract, `contract` and the chain's number (8 bytes, little endian).
	///
	/// A key has one pseudonym on every EVM chain, because it controls its address on all. A contract has
	/// another on each: whoever has it on one chain may not have it on the next, let alone be its key.
	pub fn nullifier(&self, account: &ExternalAccount, proven_by: ProvenBy) -> Nullifier {
		// HMAC fills a short key up with zeros: doing so here leaves no length that could be wrong.
		let mut block = Zeroizing::new([0; SHA256_BLOCK_LENGTH]);
		block[..self.0.len()].copy_from_slice(&*self.0);
		let mut mac = <Hmac<Sha256> as Mac>::new((&*block).into())
			.chain_update(CONTEXT)
			.chain_update(account.canonical_bytes());
		// Elsewhere there are no contracts that prove anything.
		if let (ProvenBy::Contract, ExternalAccount::Evm { chain, .. }) = (proven_by, account) {
			mac = mac.chain_update(CONTRACT).chain_update(chain.0.to_le_bytes());
		}
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

	fn of(key: u8, chain: u64, address: u8, proven_by: ProvenBy) -> Nullifier {
		let (chain, address) = (EvmChain(chain), EvmAddress([address; 20]));
		let account = ExternalAccount::Evm { chain, address };
		NullifierKey::from_bytes([key; 32]).nullifier(&account, proven_by)
	}

	fn nullifier(key: u8, chain: u64, address: u8) -> Nullifier {
		of(key, chain, address, ProvenBy::Key)
	}

	fn contract(chain: u64, address: u8) -> Nullifier {
		of(1, chain, address, ProvenBy::Contract)
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
	fn a_contract_s_covers_its_chain_too() {
		// Computed with Python's hmac module.
		assert_eq!(
			hex::encode(contract(137, 2).0),
			"bfa4d6d7cfce4056369e3f53db6403727ce121ece98b6a5cce8da14ab6fe4cd8"
		);
	}

	#[test]
	fn a_contract_is_neither_the_key_of_its_address_nor_its_namesake_elsewhere() {
		assert_ne!(contract(1, 2), nullifier(1, 1, 2));
		assert_ne!(contract(1, 2), contract(137, 2));
		assert_ne!(contract(1, 2), contract(1, 3));
	}

	#[test]
	fn one_key_on_two_chains_is_one_account() {
		assert_eq!(nullifier(1, 1, 2), nullifier(1, 137, 2));
	}

	#[test]
	fn another_account_or_another_key_makes_another_nullifier() {
		assert_ne!(nullifier(1, 1, 2), nullifier(1, 1, 3));
		assert_ne!(nullifier(1, 1, 2), nullifier(2, 1, 2));
	}
}
