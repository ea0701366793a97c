//! The name of one credential: a UUID.

use alloc::string::String;
use core::{fmt, str::FromStr};

const PREFIX: &str = "urn:uuid:";

/// Where the hyphens of a UUID stand among its 32 digits.
const GROUPS: [core::ops::Range<usize>; 5] = [0..8, 8..12, 12..16, 16..20, 20..32];

/// The name of one credential: a UUID of version 8 (RFC 9562), written as `urn:uuid:…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CredentialId([u8; 16]);

/// The text is not `urn:uuid:` and a lower-case UUID of version 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected urn:uuid: and a UUID of version 8")]
pub struct InvalidCredentialId;

impl CredentialId {
	/// The UUID with these bytes, but for the six bits that say its version and variant.
	pub const fn from_random(mut bytes: [u8; 16]) -> Self {
		bytes[6] = (bytes[6] & 0x0f) | 0x80;
		bytes[8] = (bytes[8] & 0x3f) | 0x80;
		Self(bytes)
	}

	/// The bytes of the UUID.
	pub const fn as_bytes(&self) -> &[u8; 16] {
		&self.0
	}
}

impl fmt::Display for CredentialId {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let digits = hex::encode(self.0);
		let groups = GROUPS.map(|group| digits.get(group).unwrap_or_default());
		write!(f, "{PREFIX}{}", groups.join("-"))
	}
}

impl FromStr for CredentialId {
	type Err = InvalidCredentialId;

	fn from_str(text: &str) -> Result<Self, InvalidCredentialId> {
		let uuid = text.strip_prefix(PREFIX).ok_or(InvalidCredentialId)?;
		let digits: String = uuid.chars().filter(|character| *character != '-').collect();
		let mut bytes = [0; 16];
		hex::decode_to_slice(digits, &mut bytes).map_err(|_| InvalidCredentialId)?;
		let id = Self::from_random(bytes);
		if alloc::format!("{id}") != text {
			return Err(InvalidCredentialId);
		}
		Ok(id)
	}
}
