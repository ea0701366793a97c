//! Accounts of other chains: a network and an address, written as CAIP-10.
//!
//! ```
//! use litentry_external_account::ExternalAccount;
//!
//! for text in [
//!     "eip155:1:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
//!     "bip122:000000000019d6689c085ae165831e93:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
//!     "polkadot:91b171bb158e2d3848fa23a9f1c25182:15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
//! ] {
//!     let external: ExternalAccount = text.parse()?;
//!     assert_eq!(external.to_string(), text);
//! }
//! # Ok::<(), litentry_external_account::InvalidExternalAccount>(())
//! ```
//!
//! - `caip`: the texts, CAIP-2 for a [`Network`] and CAIP-10 for an [`ExternalAccount`]
//! - `platform`: [`Platform`], the kinds of networks
//! - `evm`, `bitcoin`, `substrate`, `solana`, `cosmos`, `passkey`, `device`: one platform each, with
//!   its networks and addresses
//!
//! Another platform is one more file and one more variant of [`Network`], [`ExternalAccount`] and
//! [`Platform`].

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod bitcoin;
mod caip;
mod cosmos;
mod device;
mod evm;
mod hex_text;
mod passkey;
mod platform;
mod solana;
mod substrate;

use alloc::vec::Vec;

use litentry_verifying_key::{Scheme, VerifyingKey};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

pub use bitcoin::{BitcoinAddress, BitcoinNetwork, InvalidBitcoinAddress, UnknownBitcoinNetwork};
pub use caip::{InvalidExternalAccount, InvalidNetwork};
pub use cosmos::{CosmosAddress, CosmosChain, InvalidCosmosAddress, UnknownCosmosChain};
pub use evm::{EvmAddress, EvmChain, InvalidEvmAddress, InvalidEvmChain, MAX_CONTRACT_SIGNATURE};
pub use passkey::{InvalidPasskeyKey, InvalidRelyingParty, PasskeyKey, RelyingParty};
pub use platform::{Platform, UnknownPlatform};
pub use solana::{InvalidSolanaAddress, SolanaAddress, SolanaCluster, UnknownSolanaCluster};
pub use substrate::{
	InvalidSubstrateAccount, InvalidSubstrateChain, SubstrateAccount, SubstrateChain,
};

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
	/// Bitcoin or a test network of it, CAIP namespace `bip122`.
	#[codec(index = 1)]
	Bitcoin(BitcoinNetwork),
	/// A Substrate chain, CAIP namespace `polkadot`.
	#[codec(index = 2)]
	Substrate(SubstrateChain),
	/// A cluster of Solana, CAIP namespace `solana`.
	#[codec(index = 3)]
	Solana(SolanaCluster),
	/// A Cosmos chain, CAIP namespace `cosmos`.
	#[codec(index = 4)]
	Cosmos(CosmosChain),
	/// A website with passkeys, written `webauthn`.
	#[codec(index = 5)]
	Passkey(RelyingParty),
	/// Keys of devices with this signature scheme, written `device`.
	#[codec(index = 6)]
	Device(Scheme),
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
	/// An address of Bitcoin.
	#[codec(index = 1)]
	Bitcoin {
		/// The network that the owner named.
		network: BitcoinNetwork,
		/// The address.
		address: BitcoinAddress,
	},
	/// An account of a Substrate chain.
	#[codec(index = 2)]
	Substrate {
		/// The chain that the owner named.
		chain: SubstrateChain,
		/// The account.
		account: SubstrateAccount,
	},
	/// An address of Solana.
	#[codec(index = 3)]
	Solana {
		/// The cluster that the owner named.
		cluster: SolanaCluster,
		/// The address.
		address: SolanaAddress,
	},
	/// An address of a Cosmos chain.
	#[codec(index = 4)]
	Cosmos {
		/// The chain that the owner named.
		chain: CosmosChain,
		/// The address.
		address: CosmosAddress,
	},
	/// A passkey.
	#[codec(index = 5)]
	Passkey {
		/// The website that it was made for.
		relying_party: RelyingParty,
		/// Its public key.
		key: PasskeyKey,
	},
	/// The key of a device.
	#[codec(index = 6)]
	Device(VerifyingKey),
}

impl ExternalAccount {
	/// The network that the account is on.
	pub const fn network(&self) -> Network {
		match self {
			Self::Evm { chain, .. } => Network::Evm(*chain),
			Self::Bitcoin { network, .. } => Network::Bitcoin(*network),
			Self::Substrate { chain, .. } => Network::Substrate(*chain),
			Self::Solana { cluster, .. } => Network::Solana(*cluster),
			Self::Cosmos { chain, .. } => Network::Cosmos(*chain),
			Self::Passkey { relying_party, .. } => Network::Passkey(*relying_party),
			Self::Device(key) => Network::Device(key.scheme()),
		}
	}

	/// The bytes that are equal for two accounts exactly when they are the same address of the same
	/// [`Platform`].
	///
	/// Nullifiers are made of these. The first byte is the platform. An account counts by its address
	/// alone, because the same key controls it on every network of its platform: two addresses of one
	/// key, as Bitcoin has them, are two accounts, with coins of their own.
	pub fn canonical_bytes(&self) -> Vec<u8> {
		let mut bytes = Vec::with_capacity(1 + 1 + 33);
		bytes.push(self.platform().canonical_kind());
		match self {
			Self::Evm { address, .. } => bytes.extend(address.as_bytes()),
			Self::Bitcoin { address, .. } => address.encode_to(&mut bytes),
			Self::Substrate { account, .. } => bytes.extend(account.0),
			Self::Solana { address, .. } => bytes.extend(address.0),
			Self::Cosmos { address, .. } => bytes.extend(address.0),
			Self::Passkey { key, .. } => bytes.extend(key.0),
			Self::Device(key) => key.encode_to(&mut bytes),
		}
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
	fn two_kinds_of_bitcoin_addresses_of_one_key_are_two_accounts() {
		let bytes =
			|network, address| ExternalAccount::Bitcoin { network, address }.canonical_bytes();
		let (main, test) = (BitcoinNetwork::Main, BitcoinNetwork::Testnet4);
		let (legacy, segwit) = (BitcoinAddress::P2pkh([1; 20]), BitcoinAddress::P2wpkh([1; 20]));
		assert_ne!(bytes(main, legacy), bytes(main, segwit));
		assert_eq!(bytes(main, legacy), bytes(test, legacy));
	}

	#[test]
	fn equal_bytes_of_two_platforms_are_two_accounts() {
		let (bytes, chain) = ([5; 32], SubstrateChain::POLKADOT);
		let substrate = ExternalAccount::Substrate { chain, account: SubstrateAccount(bytes) };
		let (cluster, address) = (SolanaCluster::Mainnet, SolanaAddress(bytes));
		let solana = ExternalAccount::Solana { cluster, address };
		assert_ne!(substrate.canonical_bytes(), solana.canonical_bytes());
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
