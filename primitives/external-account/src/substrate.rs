//! Substrate chains (CAIP namespace `polkadot`) and their accounts of 32 bytes.

use core::{fmt, str::FromStr};

use litentry_vocabulary::ss58::{self, InvalidSs58};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::hex_text;

/// The CAIP-2 namespace of Substrate chains.
pub(crate) const NAMESPACE: &str = "polkadot";

/// The SS58 prefix that is valid on every Substrate chain.
const GENERIC_PREFIX: u16 = 42;

/// A Substrate chain: the first 16 bytes of its genesis hash (CAIP-13).
#[derive(
	Clone,
	Copy,
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
pub struct SubstrateChain(pub [u8; 16]);

impl SubstrateChain {
	/// Polkadot.
	pub const POLKADOT: Self = Self([
		0x91, 0xb1, 0x71, 0xbb, 0x15, 0x8e, 0x2d, 0x38, 0x48, 0xfa, 0x23, 0xa9, 0xf1, 0xc2, 0x51,
		0x82,
	]);
	/// Kusama.
	pub const KUSAMA: Self = Self([
		0xb0, 0xa8, 0xd4, 0x93, 0x28, 0x5c, 0x2d, 0xf7, 0x32, 0x90, 0xdf, 0xb7, 0xe6, 0x1f, 0x87,
		0x0f,
	]);
	/// Westend, a test network.
	pub const WESTEND: Self = Self([
		0xe1, 0x43, 0xf2, 0x38, 0x03, 0xac, 0x50, 0xe8, 0xf6, 0xf8, 0xe6, 0x26, 0x95, 0xd1, 0xce,
		0x9e,
	]);
	/// Paseo, a test network.
	pub const PASEO: Self = Self([
		0x77, 0xaf, 0xd6, 0x19, 0x0f, 0x15, 0x54, 0xad, 0x45, 0xfd, 0x0d, 0x31, 0xae, 0xe6, 0x2a,
		0xac,
	]);
	/// Polkadot's Asset Hub.
	pub const POLKADOT_ASSET_HUB: Self = Self([
		0x68, 0xd5, 0x6f, 0x15, 0xf8, 0x5d, 0x31, 0x36, 0x97, 0x0e, 0xc1, 0x69, 0x46, 0x04, 0x0b,
		0xc1,
	]);
	/// Kusama's Asset Hub.
	pub const KUSAMA_ASSET_HUB: Self = Self([
		0x48, 0x23, 0x9e, 0xf6, 0x07, 0xd7, 0x92, 0x88, 0x74, 0x02, 0x7a, 0x43, 0xa6, 0x76, 0x89,
		0x20,
	]);

	/// The prefix of the chain's addresses: 42, which every chain understands, when it is not known.
	pub const fn ss58_prefix(self) -> u16 {
		match self {
			Self::POLKADOT | Self::PASEO | Self::POLKADOT_ASSET_HUB => 0,
			Self::KUSAMA | Self::KUSAMA_ASSET_HUB => 2,
			_ => GENERIC_PREFIX,
		}
	}
}

impl fmt::Display for SubstrateChain {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(&hex::encode(self.0))
	}
}

impl fmt::Debug for SubstrateChain {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

/// The text is not 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the first 32 digits of the chain's genesis hash, in lower case, without 0x")]
pub struct InvalidSubstrateChain;

impl FromStr for SubstrateChain {
	type Err = InvalidSubstrateChain;

	fn from_str(text: &str) -> Result<Self, InvalidSubstrateChain> {
		hex_text::read(text).map(Self).ok_or(InvalidSubstrateChain)
	}
}

/// An account of a Substrate chain. Its text depends on the chain.
///
/// Of sr25519 and Ed25519 it is the public key, of ECDSA the BLAKE2b-256 of the compressed one.
#[derive(
	Clone,
	Copy,
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
pub struct SubstrateAccount(pub [u8; 32]);

/// Why a text is not an account of a Substrate chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidSubstrateAccount {
	/// No SS58 address.
	#[error(transparent)]
	Ss58(#[from] InvalidSs58),
	/// An address of another chain.
	#[error("an address with prefix {found}, but this chain's is {expected}")]
	WrongPrefix {
		/// The prefix of the address.
		found: u16,
		/// The prefix of the chain.
		expected: u16,
	},
}

impl SubstrateAccount {
	/// Reads an address with the chain's prefix.
	///
	/// # Errors
	///
	/// The text is no SS58 address, or another chain's.
	pub fn parse(text: &str, chain: SubstrateChain) -> Result<Self, InvalidSubstrateAccount> {
		let expected = chain.ss58_prefix();
		match ss58::decode(text)? {
			(prefix, account) if prefix == expected => Ok(Self(account)),
			(found, _) => Err(InvalidSubstrateAccount::WrongPrefix { found, expected }),
		}
	}

	/// The address with the chain's prefix.
	pub fn display(self, chain: SubstrateChain) -> impl fmt::Display {
		ss58::encode(chain.ss58_prefix(), &self.0)
	}
}

impl fmt::Debug for SubstrateAccount {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(&ss58::encode(GENERIC_PREFIX, &self.0))
	}
}

#[cfg(test)]
mod tests;
