//! What all ways of signing with secp256k1 have in common.

use k256::ecdsa::Signature;

use crate::InvalidProof;

/// Reads r and s, of which s is in the lower half: the other half would be a second signature by the
/// same key.
pub(crate) fn low_s_signature(rs: &[u8]) -> Result<Signature, InvalidProof> {
	let signature = Signature::from_slice(rs).map_err(|_| InvalidProof::MalformedSignature)?;
	match signature.normalize_s() {
		None => Ok(signature),
		Some(_) => Err(InvalidProof::HighS),
	}
}
