//! The account on GitHub: whoever has it signs in with it.
//!
//! - [`GithubVerifier`]: the verifier
//! - [`GithubHandle`]: what a field's text names

use std::{fmt, str::FromStr};

use super::sign_in::{Handle, SignInVerifier, is_name_of, profile_name};
use crate::{challenge::Channel, identity::Field, verifier::Hint};

const HOSTS: [&str; 1] = ["github.com"];
const MAX_LENGTH: usize = 39;
const MALFORMED: Hint = Hint::Malformed {
	expected: "an account on GitHub, such as alice: up to 39 letters, figures and hyphens",
};

/// Verifies accounts on GitHub.
pub type GithubVerifier = SignInVerifier<GithubHandle>;

/// A handle on GitHub. Small and capital letters make no difference.
///
/// New names have hyphens between letters and figures alone; old ones have them also in a row or at the
/// end, and those of companies have an underscore before the company's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GithubHandle(String);

impl Handle for GithubHandle {
	const FIELD: Field = Field::Github;
	const CHANNEL: Channel = Channel::GitHub;
	const PLATFORM: &'static str = "GitHub";
}

impl FromStr for GithubHandle {
	type Err = Hint;

	fn from_str(text: &str) -> Result<Self, Hint> {
		let name = profile_name(text, &HOSTS).ok_or(MALFORMED)?;
		let is_fine = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_');
		let begins = name.starts_with(|it: char| it.is_ascii_alphanumeric());
		let is_name = begins && is_name_of(name, 1..=MAX_LENGTH, is_fine);
		if is_name { Ok(Self(name.to_ascii_lowercase())) } else { Err(MALFORMED) }
	}
}

impl fmt::Display for GithubHandle {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(&self.0)
	}
}
