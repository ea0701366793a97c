//! The key of a device, which signs the text as it stands.

use litentry_verifying_key::{InvalidSignature, Signature, VerifyingKey};

use crate::InvalidProof;

/// Checks that the key signed this text.
pub(crate) fn verify(
	text: &str,
	key: &VerifyingKey,
	signature: &Signature,
) -> Result<(), InvalidProof> {
	key.verify(text.as_bytes(), signature).map_err(|invalid| match invalid {
		InvalidSignature::MalformedKey => InvalidProof::MalformedKey,
		InvalidSignature::MalformedSignature => InvalidProof::MalformedSignature,
		_ => InvalidProof::Mismatch,
	})
}
