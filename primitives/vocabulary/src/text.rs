//! Short texts for people, bounded and printable.

use alloc::{string::String, vec::Vec};
use core::{fmt, str, str::FromStr};

use bounded_collections::{BoundedVec, ConstU32};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The most bytes of a [`Name`].
pub const MAX_NAME_LENGTH: u32 = 64;

/// The most bytes of a [`Description`].
pub const MAX_DESCRIPTION_LENGTH: u32 = 512;

/// Why bytes are not a text for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidText {
	/// A name that is empty or nothing but space.
	#[error("the text shows nothing")]
	Blank,
	/// More bytes than fit.
	#[error("the text has {length} bytes, more than {limit}")]
	TooLong {
		/// How many bytes there are.
		length: usize,
		/// How many fit.
		limit: u32,
	},
	/// Not UTF-8.
	#[error("not UTF-8 from byte {offset} on")]
	NotUtf8 {
		/// The first byte that is wrong.
		offset: usize,
	},
	/// A control character: it could rewrite a terminal or hide a line.
	#[error("a control character at byte {offset}")]
	ControlCharacter {
		/// Where it starts.
		offset: usize,
	},
}

macro_rules! text {
	($(#[$doc:meta])* $name:ident, $limit:ident, $check:path) => {
		$(#[$doc])*
		///
		/// Parsing a `&str` checks it. What arrives SCALE-encoded is only known to be short enough:
		/// [`check`](Self::check) tells whether it is a text. Its `Display` is one line and safe to
		/// print in any case.
		#[derive(
			Clone,
			PartialEq,
			Eq,
			PartialOrd,
			Ord,
			Encode,
			Decode,
			DecodeWithMemTracking,
			MaxEncodedLen,
			TypeInfo,
		)]
		pub struct $name(BoundedVec<u8, ConstU32<$limit>>);

		impl $name {
			/// The bytes, which may be no text at all.
			pub fn as_bytes(&self) -> &[u8] {
				&self.0
			}

			/// The text.
			///
			/// # Errors
			///
			/// The bytes are not a text for people.
			pub fn check(&self) -> Result<&str, InvalidText> {
				$check(&self.0)
			}
		}

		impl From<BoundedVec<u8, ConstU32<$limit>>> for $name {
			/// Takes the bytes unchecked, as they come from a chain.
			fn from(bytes: BoundedVec<u8, ConstU32<$limit>>) -> Self {
				Self(bytes)
			}
		}

		impl TryFrom<Vec<u8>> for $name {
			type Error = InvalidText;

			fn try_from(bytes: Vec<u8>) -> Result<Self, InvalidText> {
				let length = bytes.len();
				let bounded = BoundedVec::try_from(bytes)
					.map_err(|_| InvalidText::TooLong { length, limit: $limit })?;
				let text = Self(bounded);
				text.check()?;
				Ok(text)
			}
		}

		impl FromStr for $name {
			type Err = InvalidText;

			fn from_str(text: &str) -> Result<Self, InvalidText> {
				text.as_bytes().to_vec().try_into()
			}
		}

		impl fmt::Display for $name {
			fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
				display(&self.0, f)
			}
		}

		impl fmt::Debug for $name {
			fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
				fmt::Debug::fmt(&String::from_utf8_lossy(&self.0), f)
			}
		}
	};
}

text! {
	/// What people call a thing: one line of at most 64 bytes of UTF-8 that shows something.
	Name, MAX_NAME_LENGTH, name
}
text! {
	/// What a thing means, for people: at most 512 bytes of UTF-8, in no, one or several lines.
	Description, MAX_DESCRIPTION_LENGTH, description
}

fn name(bytes: &[u8]) -> Result<&str, InvalidText> {
	let text = printable(bytes, |_| true)?;
	if text.trim().is_empty() { Err(InvalidText::Blank) } else { Ok(text) }
}

fn description(bytes: &[u8]) -> Result<&str, InvalidText> {
	printable(bytes, |character| character != '\n')
}

/// The text, unless it holds a control character that is refused.
fn printable(bytes: &[u8], refused: fn(char) -> bool) -> Result<&str, InvalidText> {
	let text = str::from_utf8(bytes)
		.map_err(|invalid| InvalidText::NotUtf8 { offset: invalid.valid_up_to() })?;
	let is_refused = |character: char| character.is_control() && refused(character);
	match text.char_indices().find(|(_, character)| is_refused(*character)) {
		Some((offset, _)) => Err(InvalidText::ControlCharacter { offset }),
		None => Ok(text),
	}
}

fn display(bytes: &[u8], f: &mut fmt::Formatter) -> fmt::Result {
	let visible = |character: char| match character {
		'\n' => ' ',
		_ if character.is_control() => char::REPLACEMENT_CHARACTER,
		_ => character,
	};
	f.pad(&String::from_utf8_lossy(bytes).chars().map(visible).collect::<String>())
}
