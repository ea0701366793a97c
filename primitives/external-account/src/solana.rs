//! Solana (CAIP namespace `solana`), its test clusters, and its addresses.

use core::{fmt, str::FromStr};

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The CAIP-2 namespace of Solana.
pub(crate) const NAMESPACE: &str = "solana";

/// Longer than any address; decoding base58 takes quadratic time.
const MAX_TEXT_LENGTH: usize = 44;

/// A cluster of Solana's validators.
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
pub enum SolanaCluster {
	/// The one whose coins are worth something.
	#[codec(index = 0)]
	Mainnet,
	/// The one for developers.
	#[codec(index = 1)]
	Devnet,
	/// The one for stress tests.
	#[codec(index = 2)]
	Testnet,
}

impl SolanaCluster {
	/// All of them.
	pub const ALL: [Self; 3] = [Self::Mainnet, Self::Devnet, Self::Testnet];

	/// The CAIP-2 reference: the first 32 digits of the hash of the first block.
	const fn reference(self) -> &'static str {
		match self {
			Self::Mainnet => "5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp",
			Self::Devnet => "EtWTRABZaYq6iMfeYKouRu166VU2xqa1",
			Self::Testnet => "4uhcVJyU9pJkvQyS88uRDiswHXSCkY3z",
		}
	}
}

impl fmt::Display for SolanaCluster {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(self.reference())
	}
}

/// The text is not the beginning of the hash of a cluster's first block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known Solana cluster: 5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp is the main one")]
pub struct UnknownSolanaCluster;

impl FromStr for SolanaCluster {
	type Err = UnknownSolanaCluster;

	fn from_str(text: &str) -> Result<Self, UnknownSolanaCluster> {
		let named = |cluster: &Self| cluster.reference() == text;
		Self::ALL.into_iter().find(named).ok_or(UnknownSolanaCluster)
	}
}

/// An address of Solana: an Ed25519 public key, written in base58.
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
pub struct SolanaAddress(pub [u8; 32]);

impl fmt::Display for SolanaAddress {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(&bs58::encode(self.0).into_string())
	}
}

impl fmt::Debug for SolanaAddress {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

/// The text is not 32 bytes in base58.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a Solana address: 32 bytes in base58")]
pub struct InvalidSolanaAddress;

impl FromStr for SolanaAddress {
	type Err = InvalidSolanaAddress;

	fn from_str(text: &str) -> Result<Self, InvalidSolanaAddress> {
		if text.len() > MAX_TEXT_LENGTH {
			return Err(InvalidSolanaAddress);
		}
		let bytes = bs58::decode(text).into_vec().map_err(|_| InvalidSolanaAddress)?;
		bytes.try_into().map(Self).map_err(|_| InvalidSolanaAddress)
	}
}

#[cfg(test)]
mod tests;
