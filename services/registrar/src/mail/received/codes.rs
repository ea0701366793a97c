//! The codes in a message.

use mail_parser::{Message, PartType, decoders::html::html_to_text};

use crate::challenge::Code;

/// So many are looked at. Each takes a look into the database.
pub const MAX_CODES: usize = 16;

/// The first codes in the subject, if it counts, and in all texts, those that are quoted included.
pub(super) fn codes(message: &Message, has_subject: bool) -> Vec<Code> {
	let mut found = Vec::new();
	let mut look_at = |text: &str| {
		for code in Code::find_all(text) {
			if found.len() < MAX_CODES && !found.contains(&code) {
				found.push(code);
			}
		}
	};
	message.subject().filter(|_| has_subject).into_iter().for_each(&mut look_at);
	for part in &message.parts {
		match &part.body {
			PartType::Text(text) => look_at(text),
			PartType::Html(html) => {
				look_at(html);
				look_at(&html_to_text(html));
			}
			_ => {}
		}
	}
	found
}
