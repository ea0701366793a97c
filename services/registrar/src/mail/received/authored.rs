//! What the author of a text wrote, and not somebody whom he quotes.

use super::introduction;

/// What quoted lines begin with.
const MARKS: [char; 7] = ['>', '＞', '|', '¦', '»', '›', '│'];

/// Some programs write the initials of whom they quote before the mark.
const MAX_INITIALS: usize = 10;

/// A line of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
	/// Without its end.
	pub(super) text: &'t str,
	/// Whether it has no content. One whose content is not seen has some: programs that break long lines
	/// make such lines of what others write.
	pub(super) is_empty: bool,
	/// Whether it begins as quoted lines do.
	pub(super) has_mark: bool,
	/// Whether it is quoted.
	is_quoted: bool,
}

/// The lines that nobody else wrote, as far as that can be told.
pub(super) fn authored(text: &str) -> impl Iterator<Item = &str> {
	let lines = lines(text);
	let end = introduction::first(&lines).unwrap_or(lines.len());
	lines.into_iter().take(end).filter(|it| !it.is_quoted).map(|it| it.text)
}

/// A quotation goes on to the next blank line: programs break long lines, and do not mark the rest.
fn lines(text: &str) -> Vec<Line<'_>> {
	let mut is_quoted = false;
	let line = |text| {
		let (is_empty, has_mark) = (str::trim_ascii(text).is_empty(), self::has_mark(text));
		// Some programs take these parts for lines.
		is_quoted = text.split(is_break).any(self::has_mark) || (is_quoted && !is_empty);
		Line { text, is_empty, has_mark, is_quoted }
	};
	text.split('\n').map(line).collect()
}

fn has_mark(line: &str) -> bool {
	let line = line.trim_start_matches(is_blank);
	let initials = line.chars().take_while(|it| it.is_alphanumeric()).count();
	initials <= MAX_INITIALS && line.chars().nth(initials).is_some_and(|it| MARKS.contains(&it))
}

const fn is_break(character: char) -> bool {
	matches!(character, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character takes place alone, or not even that.
pub(super) fn is_blank(character: char) -> bool {
	let is_invisible = matches!(
		character,
		'\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
	);
	is_invisible || character.is_whitespace() || character.is_control()
}
