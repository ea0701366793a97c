//! An address for mail.

use std::{fmt, str::FromStr};

use crate::{
	verifier::Hint,
	verifiers::domain::{NotADomain, parse_domain},
};

const MAX_LOCAL: usize = 64;
const MAX_ADDRESS: usize = 254;

/// An address for mail.
///
/// The domain is in lower case, and other letters than ASCII are written as IDNA 2008 says. What stands
/// before it is kept as it is, because only the domain's own server knows whether it cares for case. It
/// is a dot-atom (RFC 5322, section 3.2.3); quoted ones, which no two programs read alike, are no
/// addresses here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailAddress {
	local: String,
	domain: String,
}

impl MailAddress {
	const MALFORMED: Hint =
		Hint::Malformed { expected: "a mail address, such as alice@example.org" };
	const MISLEADING: Hint = Hint::Misleading {
		what: "the domain of the mail address looks like another one; write it as xn--…",
	};

	/// The one form in which addresses are compared: without capitals. Whoever says that he wants no
	/// messages is not written to again as `Alice` instead of `alice`; and servers to which these are
	/// two people are not known.
	pub fn comparable(&self) -> String {
		self.to_string().to_lowercase()
	}

	/// What stands before the `@`.
	pub fn local(&self) -> &str {
		&self.local
	}

	/// What stands behind the `@`.
	pub fn domain(&self) -> &str {
		&self.domain
	}
}

impl fmt::Display for MailAddress {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{}@{}", self.local, self.domain)
	}
}

impl FromStr for MailAddress {
	type Err = Hint;

	fn from_str(text: &str) -> Result<Self, Hint> {
		let (local, domain) = text.trim().rsplit_once('@').ok_or(Self::MALFORMED)?;
		if local.len() > MAX_LOCAL || !local.split('.').all(is_atom) || domain.ends_with('.') {
			return Err(Self::MALFORMED);
		}
		let domain = parse_domain(domain).map_err(|why| match why {
			NotADomain::Malformed => Self::MALFORMED,
			NotADomain::Misleading => Self::MISLEADING,
		})?;
		let address = Self { local: local.to_owned(), domain };
		let is_short = address.local.len() + 1 + address.domain.len() <= MAX_ADDRESS;
		if is_short { Ok(address) } else { Err(Self::MALFORMED) }
	}
}

fn is_atom(text: &str) -> bool {
	let is_fine = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(it);
	!text.is_empty() && text.chars().all(is_fine)
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	fn address(text: &str) -> Result<String, Hint> {
		text.parse().map(|it: MailAddress| it.to_string())
	}

	#[test]
	fn the_domain_has_one_form_and_the_rest_is_kept() {
		for (text, one) in [
			("alice@example.org", "alice@example.org"),
			(" Alice@Example.ORG ", "Alice@example.org"),
			("alice+polkadot@mail.example.org", "alice+polkadot@mail.example.org"),
			("alice@bücher.example", "alice@xn--bcher-kva.example"),
			("alice@XN--BCHER-KVA.example", "alice@xn--bcher-kva.example"),
			("o'neil_{}@example.org", "o'neil_{}@example.org"),
		] {
			assert_eq!(address(text).as_deref(), Ok(one), "{text}");
		}
	}

	#[test]
	fn what_is_no_address_is_refused() {
		for text in [
			"",
			"alice",
			"@example.org",
			"alice@",
			"alice@localhost",
			"alice@[127.0.0.1]",
			"alice@127.0.0.1",
			"alice@example.org.",
			"alice@exa mple.org",
			"al ice@example.org",
			".alice@example.org",
			"alice.@example.org",
			"al..ice@example.org",
			"\"al ice\"@example.org",
			"\"alice\"@example.org",
			"alice(comment)@example.org",
			"<alice@example.org>",
			"Alice <alice@example.org>",
			"mailto:alice@example.org",
			"alice@bob@example.org",
			"alice@example.org,bob@example.org",
			"alice@example.org\r\nBcc: bob@example.org",
			"alice\r\nBcc: bob@example.org",
			"alice@example.org\0",
			"älice@example.org",
			"alice@example.org?subject=hello",
			&format!("{}@example.org", "a".repeat(65)),
			&format!("alice@{}org", "a.".repeat(130)),
		] {
			assert_eq!(address(text), Err(MailAddress::MALFORMED), "{text:?}");
		}
	}

	#[test]
	fn domains_that_look_like_others_are_refused() {
		for text in ["alice@gmаil.com", "alice@аррӏе.com", "alice@ｅxample.org"] {
			assert_eq!(address(text), Err(MailAddress::MISLEADING), "{text}");
		}
	}

	proptest! {
		#[test]
		fn an_address_reads_back_as_itself(text in "\\PC{0,12}@\\PC{0,12}") {
			if let Ok(one) = address(&text) {
				prop_assert!(one.chars().all(|it| it.is_ascii_graphic()));
				prop_assert_eq!(address(&one), Ok(one));
			}
		}
	}
}
