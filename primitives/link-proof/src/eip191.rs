//! Ethereum's `personal_sign` (EIP-191, version `0x45`) of the challenge's text.

use litentry_external_account::EvmAddress;
use sha3::{Digest, Keccak256};

use crate::{InvalidProof, LinkProof, evm_signature};

/// Checks that the address signed this text.
pub(crate) fn verify(
	text: &str,
	address: &EvmAddress,
	signature: &[u8; 65],
) -> Result<(), InvalidProof> {
	evm_signature::verify(&message_hash(text), address, signature)
}

/// The hash that `personal_sign` signs.
pub(crate) fn message_hash(text: &str) -> [u8; 32] {
	let hash = Keccak256::new()
		.chain_update("\x19Ethereum Signed Message:\n")
		.chain_update(alloc::format!("{}", text.len()))
		.chain_update(text);
	hash.finalize().into()
}

/// The text is not `0x` and 130 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a signature of 0x and 130 hexadecimal digits")]
pub struct InvalidSignatureText;

impl LinkProof {
	/// Reads the text that a wallet returns from `personal_sign`.
	pub fn eip191_from_hex(text: &str) -> Result<Self, InvalidSignatureText> {
		let digits = text.trim().strip_prefix("0x").ok_or(InvalidSignatureText)?;
		let mut signature = [0; 65];
		hex::decode_to_slice(digits, &mut signature).map_err(|_| InvalidSignatureText)?;
		Ok(Self::Eip191(signature))
	}
}

#[cfg(test)]
mod tests;
