//! What a field's text names.

use std::str::FromStr;

use super::platforms::check_platform;
use crate::{
	verifier::Hint,
	verifiers::domain::{NotADomain, parse_domain},
};

const RECORD_LABEL: &str = "_litentry-registrar";
const FILE: &str = "/.well-known/litentry-registrar.txt";

/// A website, known by its domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Website {
	domain: String,
}

impl Website {
	pub(super) const MALFORMED: Hint =
		Hint::Malformed { expected: "the domain of a website, such as example.org" };
	const MISLEADING: Hint =
		Hint::Misleading { what: "the domain looks like another one; write it as xn--…" };

	/// Its domain: lower case, without a dot at the end, other letters than ASCII as IDNA 2008 writes
	/// them (`xn--…`).
	pub fn domain(&self) -> &str {
		&self.domain
	}

	/// The name of the record that is asked for.
	pub(super) fn record_name(&self) -> String {
		format!("{RECORD_LABEL}.{}", self.domain)
	}

	/// The names that are looked at, because some people cannot make the first.
	pub(super) fn record_names(&self) -> [String; 2] {
		[self.record_name(), self.domain.clone()]
	}

	/// Where the file is.
	pub(super) fn file_url(&self, scheme: &str) -> String {
		format!("{scheme}://{}{FILE}", self.domain)
	}
}

impl FromStr for Website {
	type Err = Hint;

	fn from_str(text: &str) -> Result<Self, Hint> {
		let domain = parse_domain(host(text.trim())?).map_err(|why| match why {
			NotADomain::Malformed => Self::MALFORMED,
			NotADomain::Misleading => Self::MISLEADING,
		})?;
		check_platform(&domain)?;
		Ok(Self { domain })
	}
}

/// The host as it is written, of a text of the form `[http[s]://]host[/…]`.
fn host(text: &str) -> Result<&str, Hint> {
	let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
	if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
		return Err(Website::MALFORMED);
	}
	let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
	if host.contains('@') {
		let expected = "a website; a mail address belongs into the field for it";
		return Err(Hint::Malformed { expected });
	}
	let is_plain = |it: char| it.is_ascii_graphic() && it != '\\';
	if !path.chars().all(is_plain) || path.contains("//") {
		let what =
			"behind the domain only plain letters, figures and signs can be read by everybody";
		return Err(Hint::Misleading { what });
	}
	Ok(host)
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	fn domain(text: &str) -> Result<String, Hint> {
		text.parse().map(|it: Website| it.domain().to_owned())
	}

	fn is_misleading(text: &str) -> bool {
		matches!(domain(text), Err(Hint::Misleading { .. }))
	}

	#[test]
	fn a_website_is_its_domain() {
		for text in [
			"example.org",
			"Example.ORG.",
			" https://example.org/ ",
			"http://example.org",
			"HTTPS://example.org/~alice?page=1#top",
			"example.org/alice",
		] {
			assert_eq!(domain(text).as_deref(), Ok("example.org"), "{text}");
		}
		assert_eq!(domain("www.example.org").as_deref(), Ok("www.example.org"));
	}

	#[test]
	fn international_names_are_written_as_idna_says() {
		for (text, ascii) in [
			("bücher.example", "xn--bcher-kva.example"),
			("Bücher.example", "xn--bcher-kva.example"),
			("пример.рф", "xn--e1afmkfd.xn--p1ai"),
			("例え.テスト", "xn--r8jz45g.xn--zckzah"),
			("faß.example", "xn--fa-hia.example"),
			("xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),
		] {
			assert_eq!(domain(text).as_deref(), Ok(ascii), "{text}");
		}
	}

	#[test]
	fn domains_that_look_like_others_are_refused() {
		for text in [
			"аррӏе.com",
			"litеntry.com",
			"ｅxample.org",
			"example。org",
			"pοlkadot.network",
			"exa\u{ad}mple.örg",
			"example.org/раth",
			"example.org/\u{202e}gro",
		] {
			assert!(is_misleading(text), "{text}: {:?}", domain(text));
		}
	}

	#[test]
	fn what_is_no_domain_is_refused() {
		for text in [
			"",
			"alice",
			"localhost",
			"127.0.0.1",
			"127.1",
			"[::1]",
			"example.org:8080",
			"ftp://example.org",
			"javascript://example.org",
			"https://",
			"https:///example.org",
			"exa mple.org",
			"exa_mple.org",
			"-example.org",
			"example..org",
			"example.org\\evil.example",
			"xn--a.org",
			"0x7f.1",
			&format!("{}.org", "a".repeat(64)),
		] {
			assert_eq!(domain(text), Err(Website::MALFORMED), "{text}");
		}
	}

	#[test]
	fn what_belongs_into_another_field_is_sent_there() {
		for (text, part) in [
			("https://github.com/alice", "GitHub"),
			("https://www.x.com/alice", "account on X"),
			("matrix.to/#/@alice:example.org", "Matrix"),
			("https://www.linkedin.com/in/alice", "a profile on a platform"),
			("t.me/alice", "a profile on a platform"),
			("alice@example.org", "mail address"),
			("https://paypal.com@evil.example", "mail address"),
		] {
			let hint = domain(text).map_err(|it| it.to_string());
			assert!(hint.as_ref().is_err_and(|it| it.contains(part)), "{text}: {hint:?}");
		}
		assert_eq!(domain("alice.github.io").as_deref(), Ok("alice.github.io"));
	}

	proptest! {
		#[test]
		fn whatever_is_written_a_domain_is_one(text: String) {
			if let Ok(domain) = domain(&text) {
				prop_assert_eq!(super::tests::domain(&domain), Ok(domain.clone()));
				let is_fine = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || "-.".contains(it);
				prop_assert!(domain.chars().all(is_fine));
				prop_assert!(domain.parse::<std::net::IpAddr>().is_err());
			}
		}

		#[test]
		fn what_is_behind_the_domain_makes_no_difference(path in "[a-z0-9.~-]{0,20}") {
			prop_assert_eq!(domain(&format!("example.org/{path}")), Ok("example.org".to_owned()));
		}
	}
}
