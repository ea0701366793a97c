//! The signed messages that Bitcoin's wallets made before BIP-322, as BIP-137 writes them down: a
//! header byte, r and s, from which the key is recovered.
//!
//! | header | the address is of |
//! | --- | --- |
//! | 27 to 30 | P2PKH, the key uncompressed |
//! | 31 to 34 | P2PKH, the key compressed |
//! | 35 to 38 | P2SH-P2WPKH |
//! | 39 to 42 | P2WPKH |
//!
//! Electrum and those who follow it write 31 to 34 for all compressed keys. That is accepted as well:
//! the header is not signed, so it never proved of which kind an address is, and the address is in
//! the text. A header of segwit for P2PKH is refused, which nobody writes; so is P2TR, which BIP-137
//! does not know. s is in the lower half, as all wallets write it.

use bitcoin::{
	CompressedPublicKey, PublicKey,
	hashes::Hash,
	secp256k1::{
		self, Message, Secp256k1,
		ecdsa::{RecoverableSignature, RecoveryId},
	},
	sign_message::signed_msg_hash,
};
use data_encoding::BASE64;
use litentry_external_account::BitcoinAddress;

use crate::{
	InvalidProof,
	bitcoin_address::{p2pkh, p2sh_p2wpkh, p2wpkh},
	secp256k1::low_s_signature,
};

/// Checks that the address signed this text.
pub(crate) fn verify(
	text: &str,
	address: &BitcoinAddress,
	proof: &[u8; 65],
) -> Result<(), InvalidProof> {
	verify_hash(&message_hash(text), address, proof)
}

fn verify_hash(
	hash: &Message,
	address: &BitcoinAddress,
	proof: &[u8; 65],
) -> Result<(), InvalidProof> {
	let [header, rs @ ..] = proof;
	let address_of = address_of(*header, address)?;
	let key = recover(hash, *header, rs)?;
	if address_of(key) == *address { Ok(()) } else { Err(InvalidProof::Mismatch) }
}

/// How the header makes an address of this kind of a key.
fn address_of(
	header: u8,
	address: &BitcoinAddress,
) -> Result<fn(secp256k1::PublicKey) -> BitcoinAddress, InvalidProof> {
	match (header, address) {
		(_, BitcoinAddress::P2tr(_)) => Err(InvalidProof::ProofKindMismatch),
		(27..=30, BitcoinAddress::P2pkh(_)) => Ok(|key| p2pkh(&PublicKey::new_uncompressed(key))),
		(31..=34, BitcoinAddress::P2pkh(_)) => Ok(|key| p2pkh(&PublicKey::new(key))),
		(31..=38, BitcoinAddress::P2sh(_)) => Ok(|key| p2sh_p2wpkh(&CompressedPublicKey(key))),
		(31..=34 | 39..=42, BitcoinAddress::P2wpkh(_)) => {
			Ok(|key| p2wpkh(&CompressedPublicKey(key)))
		}
		(got, _) => Err(InvalidProof::BadRecoveryId { got }),
	}
}

fn recover(
	hash: &Message,
	header: u8,
	rs: &[u8; 64],
) -> Result<secp256k1::PublicKey, InvalidProof> {
	let malformed = |_| InvalidProof::MalformedSignature;
	let which = i32::from(header.wrapping_sub(27) % 4);
	let which = RecoveryId::from_i32(which).map_err(malformed)?;
	low_s_signature(rs)?;
	let signature = RecoverableSignature::from_compact(rs, which).map_err(malformed)?;
	Secp256k1::verification_only().recover_ecdsa(hash, &signature).map_err(malformed)
}

/// The hash that is signed.
pub(crate) fn message_hash(text: &str) -> Message {
	Message::from_digest(signed_msg_hash(text).to_byte_array())
}

/// Reads what wallets hand out: 65 bytes in base64.
pub(crate) fn read(text: &str) -> Option<[u8; 65]> {
	BASE64.decode(text.trim().as_bytes()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests;
