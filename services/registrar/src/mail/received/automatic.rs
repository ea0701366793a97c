//! Whether a program sent a message by itself. Such messages show that a mailbox is served, not that
//! anybody has read it; and whoever answers them is answered for ever.

use mail_auth::AuthenticatedMessage;

use crate::mail::MailAddress;

/// Header fields that only programs write by themselves, whatever they hold.
const MARKS: [&str; 6] = [
	"list-id",
	"list-unsubscribe",
	"x-autoreply",
	"x-autorespond",
	"x-auto-reply-from",
	"feedback-id",
];

/// The sender of what mail servers write.
const SERVER: &str = "mailer-daemon";

pub(super) fn is_automatic(message: &AuthenticatedMessage, from: &MailAddress) -> bool {
	let is_mark = |(name, value): &(&[u8], &[u8])| {
		let (name, value) = (lower(name), lower(value));
		match &*name {
			// RFC 3834.
			"auto-submitted" => !value.starts_with("no") || value.starts_with("no-"),
			"precedence" => matches!(&*value, "bulk" | "junk" | "list" | "auto_reply"),
			"return-path" => value == "<>",
			// RFC 6522.
			"content-type" => value.starts_with("multipart/report"),
			name => MARKS.contains(&name),
		}
	};
	from.local().eq_ignore_ascii_case(SERVER) || message.headers.iter().any(is_mark)
}

fn lower(text: &[u8]) -> String {
	String::from_utf8_lossy(text).trim().to_ascii_lowercase()
}
