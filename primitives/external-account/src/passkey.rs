//! Passkeys: P-256 keys that an authenticator holds for one website (WebAuthn).
//!
//! They belong to no chain. Their network is the website, by the first 16 bytes of the SHA-256 of
//! its RP ID, as other namespaces name a chain by its genesis hash: `webauthn:a379a6f6…:02…`.

use core::{fmt, str::FromStr};

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::hex_text;

/// What stands in place of a CAIP-2 namespace for passkeys.
pub(crate) const NAMESPACE: &str = "webauthn";

/// A website that passkeys are made for: the first 16 bytes of the SHA-256 of its RP ID.
#[derive(
	Clone,
	Copy,
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
pub struct RelyingParty(pub [u8; 16]);

impl fmt::Display for RelyingParty {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(&hex::encode(self.0))
	}
}

impl fmt::Debug for RelyingParty {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

/// The text is not 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the first 32 digits of the SHA-256 of a website's RP ID, in lower case")]
pub struct InvalidRelyingParty;

impl FromStr for RelyingParty {
	type Err = InvalidRelyingParty;

	fn from_str(text: &str) -> Result<Self, InvalidRelyingParty> {
		hex_text::read(text).map(Self).ok_or(InvalidRelyingParty)
	}
}

/// The public key of a passkey: a point of P-256, compressed (SEC 1).
#[derive(
	Clone,
	Copy,
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
pub struct PasskeyKey(pub [u8; 33]);

impl fmt::Display for PasskeyKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(&hex::encode(self.0))
	}
}

impl fmt::Debug for PasskeyKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

/// The text is not a compressed point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
	"expected a compressed P-256 key: 66 lower-case hexadecimal digits that begin with 02 or 03"
)]
pub struct InvalidPasskeyKey;

impl FromStr for PasskeyKey {
	type Err = InvalidPasskeyKey;

	fn from_str(text: &str) -> Result<Self, InvalidPasskeyKey> {
		let key = hex_text::read(text).map(Self).ok_or(InvalidPasskeyKey)?;
		matches!(key.0, [2 | 3, ..]).then_some(key).ok_or(InvalidPasskeyKey)
	}
}

#[cfg(test)]
mod tests;
