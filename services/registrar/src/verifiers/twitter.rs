//! The account on X, once Twitter: whoever has it signs in with it.
//!
//! - [`TwitterVerifier`]: the verifier
//! - [`XHandle`]: what a field's text names

use std::{fmt, str::FromStr};

use super::sign_in::{Handle, SignInVerifier, is_name_of, profile_name};
use crate::{challenge::Channel, identity::Field, verifier::Hint};

const HOSTS: [&str; 2] = ["x.com", "twitter.com"];
const MAX_LENGTH: usize = 15;
const MALFORMED: Hint = Hint::Malformed {
	expected: "an account on X, such as @alice: up to 15 letters, figures and underscores",
};

/// Verifies accounts on X.
pub type TwitterVerifier = SignInVerifier<XHandle>;

/// A handle on X. Small and capital letters make no difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XHandle(String);

impl Handle for XHandle {
	const FIELD: Field = Field::Twitter;
	const CHANNEL: Channel = Channel::X;
	const PLATFORM: &'static str = "X";
}

impl FromStr for XHandle {
	type Err = Hint;

	fn from_str(text: &str) -> Result<Self, Hint> {
		let name = profile_name(text, &HOSTS).ok_or(MALFORMED)?;
		let is_fine = |it: char| it.is_ascii_alphanumeric() || it == '_';
		let is_name = is_name_of(name, 1..=MAX_LENGTH, is_fine);
		if is_name { Ok(Self(name.to_ascii_lowercase())) } else { Err(MALFORMED) }
	}
}

impl fmt::Display for XHandle {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(&self.0)
	}
}
