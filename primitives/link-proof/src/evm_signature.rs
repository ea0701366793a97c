//! r, s and v: an EVM account's signature of a hash, whatever the hash is of.
//!
//! The rules for the 65 bytes:
//! - r and s are in `1..n`, and r is the x coordinate of a point of the curve;
//! - s is in the lower half (EIP-2): the other half would be a second signature by the same key;
//! - v is 27 or 28 as Ethereum's nodes write it, or 0 or 1 as some hardware wallets do. Both ways
//!   say the same, and accepting both is safe because a proof is never told apart by its bytes:
//!   what can be spent once is the nonce in the challenge.

use alloc::vec::Vec;

use k256::ecdsa::{RecoveryId, VerifyingKey};
use litentry_external_account::EvmAddress;
use sha3::{Digest, Keccak256};

use crate::{Consent, InvalidProof, LinkProof, secp256k1::low_s_signature, verify as verify_proof};

/// Checks that the address signed this hash.
pub(crate) fn verify(
	hash: &[u8; 32],
	address: &EvmAddress,
	signature: &[u8; 65],
) -> Result<(), InvalidProof> {
	let [rs @ .., v] = signature;
	let recovery_id = recovery_id(*v)?;
	let signature = low_s_signature(rs)?;
	let key = VerifyingKey::recover_from_prehash(hash, &signature, recovery_id)
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

/// The address that belongs to a public key.
pub(crate) fn address_of(key: &VerifyingKey) -> EvmAddress {
	let point = key.to_encoded_point(false);
	// The first byte of an uncompressed point only says that it is one.
	let hash: [u8; 32] = Keccak256::digest(&point.as_bytes()[1..]).into();
	let [_, _, _, _, _, _, _, _, _, _, _, _, address @ ..] = hash;
	EvmAddress(address)
}

/// Reads the text that a wallet returns: `0x` and hexadecimal digits.
///
/// 65 bytes are a key's signature, of the text or of the typed form, whichever is right for this
/// consent; when neither is, it is taken for one of the text. Any other length is a contract's, and
/// so can 65 bytes be, which only the caller can know.
pub(crate) fn read(consent: &impl Consent, text: &str) -> Option<LinkProof> {
	let bytes = hex::decode(text.strip_prefix("0x")?).ok()?;
	match <[u8; 65]>::try_from(bytes) {
		Ok(signature) => {
			let typed = LinkProof::Eip712(signature);
			let is_typed = verify_proof(consent, &typed).is_ok();
			Some(if is_typed { typed } else { LinkProof::Eip191(signature) })
		}
		Err(bytes) => contract(bytes),
	}
}

/// Reads the text that a contract wallet returns: `0x` and hexadecimal digits, however many.
pub(crate) fn read_contract(text: &str) -> Option<LinkProof> {
	contract(hex::decode(text.strip_prefix("0x")?).ok()?)
}

fn contract(bytes: Vec<u8>) -> Option<LinkProof> {
	bytes.try_into().ok().map(LinkProof::Erc1271)
}

#[cfg(test)]
mod tests;
