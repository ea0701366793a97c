//! Hashes: which chain, and the one hash function that names content.

use core::{fmt, str::FromStr};

use blake2::{Blake2b, Digest, digest::consts::U32};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// BLAKE2b with 32 bytes of output (RFC 7693), the hash that names content on this chain.
pub fn blake2_256(bytes: &[u8]) -> [u8; 32] {
	Blake2b::<U32>::digest(bytes).into()
}

/// The hash of a chain's first block: which chain a statement is about.
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
pub struct GenesisHash(pub [u8; 32]);

impl fmt::Display for GenesisHash {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "0x{}", hex::encode(self.0))
	}
}

impl fmt::Debug for GenesisHash {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

/// The text is not `0x` and 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 0x and 64 hexadecimal digits")]
pub struct InvalidHash;

impl FromStr for GenesisHash {
	type Err = InvalidHash;

	fn from_str(text: &str) -> Result<Self, InvalidHash> {
		let digits = text.strip_prefix("0x").ok_or(InvalidHash)?;
		let mut bytes = [0; 32];
		hex::decode_to_slice(digits, &mut bytes).map_err(|_| InvalidHash)?;
		Ok(Self(bytes))
	}
}
