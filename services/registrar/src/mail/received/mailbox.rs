//! The addresses in a header field, read so strictly that every program reads the same.

use crate::mail::MailAddress;

/// The text of a header field in one line; none if it holds what belongs into no header field.
pub(super) fn unfold(value: &[u8]) -> Option<String> {
	let text = std::str::from_utf8(value).ok()?.replace("\r\n", "");
	let is_fine = |it: char| it == '\t' || !it.is_control();
	text.chars().all(is_fine).then(|| text.trim().to_owned())
}

/// The address of a field with exactly one.
pub(super) fn only_address(value: &[u8]) -> Option<MailAddress> {
	let text = unfold(value)?;
	match *mailboxes(&text)? {
		[one] => address(one),
		_ => None,
	}
}

/// The addresses that can be read.
pub(super) fn addresses(text: &str) -> Vec<MailAddress> {
	mailboxes(text).into_iter().flatten().filter_map(address).collect()
}

/// What stands between commas; none when a quoted text does not end.
fn mailboxes(text: &str) -> Option<Vec<&str>> {
	let (mut mailboxes, mut start, mut is_quoted, mut is_escaped) = (Vec::new(), 0, false, false);
	for (at, character) in text.char_indices() {
		match character {
			_ if is_escaped => is_escaped = false,
			'\\' if is_quoted => is_escaped = true,
			'"' => is_quoted = !is_quoted,
			',' if !is_quoted => {
				mailboxes.push(&text[start..at]);
				start = at + 1;
			}
			_ => {}
		}
	}
	mailboxes.push(&text[start..]);
	(!is_quoted).then_some(mailboxes)
}

/// `alice@example.org`, `Alice <alice@example.org>` or `"Alice" <alice@example.org>`.
fn address(mailbox: &str) -> Option<MailAddress> {
	let mailbox = mailbox.trim();
	let Some(inner) = mailbox.strip_suffix('>') else {
		return mailbox.parse().ok();
	};
	let (name, address) = inner.rsplit_once('<')?;
	is_name(name.trim()).then(|| address.parse().ok())?
}

/// Whether this can only be a name: words and quoted texts, without anything that starts an address, a
/// comment or a group.
fn is_name(name: &str) -> bool {
	let mut is_quoted = false;
	let is_fine = |it: char| match it {
		'"' => {
			is_quoted = !is_quoted;
			true
		}
		'<' | '>' | '\\' => false,
		'@' | '(' | ')' | '[' | ']' | ':' | ';' | ',' => is_quoted,
		_ => true,
	};
	name.chars().all(is_fine) && !is_quoted
}

#[cfg(test)]
mod tests {
	use super::*;

	fn only(text: &str) -> Option<String> {
		only_address(text.as_bytes()).map(|it| it.to_string())
	}

	#[test]
	fn one_address_is_read() {
		for text in [
			" alice@example.org\r\n",
			"<alice@example.org>",
			"Alice <alice@example.org>",
			"Alice B. Carroll <alice@EXAMPLE.org>",
			"\"Carroll, Alice\" <alice@example.org>",
			"\"bob@example.com\" <alice@example.org>",
			"=?utf-8?q?bob=40example=2Ecom?= <alice@example.org>",
			"Älice <alice@example.org>",
			"Alice\r\n <alice@example.org>\r\n",
		] {
			assert_eq!(only(text).as_deref(), Some("alice@example.org"), "{text}");
		}
	}

	#[test]
	fn what_programs_may_read_differently_is_not_read() {
		for text in [
			"",
			"Alice",
			"alice@example.org, bob@example.com",
			"alice@example.org,",
			"alice@example.org <bob@example.com>",
			"<alice@example.org> <bob@example.com>",
			"<alice@example.org> bob@example.com",
			"\"<alice@example.org>\" <bob@example.com>",
			"\"\\\"\" <alice@example.org>",
			"alice@example.org (bob@example.com)",
			"(alice@example.org) bob@example.com",
			"Friends: alice@example.org;",
			"<@example.com:alice@example.org>",
			"\"alice\"@example.org",
			"alice@example.org\rbob@example.com",
			"alice@example.org\nbob@example.com",
			"alice@example.org\0",
			"\"alice@example.org",
			"<alice@example.org",
		] {
			assert_eq!(only(text), None, "{text:?}");
		}
		assert_eq!(only_address(b"\xff <alice@example.org>"), None);
	}

	#[test]
	fn of_several_addresses_those_count_that_can_be_read() {
		let text = "\"x, <eve@example.com>\" <bob@example.org>, group: carol@example.org;, a@b.org";
		let read: Vec<_> = addresses(text).iter().map(ToString::to_string).collect();
		assert_eq!(read, ["a@b.org"]);
	}
}
