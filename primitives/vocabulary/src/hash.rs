//! Hashes: which chain, and the one hash function that names content.

use core::fmt;

use blake2::{Blake2b, Digest, digest::consts::U32};

/// BLAKE2b with 32 bytes of output (RFC 7693), the hash that names content on this chain.
pub fn blake2_256(bytes: &[u8]) -> [u8; 32] {
	Blake2b::<U32>::digest(bytes).into()
}

/// The text is not `0x` and 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 0x and 64 hexadecimal digits")]
pub struct InvalidHash;

/// Writes 32 bytes as `0x` and 64 lower-case hexadecimal digits.
#[doc(hidden)]
pub fn write_hash(bytes: &[u8; 32], f: &mut fmt::Formatter) -> fmt::Result {
	f.write_str("0x")?;
	bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

/// Reads what [`write_hash`] wrote, in either case.
#[doc(hidden)]
pub fn read_hash(text: &str) -> Result<[u8; 32], InvalidHash> {
	let digits = text.strip_prefix("0x").ok_or(InvalidHash)?;
	let mut bytes = [0; 32];
	hex::decode_to_slice(digits, &mut bytes).map_err(|_| InvalidHash)?;
	Ok(bytes)
}

/// Declares a type for one kind of hash, so that no two kinds can be mistaken.
///
/// Its text is `0x` and 64 hexadecimal digits. The crate that uses this macro depends on
/// `parity-scale-codec` and `scale-info`.
#[macro_export]
macro_rules! hash_type {
	($(#[$doc:meta])* $name:ident) => {
		$(#[$doc])*
		///
		/// Its text is `0x` and 64 hexadecimal digits.
		#[derive(
			Clone,
			Copy,
			PartialEq,
			Eq,
			PartialOrd,
			Ord,
			Hash,
			parity_scale_codec::Encode,
			parity_scale_codec::Decode,
			parity_scale_codec::DecodeWithMemTracking,
			parity_scale_codec::MaxEncodedLen,
			scale_info::TypeInfo,
		)]
		pub struct $name(pub [u8; 32]);

		impl $name {
			/// The hash.
			pub const fn as_bytes(&self) -> &[u8; 32] {
				&self.0
			}
		}

		impl core::fmt::Display for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
				$crate::write_hash(&self.0, f)
			}
		}

		impl core::fmt::Debug for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
				core::fmt::Display::fmt(self, f)
			}
		}

		impl core::str::FromStr for $name {
			type Err = $crate::InvalidHash;

			fn from_str(text: &str) -> Result<Self, $crate::InvalidHash> {
				$crate::read_hash(text).map(Self)
			}
		}
	};
}

hash_type! {
	/// The hash of a chain's first block: which chain a statement is about.
	GenesisHash
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
