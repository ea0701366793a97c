//! Which texts are for people.

/// Why bytes are not a text for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidText {
	/// Not UTF-8.
	#[error("a text is UTF-8")]
	NotUtf8,
	/// A name that is empty or nothing but space.
	#[error("a name has a visible character")]
	Blank,
	/// A control character, which could make a terminal show something else.
	#[error("a text has no control characters")]
	ControlCharacter,
}

/// Whether the bytes are a name: one line of UTF-8 that shows something.
pub fn check_name(bytes: &[u8]) -> Result<(), InvalidText> {
	let name = core::str::from_utf8(bytes).map_err(|_| InvalidText::NotUtf8)?;
	if name.trim().is_empty() {
		return Err(InvalidText::Blank);
	}
	if name.chars().any(char::is_control) {
		return Err(InvalidText::ControlCharacter);
	}
	Ok(())
}

/// Whether the bytes are a description: UTF-8 of no, one or several lines.
pub fn check_description(bytes: &[u8]) -> Result<(), InvalidText> {
	let description = core::str::from_utf8(bytes).map_err(|_| InvalidText::NotUtf8)?;
	if description.chars().any(|c| c.is_control() && c != '\n') {
		return Err(InvalidText::ControlCharacter);
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::{InvalidText, check_description, check_name};

	#[test]
	fn names_in_any_script_are_names() {
		for name in ["Uniswap", "Loyal user", "忠実なユーザー", "café"] {
			assert_eq!(check_name(name.as_bytes()), Ok(()), "{name}");
		}
	}

	#[test]
	fn a_name_shows_something() {
		for name in ["", " ", "\n", "\u{3000}"] {
			assert_eq!(check_name(name.as_bytes()), Err(InvalidText::Blank), "{name:?}");
		}
	}

	#[test]
	fn a_name_is_one_line_without_control_characters() {
		for name in ["two\nlines", "\u{1b}[31mred", "nul\0"] {
			let checked = check_name(name.as_bytes());
			assert_eq!(checked, Err(InvalidText::ControlCharacter), "{name:?}");
		}
	}

	#[test]
	fn a_description_may_be_empty_or_have_lines() {
		assert_eq!(check_description(b""), Ok(()));
		assert_eq!(check_description(b"two\nlines"), Ok(()));
		assert_eq!(check_description(b"a\x07bell"), Err(InvalidText::ControlCharacter));
	}

	#[test]
	fn other_encodings_are_refused() {
		assert_eq!(check_name(b"caf\xe9"), Err(InvalidText::NotUtf8));
		assert_eq!(check_description(b"caf\xe9"), Err(InvalidText::NotUtf8));
	}
}
