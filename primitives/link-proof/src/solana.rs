//! What Solana's wallets sign: Ed25519 over the text alone.
//!
//! The address is the public key. The check is strict: what one verifier accepts every other
//! accepts, keys of small order are no keys, and an address that no key belongs to, such as a
//! program's, cannot sign. Solana's wallets put nothing around what `signMessage` gets; the header
//! that some hardware wallets put before a text is not what `signMessage` promises, and such
//! signatures are refused.

use data_encoding::BASE64;
use litentry_external_account::SolanaAddress;
use litentry_verifying_key::{Signature, VerifyingKey};

use crate::{InvalidProof, device};

/// Checks that the address signed this text.
pub(crate) fn verify(
	text: &str,
	address: &SolanaAddress,
	signature: &[u8; 64],
) -> Result<(), InvalidProof> {
	device::verify(text, &VerifyingKey::Ed25519(address.0), &Signature(*signature))
}

/// Longer than any text of 64 bytes; decoding base58 takes quadratic time.
const MAX_TEXT_LENGTH: usize = 2 + 2 * 64;

/// Reads a signature as wallets and tools write it: in base58, in base64, or in hexadecimal with
/// `0x`.
pub(crate) fn read(signature: &str) -> Option<[u8; 64]> {
	let text = signature.trim();
	if text.len() > MAX_TEXT_LENGTH {
		return None;
	}
	if let Some(digits) = text.strip_prefix("0x") {
		return hex::decode(digits).ok()?.try_into().ok();
	}
	// 64 bytes end with `==` in base64, which base58 does not know.
	let bytes = bs58::decode(text).into_vec().ok().or_else(|| BASE64.decode(text.as_bytes()).ok());
	bytes?.try_into().ok()
}

#[cfg(test)]
mod tests;
