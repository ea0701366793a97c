//! Of the two signatures that everyone can make of one, the one that counts.

use bitcoin::secp256k1::ecdsa::Signature;

/// Whether s is in the lower half of its range (BIP-146).
pub(crate) fn has_low_s(signature: &Signature) -> bool {
	let mut lowered = *signature;
	lowered.normalize_s();
	lowered == *signature
}
