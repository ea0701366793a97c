//! Ethereum's `personal_sign` (EIP-191, version `0x45`): r, s and v over the challenge's text.
//!
//! The rules for the 65 bytes:
//! - r and s are in `1..n`, and r is the x coordinate of a point of the curve;
//! - s is in the lower half (EIP-2): the other half would be a second signature by the same key;
//! - v is 27 or 28 as Ethereum's nodes write it, or 0 or 1 as some hardware wallets do. Both ways
//!   say the same, and accepting both is safe because a proof is never told apart by its bytes:
//!   what can be spent once is the nonce in the challenge.

use k256::ecdsa::{RecoveryId, Signature, VerifyingKey};
use litentry_external_account::EvmAddress;
use sha3::{Digest, Keccak256};

use crate::{InvalidProof, LinkProof};

/// Checks that the address signed this text.
pub(crate) fn verify(
	text: &str,
	address: &EvmAddress,
	proof: &[u8; 65],
) -> Result<(), InvalidProof> {
	let [rs @ .., v] = proof;
	let recovery_id = recovery_id(*v)?;
	let signature = low_s_signature(rs)?;
	let key = VerifyingKey::recover_from_prehash(&message_hash(text), &signature, recovery_id)
		.map_err(|_| InvalidProof::MalformedSignature)?;
	let recovered = address_of(&key);
	if recovered != *address {
		return Err(InvalidProof::WrongSigner { recovered });
	}
	Ok(())
}

fn recovery_id(v: u8) -> Result<RecoveryId, InvalidProof> {
	match v {
		0 | 27 => Ok(RecoveryId::new(false, false)),
		1 | 28 => Ok(RecoveryId::new(true, false)),
		got => Err(InvalidProof::BadRecoveryId { got }),
	}
}

fn low_s_signature(rs: &[u8]) -> Result<Signature, InvalidProof> {
	let signature = Signature::from_slice(rs).map_err(|_| InvalidProof::MalformedSignature)?;
	match signature.normalize_s() {
		None => Ok(signature),
		Some(_) => Err(InvalidProof::HighS),
	}
}

/// The hash that `personal_sign` signs.
pub(crate) fn message_hash(text: &str) -> [u8; 32] {
	let hash = Keccak256::new()
		.chain_update("\x19Ethereum Signed Message:\n")
		.chain_update(alloc::format!("{}", text.len()))
		.chain_update(text);
	hash.finalize().into()
}

/// The address that belongs to a public key.
pub(crate) fn address_of(key: &VerifyingKey) -> EvmAddress {
	let point = key.to_encoded_point(false);
	// The first byte of an uncompressed point only says that it is one.
	let hash: [u8; 32] = Keccak256::digest(&point.as_bytes()[1..]).into();
	let [_, _, _, _, _, _, _, _, _, _, _, _, address @ ..] = hash;
	EvmAddress(address)
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
