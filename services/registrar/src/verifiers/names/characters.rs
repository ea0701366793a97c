//! Characters that mislead whoever reads a name.

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use super::scripts::is_mixed;

/// Turn the direction of writing, so that a name is shown in another order than it is written.
const TURNING: [char; 12] = [
	'\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}',
	'\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];

/// Look like the mark of an identity that a registrar has verified.
const APPROVING: [char; 6] = ['☑', '✅', '✓', '✔', '\u{1f5f8}', '\u{1f5f9}'];

/// Join emoji into one, and choose how one is drawn.
const JOINER: char = '\u{200d}';
const EMOJI_STYLE: char = '\u{fe0f}';

/// The most marks on one letter that a language needs.
const MAX_MARKS: usize = 2;

/// What misleads in a name, if anything does.
///
/// Emoji are no reason to refuse a name, nor is any script; a word of several scripts is, and so is
/// a word that looks Latin beside one that is.
pub fn misleading(name: &str) -> Option<&'static str> {
	if name.chars().any(|it| TURNING.contains(&it)) {
		return Some("some turn the direction of writing");
	}
	if has_unseen(name) {
		return Some("some cannot be seen");
	}
	if name.trim() != name || name.contains("  ") {
		return Some("there are spaces at an end, or several in a row");
	}
	if has_heap_of_marks(name) {
		return Some("too many marks are piled on one letter");
	}
	if name.contains('/') {
		return Some("a slash makes it look like the name of somebody's sub-identity");
	}
	if name.chars().any(|it| APPROVING.contains(&it)) {
		return Some("one looks like the mark of a verified identity");
	}
	is_mixed(name).then_some("letters of several scripts look like one another's")
}

fn has_unseen(name: &str) -> bool {
	let mut before = None;
	let mut rest = name.chars().peekable();
	while let Some(character) = rest.next() {
		let is_between_emoji = before.is_some_and(is_pictograph);
		let is_fine = match character {
			EMOJI_STYLE => is_between_emoji,
			JOINER => is_between_emoji && rest.peek().copied().is_some_and(is_pictograph),
			_ => is_seen(character),
		};
		if !is_fine {
			return true;
		}
		if character != EMOJI_STYLE {
			before = Some(character);
		}
	}
	false
}

fn is_seen(character: char) -> bool {
	match character {
		' ' => true,
		// Unassigned, or for private use: every font shows something else.
		_ if character.script() == Script::Unknown => false,
		_ => !(character.is_control() || character.is_whitespace() || is_blank(character)),
	}
}

/// Whether a character is drawn as nothing: Unicode's default ignorable code points, and the blanks
/// that count as symbols or letters.
pub(crate) const fn is_blank(character: char) -> bool {
	matches!(
		character,
		'\u{ad}'
			| '\u{34f}'
			| '\u{115f}'..='\u{1160}'
			| '\u{17b4}'..='\u{17b5}'
			| '\u{180b}'..='\u{180f}'
			| '\u{200b}'..='\u{200f}'
			| '\u{2028}'..='\u{202e}'
			| '\u{2060}'..='\u{206f}'
			| '\u{2800}'
			| '\u{3164}'
			| '\u{fe00}'..='\u{fe0f}'
			| '\u{feff}'
			| '\u{ffa0}'
			| '\u{fff0}'..='\u{fffb}'
			| '\u{1bca0}'..='\u{1bca3}'
			| '\u{1d159}'
			| '\u{1d173}'..='\u{1d17a}'
			| '\u{e0000}'..='\u{e0fff}'
	)
}

fn is_pictograph(character: char) -> bool {
	!character.is_ascii() && !character.is_alphanumeric() && character.script() == Script::Common
}

fn has_heap_of_marks(name: &str) -> bool {
	let mut marks = 0;
	name.chars().any(|character| {
		marks = if is_combining_mark(character) { marks + 1 } else { 0 };
		marks > MAX_MARKS
	})
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	#[test]
	fn names_of_all_the_world_are_fine() {
		for name in [
			"Alice",
			"Zoë O'Brien-Müller",
			"Алиса Иванова",
			"Αλίκη",
			"Ալիսա",
			"アリス Alice",
			"愛麗絲",
			"김영희",
			"أليس",
			"אליס",
			"Nguyễn Thị Minh",
			"अलीसा",
			"Алиса Alice",
			"🎠 Alice & Bob 2.0 ❤️",
			"👨‍👩‍👧 family",
			"𝐀lice",
			"Stake.plus | #1",
		] {
			assert_eq!(misleading(name), None, "{name}");
		}
	}

	#[test]
	fn what_is_not_seen_is_refused() {
		for name in [
			"Ali\u{200b}ce",
			"Ali\u{ad}ce",
			"Ali\u{200d}ce",
			"Alice\u{fe0f}",
			"Alice\u{feff}",
			"\u{3164}",
			"Alice\u{a0}Smith",
			"Alice\u{2800}",
			"Alice\u{e0041}",
			"Ali\nce",
			"Ali\0ce",
			"Alice \u{e000}",
			"Alice\u{378}",
		] {
			assert_eq!(misleading(name), Some("some cannot be seen"), "{name:?}");
		}
	}

	#[test]
	fn what_pretends_to_be_something_else_is_refused() {
		let turned = Some("some turn the direction of writing");
		assert_eq!(misleading("ecilA\u{202e}"), turned);
		assert_eq!(misleading("\u{2067}Alice\u{2069}"), turned);
		for name in [" Alice", "Alice ", "Alice  Smith"] {
			assert!(misleading(name).is_some_and(|why| why.contains("spaces")), "{name}");
		}
		assert!(misleading("A\u{301}\u{302}\u{303}lice").is_some_and(|it| it.contains("piled")));
		assert!(misleading("Parity/Alice").is_some_and(|it| it.contains("slash")));
		assert!(misleading("Alice ✅").is_some_and(|it| it.contains("mark")));
	}

	proptest! {
		#[test]
		fn any_text_is_judged(name: String) {
			let _ = misleading(&name);
		}

		#[test]
		fn a_name_that_is_fine_holds_nothing_that_turns_or_hides(name: String) {
			if misleading(&name).is_none() {
				let is_bad = |it: char| it.is_control() || TURNING.contains(&it) || it == '\u{200b}';
				prop_assert!(!name.chars().any(is_bad));
			}
		}
	}
}
