//! The key of a device, which signs the text as it stands.

use litentry_verifying_key::{InvalidSignature, Signature, VerifyingKey};

use crate::InvalidProof;

/// Checks that the key signed this text.
pub(crate) fn verify(
	text: &str,
	key: &VerifyingKey,
	signature: &Signature,
) -> Result<(), InvalidProof> {
	verify_bytes(text.as_bytes(), key, signature)
}

/// Checks that the key signed this, be it a text or not.
pub(crate) fn verify_bytes(
	message: &[u8],
	key: &VerifyingKey,
	signature: &Signature,
) -> Result<(), InvalidProof> {
	key.verify(message, signature).map_err(|invalid| match invalid {
		InvalidSignature::MalformedKey => InvalidProof::MalformedKey,
		InvalidSignature::MalformedSignature => InvalidProof::MalformedSignature,
		_ => InvalidProof::Mismatch,
	})
}
