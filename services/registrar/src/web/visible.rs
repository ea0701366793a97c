//! Texts of strangers, so that they are shown as what they are.

use maud::{Markup, html};

use crate::verifiers::names::is_blank;

/// A stranger's text: its direction of writing ends with it, and what cannot be seen is named.
pub(super) fn visible(text: &str) -> Markup {
	html! { bdi { (named(text)) } }
}

fn named(text: &str) -> String {
	let mut shown = String::new();
	for character in text.chars() {
		match is_seen(character) {
			true => shown.push(character),
			false => shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(character))),
		}
	}
	shown
}

/// Whether a character is drawn, and nothing else: controls, marks of direction and Unicode's default
/// ignorable code points are not, but for the one that chooses how an emoji is drawn.
fn is_seen(character: char) -> bool {
	const EMOJI: char = '\u{fe0f}';
	const ARABIC_MARK: char = '\u{61c}';
	let is_unseen = character.is_control() || character == ARABIC_MARK || is_blank(character);
	character == EMOJI || !is_unseen
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_cannot_be_seen_is_named() {
		assert_eq!(named("Ålice ☃️"), "Ålice ☃️");
		assert_eq!(named("a\u{202e}b\u{200b}\n\0"), "a⟨U+202E⟩b⟨U+200B⟩⟨U+000A⟩⟨U+0000⟩");
	}

	#[test]
	fn a_text_makes_no_element() {
		assert_eq!(visible("<b>&\"").into_string(), "<bdi>&lt;b&gt;&amp;&quot;</bdi>");
	}
}
