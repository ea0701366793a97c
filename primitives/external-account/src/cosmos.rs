//! Cosmos chains (CAIP namespace `cosmos`) whose keys are secp256k1, and their addresses.

use core::{fmt, str::FromStr};

use bech32::{Bech32, Hrp};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The CAIP-2 namespace of Cosmos chains.
pub(crate) const NAMESPACE: &str = "cosmos";

/// A Cosmos chain whose addresses are hashes of secp256k1 keys.
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
pub enum CosmosChain {
	/// The Cosmos Hub.
	#[codec(index = 0)]
	CosmosHub,
	/// Osmosis.
	#[codec(index = 1)]
	Osmosis,
	/// Celestia.
	#[codec(index = 2)]
	Celestia,
	/// Noble.
	#[codec(index = 3)]
	Noble,
	/// Akash.
	#[codec(index = 4)]
	Akash,
}

impl CosmosChain {
	/// All of them.
	pub const ALL: [Self; 5] =
		[Self::CosmosHub, Self::Osmosis, Self::Celestia, Self::Noble, Self::Akash];

	/// The chain id, which is the CAIP-2 reference.
	pub const fn id(self) -> &'static str {
		match self {
			Self::CosmosHub => "cosmoshub-4",
			Self::Osmosis => "osmosis-1",
			Self::Celestia => "celestia",
			Self::Noble => "noble-1",
			Self::Akash => "akashnet-2",
		}
	}

	/// What its addresses begin with.
	pub const fn prefix(self) -> &'static str {
		match self {
			Self::CosmosHub => "cosmos",
			Self::Osmosis => "osmo",
			Self::Celestia => "celestia",
			Self::Noble => "noble",
			Self::Akash => "akash",
		}
	}
}

impl fmt::Display for CosmosChain {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(self.id())
	}
}

/// The text is not the id of a Cosmos chain that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known Cosmos chain: cosmoshub-4 is one")]
pub struct UnknownCosmosChain;

impl FromStr for CosmosChain {
	type Err = UnknownCosmosChain;

	fn from_str(text: &str) -> Result<Self, UnknownCosmosChain> {
		Self::ALL.into_iter().find(|chain| chain.id() == text).ok_or(UnknownCosmosChain)
	}
}

/// An address of a Cosmos chain: RIPEMD-160 of the SHA-256 of a compressed secp256k1 key. Its text
/// depends on the chain.
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
pub struct CosmosAddress(pub [u8; 20]);

/// Why a text is not an address of a Cosmos chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidCosmosAddress {
	/// Not bech32 in lower case with a right checksum.
	#[error("not a Cosmos address: is there a typing error?")]
	Malformed,
	/// An address of another chain.
	#[error("an address of another chain: expected one that begins with {expected}1")]
	WrongPrefix {
		/// What the chain's addresses begin with.
		expected: &'static str,
	},
	/// An address of a contract or a module, which no key speaks for.
	#[error("an address of {length} bytes, but those of keys have 20")]
	WrongLength {
		/// How many bytes it has.
		length: usize,
	},
}

impl CosmosAddress {
	/// Reads an address with the chain's prefix.
	///
	/// # Errors
	///
	/// Tells what is wrong with the text.
	pub fn parse(text: &str, chain: CosmosChain) -> Result<Self, InvalidCosmosAddress> {
		let is_lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
		let decoded = bech32::primitives::decode::CheckedHrpstring::new::<Bech32>(text);
		let decoded = decoded.ok().filter(|_| is_lower).ok_or(InvalidCosmosAddress::Malformed)?;
		let expected = chain.prefix();
		if decoded.hrp().as_str() != expected {
			return Err(InvalidCosmosAddress::WrongPrefix { expected });
		}
		let bytes: alloc::vec::Vec<u8> = decoded.byte_iter().collect();
		let length = bytes.len();
		bytes.try_into().map(Self).map_err(|_| InvalidCosmosAddress::WrongLength { length })
	}

	/// The address with the chain's prefix.
	pub fn display(self, chain: CosmosChain) -> impl fmt::Display {
		let text = Hrp::parse(chain.prefix()).ok().map(|prefix| {
			// Every prefix above and 20 bytes are within bech32's length.
			bech32::encode::<Bech32>(prefix, &self.0).unwrap_or_default()
		});
		text.unwrap_or_default()
	}
}

#[cfg(test)]
mod tests;
