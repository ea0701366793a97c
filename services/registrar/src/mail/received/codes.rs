//! The codes that the author of a message wrote into it.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::{authored::authored, markup};
use crate::challenge::Code;

/// So many are looked at. Each takes a look into the database.
pub const MAX_CODES: usize = 16;

/// What a person writes stands at the top; so many bytes of it are looked at.
const MAX_TEXT: usize = 256 * 1024;

/// The first codes in the subject, if it counts, and in what is not quoted.
pub(super) fn codes(message: &Message, has_subject: bool) -> Vec<Code> {
	let mut found = Vec::new();
	let body = body(message);
	let subject = message.subject().filter(|_| has_subject).map(above_prefix);
	for text in subject.into_iter().chain(authored(start(&body, MAX_TEXT))) {
		for code in Code::find_all(text) {
			if found.len() < MAX_CODES && !found.contains(&code) {
				found.push(code);
			}
		}
	}
	found
}

/// A subject without what stands below a prefix such as `Re:`. Languages write it in several words,
/// programs put it in brackets: so it ends with the first colon.
fn above_prefix(subject: &str) -> &str {
	subject.split(is_colon).next().unwrap_or_default()
}

/// A colon, also that of East Asian languages.
pub(super) const fn is_colon(character: char) -> bool {
	matches!(character, ':' | '：' | '﹕' | '︰')
}

/// The text of a message, or that of its HTML if it has no other.
///
/// Messages in the message (RFC 2046, section 5.2.1) and files with names are none of its own.
fn body(message: &Message) -> String {
	let is_text = |part: &&MessagePart| matches!(part.body, PartType::Text(_));
	let is_html = |part: &&MessagePart| matches!(part.body, PartType::Html(_));
	let is_own = |part: &&MessagePart| part.attachment_name().is_none();
	let texts: Vec<_> = parts(message, &message.text_body).filter(is_text).collect();
	let written: Vec<_> = if texts.is_empty() {
		let htmls = parts(message, &message.html_body).filter(is_html).filter(is_own);
		let htmls = htmls.filter_map(MessagePart::text_contents);
		htmls.map(|it| markup::text(start(it, MAX_TEXT))).collect()
	} else {
		let texts = texts.into_iter().filter(is_own).filter_map(MessagePart::text_contents);
		texts.map(str::to_owned).collect()
	};
	written.join("\n")
}

fn parts<'m>(
	message: &'m Message<'m>,
	numbers: &'m [u32],
) -> impl Iterator<Item = &'m MessagePart<'m>> {
	let numbers = numbers.iter().filter_map(|it| usize::try_from(*it).ok());
	numbers.filter_map(|it| message.parts.get(it))
}

/// The first bytes of a text, as far as they are whole characters.
pub(super) fn start(text: &str, length: usize) -> &str {
	&text[..text.floor_char_boundary(length)]
}
