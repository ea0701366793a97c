//! To what a message replies.

use super::{Received, Signed, fields};
use crate::mail::Postmark;

/// The fields that say so (RFC 5322, section 3.6.4).
const FIELDS: [&str; 2] = ["in-reply-to", "references"];

/// Whether a message replies to nothing, or to a letter that its sender got from us, and whoever signed
/// it says so.
///
/// Others can have their messages answered to us (`Reply-To`): whoever does so answers them.
pub(super) fn is_ours(received: &Received, signed: &Signed, postmark: &Postmark) -> bool {
	let is_there = |name: &&str| fields::all(&received.message, name).next().is_some();
	let said = FIELDS.into_iter().filter(is_there).map(|name| received.signed(signed, name));
	let said: Option<Vec<String>> = said.collect();
	said.is_some_and(|said| {
		let is_on = |number: &str| postmark.is_on(number, &received.from);
		said.is_empty() || said.iter().flat_map(|it| numbers(it)).any(is_on)
	})
}

/// What stands in angle brackets.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
	text.split('<').filter_map(|it| it.split_once('>')).map(|(number, _)| number.trim())
}
