//! Questions, presentations and holdings as the text of a QR code: a prefix, and their SCALE
//! encoding in base32 (RFC 4648) without padding, which fits a QR code's alphanumeric mode.

use core::{fmt, str::FromStr};

use data_encoding::BASE32_NOPAD;
use parity_scale_codec::{Decode, DecodeAll, Encode};

use crate::{Holding, Presentation, Question};

/// Why a text is not what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidCode {
	/// It starts otherwise.
	#[error("expected a text that starts with {expected}")]
	Prefix {
		/// How it should start.
		expected: &'static str,
	},
	/// What follows is not base32 in capital letters without padding.
	#[error("expected capital letters and the digits 2 to 7 after the prefix")]
	Digits,
	/// What the digits say is something else.
	#[error("the code is incomplete or damaged")]
	Content,
}

macro_rules! text {
	($type:ty, $prefix:literal) => {
		impl fmt::Display for $type {
			#[doc = concat!("Writes `", $prefix, "` and the digits.")]
			fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
				write!(f, "{}{}", $prefix, BASE32_NOPAD.encode_display(&self.encode()))
			}
		}

		impl FromStr for $type {
			type Err = InvalidCode;

			fn from_str(text: &str) -> Result<Self, InvalidCode> {
				read(text, $prefix)
			}
		}
	};
}

text!(Question, "LIT:ASK:");
text!(Presentation, "LIT:PASS:");
text!(Holding, "LIT:HOLD:");

fn read<T: Decode>(text: &str, expected: &'static str) -> Result<T, InvalidCode> {
	let digits = text.strip_prefix(expected).ok_or(InvalidCode::Prefix { expected })?;
	let bytes = BASE32_NOPAD.decode(digits.as_bytes()).map_err(|_| InvalidCode::Digits)?;
	T::decode_all(&mut &bytes[..]).map_err(|_| InvalidCode::Content)
}
