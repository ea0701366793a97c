//! Encryption of what the database holds about persons: AES-256-GCM-SIV (RFC 8452).

use std::fmt;

use aes_gcm_siv::{
	Aes256GcmSiv,
	aead::{Aead, KeyInit, Payload},
};
use litentry_vocabulary::blake2_256;
use parity_scale_codec::{DecodeAll, Encode};

use super::StoreFailed;

const NONCE_LENGTH: usize = 12;

/// The key under which the database holds personal data; a copy of the database alone shows none.
///
/// It is not kept in the database. Whoever loses it loses the open challenges and preimages, nothing
/// that is on the chain.
#[derive(Clone)]
pub struct Seal {
	key: [u8; 32],
}

impl Seal {
	/// From 32 secret random bytes.
	pub const fn new(key: [u8; 32]) -> Self {
		Self { key }
	}

	/// Encrypts; the same content in the same place gives the same text. `place` has to be given again
	/// to open it, so that nothing can be moved elsewhere.
	pub(crate) fn close(&self, place: &str, content: &impl Encode) -> String {
		let content = content.encode();
		let digest = blake2_256(&("nonce", &self.key, place, &content).encode());
		let nonce = &digest[..NONCE_LENGTH];
		let payload = Payload { msg: &content, aad: place.as_bytes() };
		// It fails for contents of more than 2^36 bytes alone; those are sealed as nothing.
		let sealed = self.cipher().encrypt(&fixed(nonce).into(), payload).unwrap_or_default();
		hex::encode([nonce, &sealed].concat())
	}

	/// Decrypts.
	pub(crate) fn open<T: DecodeAll>(&self, place: &str, sealed: &str) -> Result<T, StoreFailed> {
		let bytes = hex::decode(sealed).map_err(|_| StoreFailed::Sealed)?;
		let (nonce, msg) = bytes.split_at_checked(NONCE_LENGTH).ok_or(StoreFailed::Sealed)?;
		let payload = Payload { msg, aad: place.as_bytes() };
		let content = self.cipher().decrypt(&fixed(nonce).into(), payload);
		let content = content.map_err(|_| StoreFailed::Sealed)?;
		T::decode_all(&mut &*content).map_err(|_| StoreFailed::Sealed)
	}

	/// A keyed digest: without the key nobody can tell of what, not even by trying.
	pub(crate) fn digest(&self, what: &str, content: &impl Encode) -> String {
		hex::encode(blake2_256(&("digest", &self.key, what, content).encode()))
	}

	fn cipher(&self) -> Aes256GcmSiv {
		Aes256GcmSiv::new((&self.key).into())
	}
}

fn fixed(nonce: &[u8]) -> [u8; NONCE_LENGTH] {
	nonce.try_into().unwrap_or_default()
}

impl fmt::Debug for Seal {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("Seal(…)")
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn only_the_key_and_the_place_open_what_was_closed() {
		let (seal, text) = (Seal::new([1; 32]), "alice@example.org".to_owned());
		let sealed = seal.close("here", &text);
		assert_eq!(seal.open::<String>("here", &sealed).unwrap(), text);
		assert!(seal.open::<String>("there", &sealed).is_err());
		assert!(Seal::new([2; 32]).open::<String>("here", &sealed).is_err());
		assert!(!sealed.contains(&hex::encode("alice")));
	}

	#[test]
	fn digests_differ_by_key_purpose_and_content() {
		let digest = |key, what, content: &str| Seal::new([key; 32]).digest(what, &content);
		let one = digest(1, "a", "b");
		assert_eq!(one, digest(1, "a", "b"));
		for other in [digest(2, "a", "b"), digest(1, "x", "b"), digest(1, "a", "x")] {
			assert_ne!(one, other);
		}
	}
}
