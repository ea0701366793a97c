//! What an issuer says in a token, as people write it.

use std::{fmt, str::FromStr};

use litentry_token::{MAX_TOKEN_DATA, TokenData};
use serde::{Serialize, Serializer};

/// A token's data: a text, or `0x` and hexadecimal digits for other bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataText(pub TokenData);

/// The text is no token's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
	"expected a text, or bytes as 0x and hexadecimal digits, of at most {MAX_TOKEN_DATA} bytes"
)]
pub struct InvalidData;

impl FromStr for DataText {
	type Err = InvalidData;

	fn from_str(text: &str) -> Result<Self, InvalidData> {
		let bytes = match text.strip_prefix("0x") {
			Some(digits) => hex::decode(digits).map_err(|_| InvalidData)?,
			None => text.as_bytes().to_vec(),
		};
		bytes.try_into().map(Self).map_err(|_| InvalidData)
	}
}

impl fmt::Display for DataText {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		// Anybody can issue any data: control characters could rewrite the terminal.
		let shown = |text: &&str| !text.chars().any(char::is_control) && !text.starts_with("0x");
		match str::from_utf8(&self.0).ok().filter(shown) {
			Some(text) => f.write_str(text),
			None => write!(f, "0x{}", hex::encode(&self.0)),
		}
	}
}

impl Serialize for DataText {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn data_are_read_as_they_are_written() {
		for text in ["", "Room 101", "0x00ff", "0x3078"] {
			assert_eq!(text.parse::<DataText>().unwrap().to_string(), text);
		}
	}

	#[test]
	fn what_would_rewrite_the_terminal_is_written_as_bytes() {
		let data = DataText(b"\x1b[2J".to_vec().try_into().unwrap());
		assert_eq!(data.to_string(), "0x1b5b324a");
	}

	#[test]
	fn what_is_no_data_is_refused() {
		for text in ["0x0", "0xzz", &"a".repeat(65)] {
			assert_eq!(text.parse::<DataText>(), Err(InvalidData), "{text}");
		}
	}
}
