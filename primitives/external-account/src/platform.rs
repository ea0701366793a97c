//! Platforms: the kinds of networks, whose accounts are told apart by the same kind of key.

use core::{fmt, str::FromStr};

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{ExternalAccount, Network};

/// A kind of network. One key controls one account on all networks of a platform.
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
pub enum Platform {
	/// Ethereum and every other EVM chain.
	#[codec(index = 0)]
	Evm,
	/// Bitcoin and its test networks.
	#[codec(index = 1)]
	Bitcoin,
	/// Polkadot, Kusama and every other Substrate chain.
	#[codec(index = 2)]
	Substrate,
	/// Solana and its test clusters.
	#[codec(index = 3)]
	Solana,
	/// Cosmos chains.
	#[codec(index = 4)]
	Cosmos,
	/// Passkeys of websites.
	#[codec(index = 5)]
	Passkey,
	/// Keys of devices.
	#[codec(index = 6)]
	Device,
}

impl Platform {
	/// All of them.
	pub const ALL: [Self; 7] = [
		Self::Evm,
		Self::Bitcoin,
		Self::Substrate,
		Self::Solana,
		Self::Cosmos,
		Self::Passkey,
		Self::Device,
	];

	const fn name(self) -> &'static str {
		match self {
			Self::Evm => "evm",
			Self::Bitcoin => "bitcoin",
			Self::Substrate => "substrate",
			Self::Solana => "solana",
			Self::Cosmos => "cosmos",
			Self::Passkey => "passkey",
			Self::Device => "device",
		}
	}

	/// The first of the [canonical bytes](ExternalAccount::canonical_bytes) of its accounts.
	pub(crate) const fn canonical_kind(self) -> u8 {
		self as u8
	}
}

impl fmt::Display for Platform {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(self.name())
	}
}

/// The text names no platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected evm, bitcoin, substrate, solana, cosmos, passkey or device")]
pub struct UnknownPlatform;

impl FromStr for Platform {
	type Err = UnknownPlatform;

	fn from_str(text: &str) -> Result<Self, UnknownPlatform> {
		Self::ALL.into_iter().find(|platform| platform.name() == text).ok_or(UnknownPlatform)
	}
}

impl Network {
	/// The kind of network.
	pub const fn platform(&self) -> Platform {
		match self {
			Self::Evm(_) => Platform::Evm,
			Self::Bitcoin(_) => Platform::Bitcoin,
			Self::Substrate(_) => Platform::Substrate,
			Self::Solana(_) => Platform::Solana,
			Self::Cosmos(_) => Platform::Cosmos,
			Self::Passkey(_) => Platform::Passkey,
			Self::Device(_) => Platform::Device,
		}
	}
}

impl ExternalAccount {
	/// The kind of network that the account is on.
	pub const fn platform(&self) -> Platform {
		self.network().platform()
	}
}

#[cfg(test)]
mod tests {
	use alloc::string::ToString;

	use super::*;

	#[test]
	fn every_platform_reads_its_own_name() {
		for platform in Platform::ALL {
			assert_eq!(platform.to_string().parse(), Ok(platform));
		}
		assert_eq!("Evm".parse::<Platform>(), Err(UnknownPlatform));
	}

	#[test]
	fn canonical_kinds_are_pinned() {
		assert_eq!(Platform::ALL.map(Platform::canonical_kind), [0, 1, 2, 3, 4, 5, 6]);
	}
}
