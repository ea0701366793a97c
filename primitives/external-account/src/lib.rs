//! Accounts of other chains: a network and an address, written as CAIP-10.
//!
//! One file per network; another network is one more file and one more variant of
//! [`ExternalAccount`] and [`Network`].

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod evm;

pub use evm::{EvmAddress, EvmChain};

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A network as CAIP-2 names it: `eip155:1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[non_exhaustive]
pub enum Network {
	/// An EVM chain, CAIP namespace `eip155`.
	#[codec(index = 0)]
	Evm(EvmChain),
}

/// An account elsewhere: `eip155:1:0x…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
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
