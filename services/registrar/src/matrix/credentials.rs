//! What the registrar's account logs in with.

use std::fmt;

/// Either way to log in.
#[derive(Clone)]
pub(super) enum Credentials {
	/// A token that somebody else has got.
	AccessToken(String),
	/// The password, with which tokens are got.
	Password(String),
}

impl fmt::Debug for Credentials {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Self::AccessToken(_) => "AccessToken(…)",
			Self::Password(_) => "Password(…)",
		})
	}
}
