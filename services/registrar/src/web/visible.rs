//! Texts of strangers, so that they are shown as what they are.

use maud::{Markup, html};

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
	!character.is_control()
		&& !matches!(
			character,
			'\u{ad}'
				| '\u{34f}'
				| '\u{61c}'
				| '\u{115f}'..='\u{1160}'
				| '\u{17b4}'..='\u{17b5}'
				| '\u{180b}'..='\u{180f}'
				| '\u{200b}'..='\u{200f}'
				| '\u{2028}'..='\u{202e}'
				| '\u{2060}'..='\u{206f}'
				| '\u{2800}'
				| '\u{3164}'
				| '\u{fe00}'..='\u{fe0e}'
				| '\u{feff}'
				| '\u{ffa0}'
				| '\u{fff0}'..='\u{fffb}'
				| '\u{e0000}'..='\u{e0fff}'
		)
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
