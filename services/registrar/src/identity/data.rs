//! The content of one field: text, bytes, or the hash of something that is kept elsewhere.

use blake2::{Blake2b, Digest, digest::consts::U32};
use parity_scale_codec::{Decode, Encode, Error, Input, Output};
use sha2::Sha256;
use sha3::{Keccak256, Sha3_256};

/// The most bytes that a field holds by itself.
pub const MAX_RAW: usize = 32;

/// A field's content as the chain encodes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Data {
	/// Not set.
	None,
	/// At most [`MAX_RAW`] bytes, mostly of text. Nothing at all is also something: the field is set.
	Raw(Vec<u8>),
	/// The hash of what is kept elsewhere.
	Hashed(Hashed),
}

/// The hash of a content, and the function that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hashed {
	/// Which function.
	pub kind: HashKind,
	/// What it gave.
	pub hash: [u8; 32],
}

/// A hash function that a field may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HashKind {
	/// BLAKE2b with 32 bytes of output.
	BlakeTwo256,
	/// SHA-256.
	Sha256,
	/// Keccak-256 as Ethereum uses it.
	Keccak256,
	/// SHA3-256 (FIPS 202).
	ShaThree256,
}

impl HashKind {
	/// Every one.
	pub const ALL: [Self; 4] =
		[Self::BlakeTwo256, Self::Sha256, Self::Keccak256, Self::ShaThree256];

	/// The name that chains' metadata give it.
	pub const fn name(self) -> &'static str {
		match self {
			Self::BlakeTwo256 => "BlakeTwo256",
			Self::Sha256 => "Sha256",
			Self::Keccak256 => "Keccak256",
			Self::ShaThree256 => "ShaThree256",
		}
	}

	fn digest(self, bytes: &[u8]) -> [u8; 32] {
		match self {
			Self::BlakeTwo256 => Blake2b::<U32>::digest(bytes).into(),
			Self::Sha256 => Sha256::digest(bytes).into(),
			Self::Keccak256 => Keccak256::digest(bytes).into(),
			Self::ShaThree256 => Sha3_256::digest(bytes).into(),
		}
	}
}

impl Hashed {
	/// Whether this is the hash of `preimage`.
	pub fn is_of(&self, preimage: &[u8]) -> bool {
		self.kind.digest(preimage) == self.hash
	}
}

/// The bytes are longer than a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a field holds at most {MAX_RAW} bytes, not {length}")]
pub struct InvalidData {
	/// How many they are.
	pub length: usize,
}

impl Data {
	/// A field with this text.
	///
	/// # Errors
	///
	/// It is too long.
	pub fn text(text: &str) -> Result<Self, InvalidData> {
		let length = text.len();
		if length > MAX_RAW { Err(InvalidData { length }) } else { Ok(Self::Raw(text.into())) }
	}
}

/// 0 is nothing, 1 to 33 a length and so many bytes less one, 34 to 37 a hash.
impl Encode for Data {
	fn size_hint(&self) -> usize {
		1 + MAX_RAW
	}

	fn encode_to<O: Output + ?Sized>(&self, to: &mut O) {
		match self {
			Self::None => to.push_byte(0),
			Self::Raw(bytes) => {
				to.push_byte(u8::try_from(bytes.len().min(MAX_RAW)).unwrap_or_default() + 1);
				to.write(&bytes[..bytes.len().min(MAX_RAW)]);
			}
			Self::Hashed(Hashed { kind, hash }) => {
				to.push_byte(34 + *kind as u8);
				to.write(hash);
			}
		}
	}
}

impl Decode for Data {
	fn decode<I: Input>(from: &mut I) -> Result<Self, Error> {
		match from.read_byte()? {
			0 => Ok(Self::None),
			length @ 1..=33 => {
				let mut bytes = vec![0; usize::from(length) - 1];
				from.read(&mut bytes)?;
				Ok(Self::Raw(bytes))
			}
			kind @ 34..=37 => {
				let mut hash = [0; 32];
				from.read(&mut hash)?;
				Ok(Self::Hashed(Hashed { kind: HashKind::ALL[usize::from(kind - 34)], hash }))
			}
			_ => Err(Error::from("no such kind of identity data")),
		}
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use proptest::prelude::*;

	use super::*;

	#[test]
	fn each_kind_of_content_has_its_encoding() {
		assert_eq!(Data::None.encode(), [0]);
		assert_eq!(Data::text("").unwrap().encode(), [1]);
		assert_eq!(Data::text("Alice").unwrap().encode(), b"\x06Alice");
		assert_eq!(Data::text(&"x".repeat(33)), Err(InvalidData { length: 33 }));
		let hashed = Hashed { kind: HashKind::ShaThree256, hash: [7; 32] };
		assert_eq!(Data::Hashed(hashed).encode()[..2], [37, 7]);
		assert!(Data::decode(&mut &[38_u8; 33][..]).is_err());
	}

	#[test]
	fn a_preimage_is_checked_with_the_function_that_is_named() {
		// The hash of nothing by each function, as their specifications give it.
		for (kind, hash) in [
			(
				HashKind::BlakeTwo256,
				"0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
			),
			(HashKind::Sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
			(
				HashKind::Keccak256,
				"c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
			),
			(
				HashKind::ShaThree256,
				"a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a",
			),
		] {
			let hash = hex::decode(hash).unwrap().try_into().unwrap();
			assert!(Hashed { kind, hash }.is_of(b""));
			assert!(!Hashed { kind, hash }.is_of(b"x"));
		}
	}

	proptest! {
		#[test]
		fn what_decodes_encodes_to_the_same_bytes(bytes: Vec<u8>) {
			let mut rest = &*bytes;
			if let Ok(data) = Data::decode(&mut rest) {
				prop_assert_eq!(&data.encode(), &bytes[..bytes.len() - rest.len()]);
			}
		}
	}
}
