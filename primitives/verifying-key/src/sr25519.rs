//! Sr25519: Schnorr signatures over Ristretto in Substrate's signing context.

use schnorrkel::{PublicKey, Signature as Sr25519Signature, signing_context};

use crate::{InvalidSignature, Signature};

pub(crate) const CONTEXT: &[u8] = b"substrate";

/// The group's neutral element: everyone can sign for it.
const NOBODY: [u8; 32] = [0; 32];

pub(crate) fn verify(
	key: &[u8; 32],
	message: &[u8],
	signature: &Signature,
) -> Result<(), InvalidSignature> {
	if *key == NOBODY {
		return Err(InvalidSignature::MalformedKey);
	}
	let key = PublicKey::from_bytes(key).map_err(|_| InvalidSignature::MalformedKey)?;
	let signature = Sr25519Signature::from_bytes(&signature.0)
		.map_err(|_| InvalidSignature::MalformedSignature)?;
	let transcript = signing_context(CONTEXT).bytes(message);
	key.verify(transcript, &signature).map_err(|_| InvalidSignature::Mismatch)
}
