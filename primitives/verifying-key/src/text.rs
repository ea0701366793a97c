//! The text of a key.

use core::{fmt, str::FromStr};

use crate::{Scheme, VerifyingKey};

/// The text is not `ed25519:`, `sr25519:` or `p256:`, `0x`, and the key in hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected ed25519:, sr25519: or p256:, 0x, and the key in hexadecimal digits")]
pub struct InvalidKeyText;

impl VerifyingKey {
	const fn bytes(&self) -> &[u8] {
		match self {
			Self::Ed25519(key) | Self::Sr25519(key) => key,
			Self::P256(key) => key,
		}
	}
}

impl fmt::Display for VerifyingKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{}:0x", self.scheme())?;
		self.bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
	}
}

impl FromStr for VerifyingKey {
	type Err = InvalidKeyText;

	fn from_str(text: &str) -> Result<Self, InvalidKeyText> {
		let (scheme, key) = text.split_once(":0x").ok_or(InvalidKeyText)?;
		match scheme.parse().map_err(|_| InvalidKeyText)? {
			Scheme::Ed25519 => bytes(key).map(Self::Ed25519),
			Scheme::Sr25519 => bytes(key).map(Self::Sr25519),
			Scheme::P256 => bytes(key).map(Self::P256),
		}
	}
}

fn bytes<const LENGTH: usize>(digits: &str) -> Result<[u8; LENGTH], InvalidKeyText> {
	let mut bytes = [0; LENGTH];
	hex::decode_to_slice(digits, &mut bytes).map_err(|_| InvalidKeyText)?;
	Ok(bytes)
}
