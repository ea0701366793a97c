//! Which websites an origin may ask for: those of its host and of the host's parents.
//!
//! A browser lets a page ask for the RP ID that is its host or a parent of it below a public suffix.
//! The list of public suffixes is not consulted here; only a parent of one label is none. The page
//! asks over TLS, or, for development, it is `localhost`, whose passkeys are the machine's own. The
//! origins of applications are refused, and those that a website names as related to it: neither can
//! be told from the RP ID.

use alloc::string::ToString;
use core::iter::successors;

use sha2::{Digest, Sha256};

const LOCALHOST: &str = "localhost";

/// Whether a page of this origin may ask for passkeys of the RP ID with this SHA-256.
pub(super) fn belongs_to(origin: &str, rp_id_hash: &[u8; 32]) -> bool {
	let has_hash = |id: &str| Sha256::digest(id).as_slice() == rp_id_hash;
	host(origin).is_some_and(|host| rp_ids(host).any(has_hash))
}

fn rp_ids(host: &str) -> impl Iterator<Item = &str> {
	successors(Some(host), |id| parent(id))
}

fn parent(id: &str) -> Option<&str> {
	let (_, parent) = id.split_once('.')?;
	parent.contains('.').then_some(parent)
}

/// The domain of an origin as browsers write it; a domain in ASCII and lower case.
fn host(origin: &str) -> Option<&str> {
	let (scheme, authority) = origin.split_once("://")?;
	let (host, port) = match authority.split_once(':') {
		Some((host, port)) => (host, Some(port)),
		None => (authority, None),
	};
	let is_safe = scheme == "https" || (scheme == "http" && host == LOCALHOST);
	(is_safe && is_domain(host) && port.is_none_or(is_port)).then_some(host)
}

fn is_port(text: &str) -> bool {
	text.parse::<u16>().is_ok_and(|port| port.to_string() == text)
}

/// Whether a text is a domain in ASCII and lower case, as RP IDs are. When the last label begins with
/// a digit, it is an IP address.
pub(crate) fn is_domain(host: &str) -> bool {
	let is_number = |label: &str| label.starts_with(|first: char| first.is_ascii_digit());
	host.split('.').all(is_label) && !host.rsplit('.').next().is_some_and(is_number)
}

fn is_label(label: &str) -> bool {
	let is_allowed = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
	!label.is_empty() && label.bytes().all(is_allowed)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn is_of(origin: &str, rp_id: &str) -> bool {
		belongs_to(origin, &Sha256::digest(rp_id).into())
	}

	#[test]
	fn a_page_asks_for_its_host_and_the_parents_of_it() {
		for origin in [
			"https://example.org",
			"https://example.org:8443",
			"https://login.example.org",
			"https://a.b.example.org",
		] {
			assert!(is_of(origin, "example.org"), "{origin}");
		}
		assert!(is_of("https://intranet", "intranet"));
		assert!(is_of("https://xn--mnchen-3ya.example", "xn--mnchen-3ya.example"));
	}

	#[test]
	fn another_host_is_another_website() {
		for origin in [
			"https://example.com",
			"https://evilexample.org",
			"https://example.org.evil.com",
			"https://org",
			"https://example.org@evil.com",
		] {
			assert!(!is_of(origin, "example.org"), "{origin}");
		}
		assert!(!is_of("https://example.org", "login.example.org"));
		assert!(!is_of("https://example.org", "org"));
	}

	#[test]
	fn what_browsers_do_not_write_is_no_origin() {
		for origin in [
			"",
			"null",
			"example.org",
			"https:/example.org",
			"https://Example.org",
			"HTTPS://example.org",
			"https://example.org/",
			"https://example.org.",
			"https://.example.org",
			"https://example.org:",
			"https://example.org:08443",
			"https://example.org:65536",
			"https://exаmple.org",
			"android:apk-key-hash:AAAA",
		] {
			assert!(!is_of(origin, "example.org"), "{origin}");
		}
	}

	#[test]
	fn an_address_is_no_domain() {
		assert!(!is_of("https://192.0.2.1", "192.0.2.1"));
		assert!(!is_of("https://192.0.2.1", "0.2.1"));
		assert!(!is_of("https://[::1]", "[::1]"));
	}

	#[test]
	fn only_the_own_machine_is_asked_by_without_tls() {
		assert!(is_of("http://localhost:3000", "localhost"));
		assert!(is_of("https://localhost", "localhost"));
		assert!(!is_of("http://example.org", "example.org"));
		assert!(!is_of("http://app.localhost", "app.localhost"));
		assert!(!is_of("http://localhost.example.org", "localhost.example.org"));
	}
}
