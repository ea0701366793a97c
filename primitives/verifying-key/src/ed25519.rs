//! Ed25519, strictly: what one verifier accepts every other accepts.

use ed25519_dalek::{Signature as Ed25519Signature, VerifyingKey};

use crate::{InvalidSignature, Signature};

/// Refuses keys of small order and signatures that only some verifiers accept.
pub(crate) fn verify(
	key: &[u8; 32],
	message: &[u8],
	signature: &Signature,
) -> Result<(), InvalidSignature> {
	let key = VerifyingKey::from_bytes(key).map_err(|_| InvalidSignature::MalformedKey)?;
	if key.is_weak() {
		return Err(InvalidSignature::MalformedKey);
	}
	let signature = Ed25519Signature::from_bytes(&signature.0);
	key.verify_strict(message, &signature).map_err(|_| InvalidSignature::Mismatch)
}
