//! Which key.

use std::{fmt, str::FromStr};

use crate::verifier::Hint;

const EXPECTED: &str = "the 40 hexadecimal digits of an OpenPGP key's fingerprint";

/// A version 4 OpenPGP key's fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint(pub [u8; 20]);

impl Fingerprint {
	pub(super) fn is_of(&self, other: &pgp::types::Fingerprint) -> bool {
		matches!(other, pgp::types::Fingerprint::V4(bytes) if *bytes == self.0)
	}
}

/// In capitals and without spaces.
impl fmt::Display for Fingerprint {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(&hex::encode_upper(self.0))
	}
}

/// Spaces and capitals make no difference.
impl FromStr for Fingerprint {
	type Err = Hint;

	fn from_str(text: &str) -> Result<Self, Hint> {
		let digits: String = text.chars().filter(|it| !it.is_whitespace()).collect();
		let digits = digits.strip_prefix("0x").unwrap_or(&digits);
		let mut bytes = [0; 20];
		let decoded = hex::decode_to_slice(digits, &mut bytes);
		decoded.map_err(|_| Hint::Malformed { expected: EXPECTED })?;
		Ok(Self(bytes))
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use proptest::prelude::*;

	use super::*;

	#[test]
	fn it_is_read_however_programs_write_it() {
		let written = "0123456789ABCDEF0123456789ABCDEF01234567";
		let spaced = "0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567";
		for text in [written, &written.to_lowercase(), spaced, &format!("0x{written}")] {
			assert_eq!(text.parse::<Fingerprint>().unwrap().to_string(), written);
		}
	}

	proptest! {
		#[test]
		fn it_reads_what_it_writes(bytes: [u8; 20]) {
			prop_assert_eq!(Fingerprint(bytes).to_string().parse(), Ok(Fingerprint(bytes)));
		}

		#[test]
		fn anything_else_is_no_fingerprint(text in "[^0-9a-fA-F]*|[0-9A-F]{0,39}|[0-9A-F]{41,60}") {
			let expected = Err(Hint::Malformed { expected: EXPECTED });
			prop_assert_eq!(text.parse::<Fingerprint>(), expected);
		}
	}
}
