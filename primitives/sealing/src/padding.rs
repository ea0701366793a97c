//! Padding to a fixed length, so that the size of a ciphertext tells nothing.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{Context, InvalidKey, PublicKey, seal};

const PREFIX_LENGTH: usize = size_of::<u16>();

/// The most bytes that padding to `length` can hold.
pub const fn padded_capacity(length: usize) -> usize {
	let capacity = length.saturating_sub(PREFIX_LENGTH);
	if capacity < u16::MAX as usize { capacity } else { u16::MAX as usize }
}

/// The plaintext does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{length} bytes, but at most {capacity} fit")]
pub struct TooLong {
	/// Its length.
	pub length: usize,
	/// The most bytes that fit.
	pub capacity: usize,
}

/// `plaintext` in `length` bytes: its length (16 bits, little endian), itself, zeros.
pub fn pad(plaintext: &[u8], length: usize) -> Result<Vec<u8>, TooLong> {
	let capacity = padded_capacity(length);
	let too_long = TooLong { length: plaintext.len(), capacity };
	if plaintext.len() > capacity || length < PREFIX_LENGTH {
		return Err(too_long);
	}
	let prefix = u16::try_from(plaintext.len()).map_err(|_| too_long)?;
	let mut padded = Vec::with_capacity(length);
	padded.extend(prefix.to_le_bytes());
	padded.extend(plaintext);
	padded.resize(length, 0);
	Ok(padded)
}

/// The bytes are not what [`pad`] makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the padding is malformed")]
pub struct NotPadded;

/// What was padded; refused unless every byte of the padding is zero, so that one plaintext has
/// one padded form.
pub fn unpad(padded: &[u8]) -> Result<&[u8], NotPadded> {
	let (prefix, rest) = padded.split_first_chunk().ok_or(NotPadded)?;
	let length = usize::from(u16::from_le_bytes(*prefix));
	let (plaintext, zeros) = rest.split_at_checked(length).ok_or(NotPadded)?;
	if zeros.iter().any(|byte| *byte != 0) {
		return Err(NotPadded);
	}
	Ok(plaintext)
}

/// Why a plaintext was not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotSeal {
	/// Nobody can seal to this key.
	#[error(transparent)]
	InvalidKey(#[from] InvalidKey),
	/// The plaintext does not fit into the padded length.
	#[error(transparent)]
	TooLong(#[from] TooLong),
}

/// Seals `plaintext` padded to `length`: the result is `length` + [`OVERHEAD`](crate::OVERHEAD)
/// bytes, whatever the plaintext.
pub fn seal_padded(
	to: &PublicKey,
	context: &Context,
	plaintext: &[u8],
	length: usize,
	rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, CannotSeal> {
	let padded = Zeroizing::new(pad(plaintext, length)?);
	Ok(seal(to, context, &padded, rng)?)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use proptest::prelude::*;

	use super::*;

	#[test]
	fn the_padded_form_is_length_then_bytes_then_zeros() {
		assert_eq!(pad(b"ab", 6), Ok(vec![2, 0, b'a', b'b', 0, 0]));
	}

	#[test]
	fn what_does_not_fit_is_refused() {
		assert_eq!(pad(b"abc", 4), Err(TooLong { length: 3, capacity: 2 }));
		assert_eq!(pad(b"", 1), Err(TooLong { length: 0, capacity: 0 }));
		assert_eq!(pad(&[0; 65_536], 100_000), Err(TooLong { length: 65_536, capacity: 65_535 }));
	}

	#[test]
	fn malformed_padding_is_refused() {
		for padded in [&[][..], &[0], &[2, 0, 1], &[1, 0, 7, 0, 1], &[255, 255, 0]] {
			assert_eq!(unpad(padded), Err(NotPadded), "{padded:?}");
		}
	}

	proptest! {
		#[test]
		fn padding_and_unpadding_return_the_plaintext(
			plaintext in proptest::collection::vec(any::<u8>(), 0..300),
			room in 0_usize..300,
		) {
			let padded = pad(&plaintext, plaintext.len() + 2 + room).unwrap();
			prop_assert_eq!(padded.len(), plaintext.len() + 2 + room);
			prop_assert_eq!(unpad(&padded), Ok(&plaintext[..]));
		}

		#[test]
		fn whatever_unpads_is_the_padded_form_of_what_comes_out(
			padded in proptest::collection::vec(0_u8..4, 0..40),
		) {
			if let Ok(plaintext) = unpad(&padded) {
				prop_assert_eq!(pad(plaintext, padded.len()), Ok(padded.clone()));
			}
		}
	}
}
