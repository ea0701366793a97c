//! What comes back with a person.

use std::fmt;

use serde::Deserialize;

use super::NotSignedIn;
use crate::challenge::Code;

/// The parameters of the address to which a platform sends people back (RFC 6749, section 4.1.2; RFC
/// 9207). Others are passed over.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Returned {
	/// What was sent along.
	pub state: Option<String>,
	/// What the platform granted.
	pub code: Option<String>,
	/// Why it granted nothing.
	pub error: Option<String>,
	/// Which platform says so.
	pub iss: Option<String>,
}

impl fmt::Debug for Returned {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("Returned(…)")
	}
}

impl Returned {
	/// What was granted to the sign-in with this code, by the platform that calls itself so.
	pub(super) fn grant(&self, code: Code, issuer: Option<&str>) -> Result<&str, NotSignedIn> {
		if !self.is_of(code) || !self.is_by(issuer) {
			return Err(NotSignedIn::OtherSignIn);
		}
		match self.error.as_deref() {
			None => self.code.as_deref().ok_or(NotSignedIn::NotGranted),
			Some("access_denied") => Err(NotSignedIn::Denied),
			Some("server_error" | "temporarily_unavailable") => Err(NotSignedIn::Unreachable),
			Some(_) => Err(NotSignedIn::NotGranted),
		}
	}

	fn is_of(&self, code: Code) -> bool {
		let state = self.state.as_deref().and_then(|state| state.parse::<Code>().ok());
		state.is_some_and(|state| state.secret().is_of(&code.secret().hash()))
	}

	/// Not every platform says who it is; each has an address of its own to send people back to.
	fn is_by(&self, issuer: Option<&str>) -> bool {
		self.iss.as_deref().zip(issuer).is_none_or(|(said, issuer)| said == issuer)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	const CODE: &str = "A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4";
	const ISSUER: Option<&str> = Some("https://platform.example");

	fn text(text: &str) -> Option<String> {
		Some(text.to_owned())
	}

	fn granted() -> Returned {
		Returned { state: text(CODE), code: text("grant"), error: None, iss: ISSUER.and_then(text) }
	}

	fn failed(error: &str) -> Returned {
		Returned { code: None, error: text(error), ..granted() }
	}

	#[track_caller]
	fn check(returned: &Returned, expected: Result<&str, NotSignedIn>) {
		assert_eq!(returned.grant(CODE.parse().unwrap(), ISSUER), expected);
	}

	#[test]
	fn what_was_granted_to_this_sign_in_is_taken() {
		check(&granted(), Ok("grant"));
		check(&Returned { iss: None, ..granted() }, Ok("grant"));
		let of_unknown = granted();
		assert_eq!(of_unknown.grant(CODE.parse().unwrap(), None), Ok("grant"));
	}

	#[test]
	fn another_state_or_platform_is_another_sign_in_whatever_it_says() {
		let other = CODE.replace('A', "B");
		for change in [None, text(""), text("grant"), Some(other)] {
			check(&Returned { state: change, ..granted() }, Err(NotSignedIn::OtherSignIn));
		}
		let elsewhere = || text("https://platform.example/");
		check(&Returned { iss: elsewhere(), ..granted() }, Err(NotSignedIn::OtherSignIn));
		let denied = Returned { state: None, ..failed("access_denied") };
		check(&denied, Err(NotSignedIn::OtherSignIn));
	}

	#[test]
	fn what_was_not_granted_says_why() {
		check(&failed("access_denied"), Err(NotSignedIn::Denied));
		check(&failed("temporarily_unavailable"), Err(NotSignedIn::Unreachable));
		check(&failed("invalid_scope"), Err(NotSignedIn::NotGranted));
		check(&Returned { code: None, ..granted() }, Err(NotSignedIn::NotGranted));
		let both = Returned { error: text("access_denied"), ..granted() };
		check(&both, Err(NotSignedIn::Denied));
	}
}
