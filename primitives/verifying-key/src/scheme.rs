//! The signature schemes and their names.

use core::{fmt, str::FromStr};

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::VerifyingKey;

/// A signature scheme.
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
pub enum Scheme {
	/// Ed25519 (RFC 8032).
	#[codec(index = 0)]
	Ed25519,
	/// Schnorr signatures over Ristretto, as Polkadot's wallets make them.
	#[codec(index = 1)]
	Sr25519,
	/// ECDSA over P-256 with SHA-256 (FIPS 186-5).
	#[codec(index = 2)]
	P256,
}

/// The text is not `ed25519`, `sr25519` or `p256`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected ed25519, sr25519 or p256")]
pub struct UnknownScheme;

impl VerifyingKey {
	/// The scheme that the key belongs to.
	pub const fn scheme(&self) -> Scheme {
		match self {
			Self::Ed25519(_) => Scheme::Ed25519,
			Self::Sr25519(_) => Scheme::Sr25519,
			Self::P256(_) => Scheme::P256,
		}
	}
}

impl fmt::Display for Scheme {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(match self {
			Self::Ed25519 => "ed25519",
			Self::Sr25519 => "sr25519",
			Self::P256 => "p256",
		})
	}
}

impl FromStr for Scheme {
	type Err = UnknownScheme;

	fn from_str(text: &str) -> Result<Self, UnknownScheme> {
		match text {
			"ed25519" => Ok(Self::Ed25519),
			"sr25519" => Ok(Self::Sr25519),
			"p256" => Ok(Self::P256),
			_ => Err(UnknownScheme),
		}
	}
}
