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
		InvalidSignature::MalformedSignature if is_high_s(key, signature) => InvalidProof::HighS,
		InvalidSignature::MalformedSignature => InvalidProof::MalformedSignature,
		_ => InvalidProof::Mismatch,
	})
}

/// Of the three schemes, only P-256's has an s that could be in the upper half.
fn is_high_s(key: &VerifyingKey, signature: &Signature) -> bool {
	let signature = p256::ecdsa::Signature::from_slice(&signature.0);
	let is_high = signature.is_ok_and(|signature| signature.normalize_s().is_some());
	is_high && matches!(key, VerifyingKey::P256(_))
}

/// Reads the key's signature: `0x` and 128 hexadecimal digits. Secure elements do not care which half s
/// of P-256 is in; here it is brought to the one form that is verified.
pub(crate) fn read(key: &VerifyingKey, text: &str) -> Option<Signature> {
	let mut signature = [0; 64];
	hex::decode_to_slice(text.strip_prefix("0x")?, &mut signature).ok()?;
	let signature = Signature(signature);
	Some(match key {
		VerifyingKey::P256(_) => low_s(signature),
		_ => signature,
	})
}

fn low_s(signature: Signature) -> Signature {
	let parsed = p256::ecdsa::Signature::from_slice(&signature.0).ok();
	let low = parsed.and_then(|parsed| parsed.normalize_s());
	low.map_or(signature, |low| Signature(low.to_bytes().into()))
}

#[cfg(test)]
mod tests;
