//! `did:key` of Ed25519 keys, and the Multikey text inside it.

use alloc::{format, string::String};

use ed25519_dalek::VerifyingKey;

use crate::multibase;

/// The multicodec of an Ed25519 public key as a varint.
const ED25519_MULTICODEC: [u8; 2] = [0xed, 0x01];

const PREFIX: &str = "did:key:";

/// The text is not the `did:key` of an Ed25519 key, or of its one verification method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the did:key of an Ed25519 key")]
pub struct InvalidDidKey;

/// The Multikey text of a key: `z6Mk…`.
pub fn multikey(key: &VerifyingKey) -> String {
	let mut bytes = [0; 34];
	bytes[..2].copy_from_slice(&ED25519_MULTICODEC);
	bytes[2..].copy_from_slice(key.as_bytes());
	multibase::encode(&bytes)
}

/// The DID of a key: `did:key:z6Mk…`.
pub fn did(key: &VerifyingKey) -> String {
	format!("{PREFIX}{}", multikey(key))
}

/// The URL of the key within its DID document: `did:key:z6Mk…#z6Mk…`.
pub fn verification_method(key: &VerifyingKey) -> String {
	let multikey = multikey(key);
	format!("{PREFIX}{multikey}#{multikey}")
}

/// The key that a DID names.
pub fn parse(did: &str) -> Result<VerifyingKey, InvalidDidKey> {
	let multikey = did.strip_prefix(PREFIX).ok_or(InvalidDidKey)?;
	let [m0, m1, key @ ..] = multibase::decode::<34>(multikey).ok_or(InvalidDidKey)?;
	if [m0, m1] != ED25519_MULTICODEC {
		return Err(InvalidDidKey);
	}
	VerifyingKey::from_bytes(&key).map_err(|_| InvalidDidKey)
}

/// The key that the URL of a verification method names.
pub fn parse_verification_method(url: &str) -> Result<VerifyingKey, InvalidDidKey> {
	let (did, fragment) = url.split_once('#').ok_or(InvalidDidKey)?;
	if did.strip_prefix(PREFIX) != Some(fragment) {
		return Err(InvalidDidKey);
	}
	parse(did)
}
