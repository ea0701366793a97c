//! Names of accounts on Matrix.

use std::{fmt, str::FromStr};

use super::server_name;

/// The most bytes that one has, all told (Matrix specification, appendix "User Identifiers").
const MAX_LENGTH: usize = 255;

/// An account on Matrix, `@user:server`: what comes before the colon exactly as it is written, the
/// server in lower case, because names of hosts do not differ by case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct UserId(String);

impl UserId {
	/// Its text.
	pub fn as_str(&self) -> &str {
		&self.0
	}
}

impl fmt::Display for UserId {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(&self.0)
	}
}

/// The text is no account on Matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a Matrix account with its server, such as @alice:example.org")]
pub struct InvalidUserId;

impl TryFrom<String> for UserId {
	type Error = InvalidUserId;

	fn try_from(text: String) -> Result<Self, InvalidUserId> {
		text.parse()
	}
}

impl FromStr for UserId {
	type Err = InvalidUserId;

	/// Reads what servers write. Accounts made long ago have characters that new ones cannot have.
	fn from_str(text: &str) -> Result<Self, InvalidUserId> {
		let (user, server) =
			text.strip_prefix('@').and_then(|it| it.split_once(':')).ok_or(InvalidUserId)?;
		let is_user = !user.is_empty() && user.bytes().all(|byte| byte.is_ascii_graphic());
		if !is_user || !server_name::is_valid(server) || text.len() > MAX_LENGTH {
			return Err(InvalidUserId);
		}
		Ok(Self(format!("@{user}:{}", server.to_ascii_lowercase())))
	}
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	fn read(text: &str) -> Result<String, InvalidUserId> {
		text.parse().map(|it: UserId| it.to_string())
	}

	#[test]
	fn what_servers_write_is_read() {
		for text in [
			"@alice:example.org",
			"@a.l_i-c=e/+7:example.org:8448",
			"@alice:192.0.2.1:443",
			"@alice:[2001:db8::1]:8448",
			"@alice:localhost",
			"@Old~Account!:example.org",
		] {
			assert_eq!(read(text), Ok(text.to_owned()));
		}
	}

	#[test]
	fn only_the_server_is_the_same_in_upper_case() {
		assert_eq!(read("@Alice:Example.ORG"), Ok("@Alice:example.org".to_owned()));
	}

	#[test]
	fn anything_else_is_refused() {
		let long = format!("@{}:example.org", "a".repeat(242));
		assert!(read(&long).is_ok());
		let too_long = format!("@{}:example.org", "a".repeat(243));
		for text in [
			"",
			"@",
			"alice:example.org",
			"@alice",
			"@alice:",
			"@:example.org",
			"@al ice:example.org",
			"@älice:example.org",
			"@alice:exämple.org",
			"@alice:example.org/room",
			"@alice:example.org:port",
			"#room:example.org",
			&too_long,
		] {
			assert_eq!(read(text), Err(InvalidUserId), "{text}");
		}
	}

	proptest! {
		#[test]
		fn reading_is_total_and_what_is_read_stays_the_same(text in "@?[!-~ä]{0,9}:?[A-Za-z0-9.:\\[\\]-]{0,16}") {
			if let Ok(user) = text.parse::<UserId>() {
				prop_assert_eq!(user.as_str().parse(), Ok(user));
			}
		}
	}
}
