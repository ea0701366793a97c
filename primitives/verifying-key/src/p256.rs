//! ECDSA over P-256 with SHA-256.

use p256::ecdsa::{Signature as P256Signature, VerifyingKey, signature::Verifier};

use crate::{InvalidSignature, Signature};

/// Refuses a high s, so that nobody can make a second signature out of one, and the compact form of a point, so
/// that nobody can write a key in a second way.
pub(crate) fn verify(
	key: &[u8; 33],
	message: &[u8],
	signature: &Signature,
) -> Result<(), InvalidSignature> {
	if !matches!(key, [2 | 3, ..]) {
		return Err(InvalidSignature::MalformedKey);
	}
	let key = VerifyingKey::from_sec1_bytes(key).map_err(|_| InvalidSignature::MalformedKey)?;
	let signature = P256Signature::from_slice(&signature.0)
		.map_err(|_| InvalidSignature::MalformedSignature)?;
	if signature.normalize_s().is_some() {
		return Err(InvalidSignature::MalformedSignature);
	}
	key.verify(message, &signature).map_err(|_| InvalidSignature::Mismatch)
}
