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

#[cfg(test)]
mod tests {
	use alloc::{format, string::ToString};

	use super::*;

	#[test]
	fn the_hash_is_blake2b_with_32_bytes_of_output() {
		let empty = "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8";
		assert_eq!(hex::encode(blake2_256(b"")), empty);
	}

	#[test]
	fn a_genesis_hash_reads_back_from_its_text() {
		let hash = GenesisHash(blake2_256(b"a chain"));
		assert_eq!(hash.to_string().parse(), Ok(hash));
	}

	#[test]
	fn another_length_or_prefix_is_refused() {
		let digits = "0".repeat(64);
		for text in ["", "0x", &digits, &format!("0x{digits}0"), &format!("0X{digits}")] {
			assert_eq!(text.parse::<GenesisHash>(), Err(InvalidHash));
		}
	}
}
