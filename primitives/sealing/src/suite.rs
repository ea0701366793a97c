//! The HPKE suite, and sealing with any `info` and associated data.

use alloc::vec::Vec;

use hpke::{
	Deserializable, HpkeError, Kem, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305,
	kdf::HkdfSha256, single_shot_open, single_shot_seal_with_rng,
};
use rand_core::CryptoRng;

/// The encapsulated key, the ciphertext and the tag.
pub(crate) fn seal<K: Kem>(
	to: &K::PublicKey,
	info: &[u8],
	associated_data: &[u8],
	plaintext: &[u8],
	rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, HpkeError> {
	let (encapsulated_key, ciphertext) =
		single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, K>(
			&OpModeS::Base,
			to,
			info,
			plaintext,
			associated_data,
			rng,
		)?;
	let mut sealed = encapsulated_key.to_bytes().to_vec();
	sealed.extend(ciphertext);
	Ok(sealed)
}

/// The plaintext of what [`seal`] returned.
pub(crate) fn open<K: Kem>(
	secret: &K::PrivateKey,
	info: &[u8],
	associated_data: &[u8],
	sealed: &[u8],
) -> Result<Vec<u8>, HpkeError> {
	let (encapsulated_key, ciphertext) =
		sealed.split_at_checked(K::EncappedKey::size()).ok_or(HpkeError::OpenError)?;
	single_shot_open::<ChaCha20Poly1305, HkdfSha256, K>(
		&OpModeR::Base,
		secret,
		&K::EncappedKey::from_bytes(encapsulated_key)?,
		info,
		ciphertext,
		associated_data,
	)
}

#[cfg(test)]
mod tests;
