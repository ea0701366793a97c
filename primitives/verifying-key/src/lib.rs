//! The public keys that persons and devices sign with, and the check of their signatures.
//!
//! ```
//! use litentry_verifying_key::{Signature, VerifyingKey};
//!
//! // RFC 8032, section 7.1, test 1: the empty message.
//! let key = VerifyingKey::Ed25519([
//! 	0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a,
//! 	0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a,
//! ]);
//! assert!(key.verify(b"", &Signature([0; 64])).is_err());
//! ```
//!
//! The signature has no type of its own: which one it is follows from the key. That way, no
//! signature can be checked by a rule that its key was not made for.

#![cfg_attr(not(feature = "std"), no_std)]

mod ed25519;
mod p256;
mod sr25519;

use litentry_vocabulary::Account;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A public key with the scheme that it belongs to.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum VerifyingKey {
	/// Ed25519 (RFC 8032).
	#[codec(index = 0)]
	Ed25519([u8; 32]),
	/// Schnorr signatures over Ristretto with the signing context `substrate`, as Polkadot's wallets make them.
	#[codec(index = 1)]
	Sr25519([u8; 32]),
	/// ECDSA over P-256 with SHA-256 (FIPS 186-5), as secure elements make it; the point is compressed (SEC 1).
	#[codec(index = 2)]
	P256([u8; 33]),
}

/// 64 bytes that say whether a key's owner signed: R and s for Ed25519 and Sr25519, r and s for P-256.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Signature(pub [u8; 64]);

/// Why a signature does not show that the key's owner signed the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidSignature {
	/// The key is no point of its curve.
	#[error("the public key is malformed")]
	MalformedKey,
	/// The signature is not in its scheme's one canonical form.
	#[error("the signature is malformed")]
	MalformedSignature,
	/// Another key signed, or this key signed another message.
	#[error("the signature does not fit")]
	Mismatch,
}

impl VerifyingKey {
	/// Checks that this key's owner signed exactly this message.
	///
	/// # Errors
	///
	/// The key or the signature is malformed, or they do not fit the message.
	pub fn verify(&self, message: &[u8], signature: &Signature) -> Result<(), InvalidSignature> {
		match self {
			Self::Ed25519(key) => ed25519::verify(key, message, signature),
			Self::Sr25519(key) => sr25519::verify(key, message, signature),
			Self::P256(key) => p256::verify(key, message, signature),
		}
	}

	/// The account of this chain that the key controls: of Ed25519 and Sr25519, the key itself. No
	/// account belongs to a P-256 key.
	pub const fn account(&self) -> Option<Account> {
		match self {
			Self::Ed25519(key) | Self::Sr25519(key) => Some(Account(*key)),
			Self::P256(_) => None,
		}
	}
}
