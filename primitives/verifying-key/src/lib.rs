//! The public keys that persons and devices sign with, and the check of their signatures.
//!
//! - [`VerifyingKey`]: a public key with its scheme; its text is the scheme, a colon, and the key in
//!   hexadecimal
//! - [`Signature`]: 64 bytes, whatever the scheme
//! - `SigningKey`, with the feature `sign`: a secret key that makes such signatures
//!
//! ```
//! use litentry_verifying_key::{InvalidSignature, Signature, VerifyingKey};
//!
//! // RFC 8032, section 7.1, test 1: the empty message.
//! let key: VerifyingKey =
//! 	"ed25519:0xd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a".parse()?;
//! let signature = Signature([
//! 	0xe5, 0x56, 0x43, 0x00, 0xc3, 0x60, 0xac, 0x72, 0x90, 0x86, 0xe2, 0xcc, 0x80, 0x6e, 0x82, 0x8a,
//! 	0x84, 0x87, 0x7f, 0x1e, 0xb8, 0xe5, 0xd9, 0x74, 0xd8, 0x73, 0xe0, 0x65, 0x22, 0x49, 0x01, 0x55,
//! 	0x5f, 0xb8, 0x82, 0x15, 0x90, 0xa3, 0x3b, 0xac, 0xc6, 0x1e, 0x39, 0x70, 0x1c, 0xf9, 0xb4, 0x6b,
//! 	0xd2, 0x5b, 0xf5, 0xf0, 0x59, 0x5b, 0xbe, 0x24, 0x65, 0x51, 0x41, 0x43, 0x8e, 0x7a, 0x10, 0x0b,
//! ]);
//! assert_eq!(key.verify(b"", &signature), Ok(()));
//! assert_eq!(key.verify(b"another", &signature), Err(InvalidSignature::Mismatch));
//! # Ok::<_, litentry_verifying_key::InvalidKeyText>(())
//! ```
//!
//! The signature has no type of its own: which one it is follows from the key. That way, no
//! signature can be checked by a rule that its key was not made for.

#![cfg_attr(not(feature = "std"), no_std)]

mod ed25519;
mod p256;
mod scheme;
#[cfg(feature = "sign")]
mod signing_key;
mod sr25519;
mod text;

use litentry_vocabulary::Account;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
pub use scheme::{Scheme, UnknownScheme};
#[cfg(feature = "sign")]
pub use signing_key::{InvalidSecret, SigningKey};
pub use text::InvalidKeyText;

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
	/// The key is no point of its curve, or one for which everyone can sign.
	#[error("the public key is malformed")]
	MalformedKey,
	/// The signature is not in its scheme's one canonical form. Of an Ed25519 signature, that is a mismatch.
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
