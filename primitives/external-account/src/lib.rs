//! Accounts of other chains: a network and an address, written as CAIP-10.
//!
//! ```
//! use litentry_external_account::ExternalAccount;
//!
//! let text = "eip155:1:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
//! let external: ExternalAccount = text.parse()?;
//! assert_eq!(external.to_string(), text);
//! # Ok::<(), litentry_external_account::InvalidExternalAccount>(())
//! ```
//!
//! - `caip`: the texts, CAIP-2 for a [`Network`] and CAIP-10 for an [`ExternalAccount`]
//! - `evm`: EVM chains, their addresses and the EIP-55 checksum
//!
//! Another network is one more file and one more variant of both enums.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod caip;
mod evm;

use alloc::vec::Vec;

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

pub use caip::{InvalidExternalAccount, InvalidNetwork};
pub use evm::{EvmAddress, EvmChain, InvalidEvmAddress, InvalidEvmChain};

/// A network as CAIP-2 names it: `eip155:1`.
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
#[non_exhaustive]
pub enum Network {
	/// An EVM chain, CAIP namespace `eip155`.
	#[codec(index = 0)]
	Evm(EvmChain),
}

/// An account elsewhere: `eip155:1:0x…`.
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
#[non_exhaustive]
pub enum ExternalAccount {
	/// An account of an EVM chain.
	#[codec(index = 0)]
	Evm {
		/// The chain that the owner named.
		chain: EvmChain,
		/// The account's address.
		address: EvmAddress,
	},
}

impl ExternalAccount {
	/// The network that the account is on.
	pub const fn network(&self) -> Network {
		match self {
			Self::Evm { chain, .. } => Network::Evm(*chain),
		}
	}

	/// The bytes that are equal for two accounts exactly when one key controls both.
	///
	/// Nullifiers are made of these. The first byte says which kind of address follows. An EVM
	/// account counts by its address alone, because the same key controls it on every EVM chain.
	pub fn canonical_bytes(&self) -> Vec<u8> {
		let (kind, address) = match self {
			Self::Evm { address, .. } => (evm::CANONICAL_KIND, address.as_bytes()),
		};
		let mut bytes = Vec::with_capacity(1 + address.len());
		bytes.push(kind);
		bytes.extend(address);
		bytes
	}
}

#[cfg(test)]
mod tests {
	use alloc::vec;

	use super::*;

	const ADDRESS: EvmAddress = EvmAddress([7; 20]);

	fn on(chain: u64, address: EvmAddress) -> ExternalAccount {
		ExternalAccount::Evm { chain: EvmChain(chain), address }
	}

	#[test]
	fn the_same_address_on_two_evm_chains_is_one_account() {
		assert_eq!(on(1, ADDRESS).canonical_bytes(), on(137, ADDRESS).canonical_bytes());
		assert_ne!(on(1, ADDRESS).canonical_bytes(), on(1, EvmAddress([8; 20])).canonical_bytes());
	}

	#[test]
	fn canonical_bytes_are_a_kind_and_the_address() {
		let mut expected = vec![0];
		expected.extend([7; 20]);
		assert_eq!(on(1, ADDRESS).canonical_bytes(), expected);
	}

	#[test]
	fn the_encoding_on_the_chain_is_pinned() {
		let mut expected = vec![0, 0x69, 0x7a, 0, 0, 0, 0, 0, 0];
		expected.extend([7; 20]);
		assert_eq!(on(31_337, ADDRESS).encode(), expected);
		assert_eq!(on(31_337, ADDRESS).network(), Network::Evm(EvmChain(31_337)));
	}
}
