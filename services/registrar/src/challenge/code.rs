//! 128 random bits, and the text in which people carry them.

use std::{fmt, str::FromStr};

use data_encoding::BASE32_NOPAD;
use litentry_vocabulary::blake2_256;
use rand::CryptoRng;
use subtle::ConstantTimeEq;

const LENGTH: usize = 16;
const TEXT_LENGTH: usize = 26;
const GROUP: usize = 5;

/// A challenge's secret; only its hash is kept.
#[derive(Clone)]
pub struct Secret([u8; LENGTH]);

impl Secret {
	/// A new one.
	pub fn draw(rng: &mut impl CryptoRng) -> Self {
		let mut bytes = [0; LENGTH];
		rng.fill_bytes(&mut bytes);
		Self(bytes)
	}

	/// What is kept of it. The secret has too many bits to be found from it.
	pub fn hash(&self) -> [u8; 32] {
		blake2_256(&self.0)
	}

	/// Whether this is the secret of which that was kept, in the same time whatever differs.
	pub fn is_of(&self, hash: &[u8; 32]) -> bool {
		self.hash().ct_eq(hash).into()
	}

	/// Its text.
	pub fn code(&self) -> Code {
		Code(self.0)
	}
}

impl fmt::Debug for Secret {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("Secret(…)")
	}
}

/// A secret as text: groups of five characters of RFC 4648's base32.
///
/// What is read may be in lower case, without hyphens, and between other words, as people and mail
/// programs make it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

impl Code {
	/// The secret that it says.
	pub const fn secret(&self) -> Secret {
		Secret(self.0)
	}

	/// Every code in a text, such as a message: none is passed over, and the same is not given twice.
	pub fn find_all(text: &str) -> Vec<Self> {
		let mut found = Vec::new();
		for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
			match word.parse() {
				Ok(code) if !found.contains(&code) => found.push(code),
				_ => {}
			}
		}
		found
	}
}

impl fmt::Display for Code {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let text = BASE32_NOPAD.encode(&self.0);
		for (at, character) in text.chars().enumerate() {
			if at > 0 && at % GROUP == 0 {
				f.write_str("-")?;
			}
			write!(f, "{character}")?;
		}
		Ok(())
	}
}

impl fmt::Debug for Code {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("Code(…)")
	}
}

/// The text is not a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a code of 26 letters and digits")]
pub struct InvalidCode;

impl FromStr for Code {
	type Err = InvalidCode;

	fn from_str(text: &str) -> Result<Self, InvalidCode> {
		let characters = text.bytes().filter(|byte| *byte != b'-');
		let upper: Vec<u8> = characters.map(|byte| byte.to_ascii_uppercase()).collect();
		if upper.len() != TEXT_LENGTH {
			return Err(InvalidCode);
		}
		let bytes = BASE32_NOPAD.decode(&upper).map_err(|_| InvalidCode)?;
		bytes.try_into().map(Self).map_err(|_| InvalidCode)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use proptest::prelude::*;

	use super::*;

	#[test]
	fn a_code_is_found_however_people_send_it() {
		let code = Code([7; 16]);
		let text = code.to_string();
		assert_eq!(text, "A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4");
		for message in [
			text.clone(),
			text.to_lowercase(),
			text.replace('-', ""),
			format!("<p>My code:&nbsp;<b>{text}</b>, thanks {text}</p>"),
			format!("> quoted\n{text}\n"),
		] {
			assert_eq!(Code::find_all(&message), [code], "{message}");
		}
		assert_eq!(Code::find_all("no code here: A4DQO-BYHA4"), []);
	}

	#[test]
	fn neither_a_secret_nor_a_code_is_printed_by_accident() {
		let secret = Secret([7; 16]);
		assert_eq!(format!("{secret:?} {:?}", secret.code()), "Secret(…) Code(…)");
	}

	proptest! {
		#[test]
		fn a_secret_is_told_from_every_other(one: [u8; 16], two: [u8; 16]) {
			let (one_secret, two_secret) = (Secret(one), Secret(two));
			prop_assert!(one_secret.code().to_string().parse::<Code>().unwrap().secret().is_of(&one_secret.hash()));
			prop_assert_eq!(two_secret.is_of(&one_secret.hash()), one == two);
		}
	}
}
