//! How messages of ours are told from those of others.

use std::fmt;

use litentry_vocabulary::blake2_256;
use parity_scale_codec::Encode;
use subtle::ConstantTimeEq;

use super::MailAddress;

const LENGTH: usize = 16;

/// Marks the numbers of letters (`Message-ID`), so that a reply shows that it replies to one of ours.
///
/// A mark is for one recipient: whoever has got letters himself cannot make others seem to reply to
/// one. The mail server has to leave `Message-ID` as it is.
#[derive(Clone)]
pub struct Postmark {
	key: [u8; 32],
}

impl Postmark {
	/// With 32 secret bytes.
	pub const fn new(key: [u8; 32]) -> Self {
		Self { key }
	}

	/// The left side of the number of a letter: the letter's own number, which has no dot, and the
	/// mark.
	pub fn number(&self, letter: &str, to: &MailAddress) -> String {
		format!("{letter}.{}", self.mark(letter, to))
	}

	/// Whether a number, such as `0123.4567@registrar.example`, is of a letter of ours to this person.
	pub fn is_on(&self, number: &str, to: &MailAddress) -> bool {
		let left = number.split_once('@').map(|(left, _)| left);
		left.and_then(|left| left.split_once('.')).is_some_and(|(letter, mark)| {
			self.mark(letter, to).as_bytes().ct_eq(mark.as_bytes()).into()
		})
	}

	fn mark(&self, letter: &str, to: &MailAddress) -> String {
		let marked = ("postmark", &self.key, letter, to.comparable()).encode();
		hex::encode(&blake2_256(&marked)[..LENGTH])
	}
}

impl fmt::Debug for Postmark {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("Postmark(…)")
	}
}
