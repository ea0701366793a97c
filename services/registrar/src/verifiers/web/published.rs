//! What is published, and found again.

use crate::challenge::Code;

const PREFIX: &str = "litentry-registrar=";

/// What is to be published.
pub(super) fn text(code: Code) -> String {
	format!("{PREFIX}{code}")
}

/// The codes in a record or a file: each is a line of its own, so that nobody else's words around one,
/// such as those of a comment, count as the website's.
pub fn published_codes(text: &str) -> impl Iterator<Item = Code> + '_ {
	text.lines().filter_map(|line| {
		let line =
			line.trim_matches(|it: char| it.is_whitespace() || matches!(it, '"' | '\u{feff}'));
		let prefix = line.get(..PREFIX.len()).filter(|it| it.eq_ignore_ascii_case(PREFIX));
		prefix.and_then(|it| line.get(it.len()..)).unwrap_or(line).trim().parse().ok()
	})
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use proptest::prelude::*;

	use super::*;

	const CODE: &str = "A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4";

	fn codes(text: &str) -> Vec<String> {
		published_codes(text).map(|it| it.to_string()).collect()
	}

	#[test]
	fn a_code_is_found_as_people_publish_it() {
		for text in [
			format!("litentry-registrar={CODE}"),
			format!("Litentry-Registrar={}", CODE.to_lowercase()),
			format!("\"litentry-registrar={CODE}\""),
			format!("\u{feff}litentry-registrar = {CODE}\r\n").replace(" = ", "="),
			format!("first line\n  litentry-registrar= {CODE}  \nlast line"),
			CODE.to_owned(),
		] {
			assert_eq!(codes(&text), [CODE], "{text:?}");
		}
	}

	#[test]
	fn a_code_among_other_words_is_not_the_websites() {
		for text in [
			format!("<p>{CODE}</p>"),
			format!("look: litentry-registrar={CODE}"),
			format!("litentry-registrar={CODE} by a visitor"),
			"v=spf1 -all".to_owned(),
			String::new(),
		] {
			assert_eq!(codes(&text), [""; 0], "{text:?}");
		}
	}

	proptest! {
		#[test]
		fn what_is_to_be_published_is_found(before in "[ -~]*", after in "[ -~]*") {
			let code: Code = CODE.parse().unwrap();
			let published = format!("{before}\n{}\n{after}", text(code));
			prop_assert!(published_codes(&published).any(|it| it == code));
		}

		#[test]
		fn any_text_is_read(text: String) {
			let _ = published_codes(&text).count();
		}
	}
}
