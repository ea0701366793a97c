//! Where a text goes over to the message that it answers or passes on.
//!
//! Programs say so in every language, so words are not looked at.

use super::{
	authored::{Line, is_blank},
	codes::is_colon,
};

/// Characters of which lines across the page are made.
const STROKES: [char; 9] = ['-', '_', '=', '~', '–', '—', '―', '─', '━'];

/// The name of a header field, in any language, is not longer.
const MAX_NAME: usize = 30;

/// The first line that does not count. The whole paragraph goes with it: programs break such lines too,
/// and the names in them are what strangers call themselves.
pub(super) fn first(lines: &[Line]) -> Option<usize> {
	let mut open: Option<Paragraph> = None;
	for (at, line) in lines.iter().enumerate() {
		if line.is_empty {
			open = None;
			continue;
		}
		let below = lines.get(at + 1..).unwrap_or_default();
		let paragraph = open.get_or_insert_with(|| Paragraph::new(at, line));
		paragraph.says_when |= says_when(line.text);
		if is_stroke(line.text) || is_header(line, below) || paragraph.says_who(line, below) {
			return Some(paragraph.start);
		}
	}
	None
}

/// `-----Original Message-----`, or a line of underscores.
fn is_stroke(line: &str) -> bool {
	let line = line.trim_start_matches(is_blank);
	STROKES.iter().any(|it| line.chars().take(3).eq([*it; 3]))
}

/// `From: …`, `Sent: …`, `To: …`: three of them, or two with an address.
fn is_header(line: &Line, below: &[Line]) -> bool {
	let near = below.iter().filter(|it| is_seen(it)).take(2);
	let block = std::iter::once(line).chain(near).take_while(|it| is_field(it.text));
	let block: Vec<_> = block.collect();
	block.len() > 2 || (block.len() == 2 && block.iter().any(|it| it.text.contains('@')))
}

/// A name, a colon and something; some programs put the name in asterisks.
fn is_field(line: &str) -> bool {
	let line = line.trim_matches(is_blank);
	let Some((name, value)) = line.split_once(is_colon) else {
		return false;
	};
	let is_fine = |it: char| !it.is_ascii() || it.is_ascii_alphabetic() || " \t.-'*".contains(it);
	let is_name = !name.is_empty() && name.chars().count() <= MAX_NAME && name.chars().all(is_fine);
	is_name && !value.starts_with("//")
}

/// Lines without an empty one between.
struct Paragraph {
	start: usize,
	has_mark: bool,
	says_when: bool,
}

impl Paragraph {
	const fn new(start: usize, first: &Line) -> Self {
		Self { start, has_mark: first.has_mark, says_when: false }
	}

	/// `On … somebody wrote:`, also in several lines: it ends with a colon, and a quoted line follows,
	/// or it says when.
	fn says_who(&self, line: &Line, below: &[Line]) -> bool {
		let text = line.text.trim_end_matches(|it| is_blank(it) || it == '*');
		let is_followed = || below.iter().find(|it| is_seen(it)).is_some_and(|it| it.has_mark);
		!self.has_mark && text.ends_with(is_colon) && (self.says_when || is_followed())
	}
}

fn is_seen(line: &Line) -> bool {
	!line.text.chars().all(is_blank)
}

/// Whether there is a time or a date in numbers.
fn says_when(text: &str) -> bool {
	text.as_bytes().windows(4).any(|it| match it {
		[before, b':' | b'.' | b'/', after @ ..] => {
			before.is_ascii_digit() && after.iter().all(u8::is_ascii_digit)
		}
		_ => false,
	})
}
