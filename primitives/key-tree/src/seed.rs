//! Derivation from a seed.

use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

const SHA256_BLOCK_LENGTH: usize = 64;

/// HKDF-SHA256 of `seed` without salt; the `info` is the concatenation of `parts`.
pub(crate) fn derive(seed: &[u8; 32], parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
	let (mut pseudorandom_key, _) = Hkdf::<Sha256>::extract(None, seed);
	// 32 bytes of output are the first block of HKDF-Expand. The crate's own expansion returns an
	// error for longer outputs, which could only be handled by panicking.
	let mut block = Zeroizing::new([0; SHA256_BLOCK_LENGTH]);
	block[..32].copy_from_slice(&pseudorandom_key);
	pseudorandom_key.zeroize();
	let mut mac = <Hmac<Sha256> as Mac>::new((&*block).into());
	for part in parts {
		mac.update(part);
	}
	mac.update(&[1]);
	Zeroizing::new(mac.finalize().into_bytes().into())
}

/// A secret of 32 bytes from which keys derive; wiped from memory when dropped, never printed.
macro_rules! seed {
	($(#[$doc:meta])* $name:ident) => {
		$(#[$doc])*
		#[derive(Clone)]
		pub struct $name(zeroize::Zeroizing<[u8; 32]>);

		impl $name {
			/// The seed of these bytes, which nobody can guess.
			pub fn from_bytes(bytes: [u8; 32]) -> Self {
				Self(zeroize::Zeroizing::new(bytes))
			}
		}

		impl core::fmt::Debug for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
				f.write_str(concat!(stringify!($name), "(…)"))
			}
		}
	};
}

pub(crate) use seed;

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use proptest::prelude::*;

	use super::*;

	proptest! {
		#[test]
		fn derivation_is_hkdf_sha256(
			seed in any::<[u8; 32]>(),
			label in proptest::collection::vec(any::<u8>(), 0..200),
			suffix in any::<[u8; 4]>(),
		) {
			let mut expected = [0; 32];
			let hkdf = Hkdf::<Sha256>::new(None, &seed);
			hkdf.expand_multi_info(&[&label, &suffix], &mut expected).unwrap();
			prop_assert_eq!(*derive(&seed, &[&label, &suffix]), expected);
		}
	}
}
