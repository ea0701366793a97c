//! Signed messages of Cosmos chains (ADR-36), as Keplr's `signArbitrary` makes them.
//!
//! What is signed is a document that looks like a transaction of no chain: an empty chain id, no
//! fee, and one message with the text and the signer. It is written in the one form that amino JSON
//! has: keys in order, no spaces. Amino JSON also escapes `<`, `>` and `&`, of which the document has
//! none, since the text is in base64 and an address is bech32.
//!
//! - The key is given with the signature, compressed, and the address is the RIPEMD-160 of its
//!   SHA-256.
//! - The signature is ECDSA over secp256k1 of the document's SHA-256; s is in the lower half.

use alloc::{format, string::String};
use core::fmt;

use data_encoding::BASE64;
use k256::ecdsa::{VerifyingKey, signature::hazmat::PrehashVerifier};
use litentry_external_account::{CosmosAddress, CosmosChain};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use ripemd::Ripemd160;
use scale_info::TypeInfo;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{InvalidProof, secp256k1::low_s_signature};

/// A signature over an ADR-36 document, with the key that the address is the hash of.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Adr36 {
	/// The secp256k1 key, compressed.
	pub key: [u8; 33],
	/// r, s.
	pub signature: [u8; 64],
}

/// Checks that the address signed this text.
pub(crate) fn verify(
	text: &str,
	chain: CosmosChain,
	address: &CosmosAddress,
	proof: &Adr36,
) -> Result<(), InvalidProof> {
	let key = compressed_key(&proof.key)?;
	if address_of(&proof.key) != *address {
		return Err(InvalidProof::OtherKey);
	}
	let signature = low_s_signature(&proof.signature)?;
	let hash = document_hash(text, address.display(chain));
	key.verify_prehash(&hash, &signature).map_err(|_| InvalidProof::Mismatch)
}

fn compressed_key(key: &[u8; 33]) -> Result<VerifyingKey, InvalidProof> {
	if !matches!(key, [2 | 3, ..]) {
		return Err(InvalidProof::MalformedKey);
	}
	VerifyingKey::from_sec1_bytes(key).map_err(|_| InvalidProof::MalformedKey)
}

/// The address that belongs to a compressed key.
pub(crate) fn address_of(key: &[u8; 33]) -> CosmosAddress {
	CosmosAddress(Ripemd160::digest(Sha256::digest(key)).into())
}

/// The hash that a wallet signs when the signer is to sign this text.
pub(crate) fn document_hash(text: &str, signer: impl fmt::Display) -> [u8; 32] {
	Sha256::digest(document(text, signer)).into()
}

fn document(text: &str, signer: impl fmt::Display) -> String {
	let data = BASE64.encode(text.as_bytes());
	format!(
		r#"{{"account_number":"0","chain_id":"","fee":{{"amount":[],"gas":"0"}},"memo":"","msgs":[{{"type":"sign/MsgSignData","value":{{"data":"{data}","signer":"{signer}"}}}}],"sequence":"0"}}"#
	)
}

/// What wallets return from `signArbitrary`.
#[derive(Deserialize)]
struct StdSignature {
	pub_key: StdKey,
	signature: String,
}

#[derive(Deserialize)]
struct StdKey {
	r#type: String,
	value: String,
}

/// The amino name of the keys that addresses are the hashes of.
const KEY_TYPE: &str = "tendermint/PubKeySecp256k1";

/// Reads the JSON that a wallet returns from `signArbitrary`.
pub(crate) fn read(signature: &str) -> Option<Adr36> {
	let StdSignature { pub_key, signature } = serde_json::from_str(signature).ok()?;
	(pub_key.r#type == KEY_TYPE).then_some(())?;
	Some(Adr36 { key: bytes(&pub_key.value)?, signature: bytes(&signature)? })
}

fn bytes<const LENGTH: usize>(base64: &str) -> Option<[u8; LENGTH]> {
	BASE64.decode(base64.as_bytes()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests;
