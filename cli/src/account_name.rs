//! What an account is called on this computer.

use std::{fmt, str::FromStr};

const MAX_LENGTH: usize = 32;

/// What an account is called on this computer; it is also the name of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AccountName(String);

/// The text is not a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to {MAX_LENGTH} lower-case letters, digits and hyphens")]
pub struct InvalidAccountName;

impl FromStr for AccountName {
	type Err = InvalidAccountName;

	fn from_str(text: &str) -> Result<Self, InvalidAccountName> {
		let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
		if (1..=MAX_LENGTH).contains(&text.len()) && text.bytes().all(allowed) {
			Ok(Self(text.into()))
		} else {
			Err(InvalidAccountName)
		}
	}
}

impl fmt::Display for AccountName {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(&self.0)
	}
}
