//! Header fields by their names, however these are written.

use mail_auth::AuthenticatedMessage;

/// The contents of all header fields of a name.
pub(super) fn all<'m, 'x>(
	message: &'m AuthenticatedMessage<'x>,
	name: &'m str,
) -> impl Iterator<Item = &'x [u8]> + 'm {
	let is_it = |written: &[u8]| {
		let written = written.iter().filter(|it| !it.is_ascii_whitespace());
		written.map(u8::to_ascii_lowercase).eq(name.bytes())
	};
	message.headers.iter().filter(move |(written, _)| is_it(written)).map(|(_, value)| *value)
}

/// The content of a header field that is there exactly once.
pub(super) fn only<'x>(message: &AuthenticatedMessage<'x>, name: &str) -> Option<&'x [u8]> {
	let mut found = all(message, name);
	found.next().filter(|_| found.next().is_none())
}
