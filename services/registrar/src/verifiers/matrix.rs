//! The account on Matrix: whoever has it sends a code to the registrar's own account.
//!
//! The code is shown on the request's page and nowhere else; the registrar's account only says what is
//! to be done with it. So whoever sends it has both the page and the account.
//!
//! - [`MatrixVerifier`]: the verifier
//! - [`account`]: what a field's text names

use std::{fmt, sync::Arc};

use futures::{FutureExt, future::BoxFuture};

use crate::{
	chains::Chains,
	challenge::{Channel, Claim, Code},
	identity::Field,
	links::Links,
	matrix::{DirectRooms, Untalkable, UserId, words},
	verifier::{Finding, Hint, Instruction, Verifier},
};

const MALFORMED: Hint =
	Hint::Malformed { expected: "a Matrix account with its server, such as @alice:example.org" };

/// Where links to accounts lead through a website of the Matrix project.
const LINKS: [&str; 3] = ["https://matrix.to/#/", "http://matrix.to/#/", "matrix.to/#/"];

/// How the URIs of accounts begin.
const URI: &str = "matrix:u/";

/// The account that a field's text names, as people write it: with or without the `@`, as a link to
/// `matrix.to`, or as a `matrix:` URI.
///
/// # Errors
///
/// The text names no account, or not on which server it is.
pub fn account(text: &str) -> Result<UserId, Hint> {
	let text = text.trim();
	let linked = LINKS.iter().chain([&URI]).find_map(|start| after(text, start));
	let name = match linked {
		Some(rest) => percent_decoded(rest.split('?').next().unwrap_or(rest)).ok_or(MALFORMED)?,
		None => text.to_owned(),
	};
	let is_something_else = name.starts_with(['#', '!', '$']);
	let name = if name.starts_with('@') || is_something_else { name } else { format!("@{name}") };
	name.parse().map_err(|_| MALFORMED)
}

/// What follows a beginning, in whatever case that is written.
fn after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
	let (head, rest) = text.split_at_checked(start.len())?;
	head.eq_ignore_ascii_case(start).then_some(rest)
}

fn percent_decoded(text: &str) -> Option<String> {
	let mut bytes = Vec::new();
	let mut rest = text.bytes();
	while let Some(byte) = rest.next() {
		let byte = match byte {
			b'%' => {
				let mut digit = || char::from(rest.next()?).to_digit(16);
				let (high, low) = (digit()?, digit()?);
				u8::try_from(high << 4 | low).ok()?
			}
			_ => byte,
		};
		bytes.push(byte);
	}
	String::from_utf8(bytes).ok()
}

/// Verifies accounts on Matrix.
pub struct MatrixVerifier {
	rooms: Arc<DirectRooms>,
	chains: Chains,
	links: Arc<dyn Links>,
}

impl fmt::Debug for MatrixVerifier {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("MatrixVerifier").field("chains", &self.chains).finish_non_exhaustive()
	}
}

impl MatrixVerifier {
	/// One that talks to people in these rooms.
	pub const fn new(rooms: Arc<DirectRooms>, chains: Chains, links: Arc<dyn Links>) -> Self {
		Self { rooms, chains, links }
	}
}

impl Verifier for MatrixVerifier {
	fn field(&self) -> Field {
		Field::Matrix
	}

	fn channels(&self) -> &[Channel] {
		&[Channel::Matrix]
	}

	fn address(&self, text: &str) -> Result<String, Hint> {
		account(text).map(|it| it.to_string())
	}

	fn begin<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
	) -> BoxFuture<'a, Result<Instruction, Hint>> {
		async move {
			let user = account(&claim.value)?;
			let page = self.links.request(&claim.request);
			let text = words::asked(&self.chains.identity(&claim.request), &page);
			match self.rooms.tell(user, text, claim.digest()).await {
				// Whoever lets nobody write to him may still write first.
				Ok(()) | Err(Untalkable::Unwanted) => {}
				Err(Untalkable::Unreachable) => {
					return Err(Hint::Unreachable { what: "this Matrix account" });
				}
			}
			let to = self.rooms.user().to_string();
			Ok(Instruction::Send { code, to })
		}
		.boxed()
	}

	fn look<'a>(
		&'a self,
		_: &'a Claim,
		_: Code,
		_: Option<&'a str>,
	) -> BoxFuture<'a, Result<Finding, Hint>> {
		let at = self.rooms.user().to_string();
		async move { Err(Hint::NotPublished { at }) }.boxed()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn named(text: &str) -> Result<String, Hint> {
		account(text).map(|it| it.to_string())
	}

	#[test]
	fn accounts_are_read_however_people_write_them() {
		for text in [
			"@alice:example.org",
			"alice:example.org",
			" @alice:EXAMPLE.org\n",
			"https://matrix.to/#/@alice:example.org",
			"HTTPS://Matrix.to/#/@alice:example.org?via=example.net",
			"matrix.to/#/%40alice%3Aexample.org",
			"matrix:u/alice:example.org?action=chat",
		] {
			assert_eq!(named(text), Ok("@alice:example.org".to_owned()), "{text}");
		}
	}

	#[test]
	fn an_account_has_a_server_and_is_no_room() {
		for text in [
			"",
			"@alice",
			"alice",
			"alice@example.org",
			"https://matrix.to/#/#room:example.org",
			"https://matrix.to/#/!room:example.org",
			"https://matrix.to/#/%4",
			"https://matrix.to/#/%ff:example.org",
			"https://example.org/#/@alice:example.org",
			"matrix:r/room:example.org",
		] {
			assert_eq!(named(text), Err(MALFORMED), "{text}");
		}
	}
}
