//! Whether a message says what it says it does.
//!
//! Anybody can write any sender into a message. So it counts only if the sender's own domain signed it
//! (DKIM, RFC 6376), with everything in it that is looked at. And people answer what they do not
//! understand: so a code counts only where the sender himself wrote it, and no reply to anybody else
//! counts.

mod alignment;
mod authored;
mod automatic;
mod codes;
mod fields;
mod introduction;
mod mailbox;
mod markup;
mod signature;
mod thread;

use std::{collections::BTreeMap, fmt};

use litentry_vocabulary::Moment;
use mail_auth::AuthenticatedMessage;
use mail_parser::{Message, MessageParser};

pub use self::codes::MAX_CODES;
use self::{
	automatic::is_automatic,
	codes::codes,
	fields::only,
	mailbox::{addresses, only_address},
	signature::{Signatures, Signed},
};
use super::{MailAddress, Postmark};
use crate::challenge::Code;

/// Longer messages are not read.
pub(super) const MAX_MESSAGE: usize = 2 * 1024 * 1024;

/// Messages with more header fields are not read: to find the signed ones takes quadratic time.
const MAX_FIELDS: usize = 500;

/// Text records of the domain name system, by the names at which they were asked for.
pub type Records = BTreeMap<String, Vec<String>>;

/// A message that was received, of which it is not known yet whether it is what it seems to be.
pub struct Received<'x> {
	raw: &'x [u8],
	message: AuthenticatedMessage<'x>,
	from: MailAddress,
}

impl fmt::Debug for Received<'_> {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Received").field("length", &self.raw.len()).finish_non_exhaustive()
	}
}

/// What a person sent to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
	/// Who, as the domain of the address confirms.
	pub from: MailAddress,
	/// Every code that he wrote.
	pub codes: Vec<Code>,
	/// The message's number.
	pub id: Option<String>,
}

/// Why a message is nothing to us. Nobody is told, because nobody knows whom to tell, or nobody asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Ignored {
	/// It is no message, or too large.
	#[error("this is no message that could be read")]
	Unreadable,
	/// It does not have one sender with one address that all programs read alike.
	#[error("it does not say clearly who sent it")]
	Sender,
	/// The sender's domain did not sign it, or not in such a way that it counts.
	#[error("the sender's domain did not sign it")]
	Unsigned,
	/// A program sent it by itself.
	#[error("a program sent it by itself")]
	Automatic,
	/// It was not sent to us, or that is not signed: somebody may have passed it on.
	#[error("it was sent to somebody else")]
	SentElsewhere,
	/// It replies to no letter that the sender got from us, or that is not signed.
	#[error("it replies to somebody else")]
	RepliesElsewhere,
	/// There is no code in it that the sender wrote himself.
	#[error("there is no code of the sender in it")]
	NoCode,
}

impl<'x> Received<'x> {
	/// Reads a message as it was transmitted.
	///
	/// # Errors
	///
	/// Whatever signed it, it says nothing.
	pub fn read(raw: &'x [u8]) -> Result<Self, Ignored> {
		if raw.len() > MAX_MESSAGE {
			return Err(Ignored::Unreadable);
		}
		let message = AuthenticatedMessage::parse(raw).ok_or(Ignored::Unreadable)?;
		if message.headers.len() > MAX_FIELDS {
			return Err(Ignored::Unreadable);
		}
		let from = only(&message, "from").and_then(only_address).ok_or(Ignored::Sender)?;
		// What another program reads there has to be the same.
		let is_same = |it: MailAddress| it.comparable() == from.comparable();
		let is_clear = matches!(message.froms(), [it] if it.parse().is_ok_and(is_same));
		if is_clear { Ok(Self { raw, message, from }) } else { Err(Ignored::Sender) }
	}

	/// The names at which [`Self::decide`] needs to know the text records.
	pub fn names(&self) -> Vec<String> {
		self.signatures().names()
	}

	/// Whether the sender's domain signed this as a message to us, new or in reply to what has our mark,
	/// and which codes the sender wrote. Records that are missing count as if there were none.
	///
	/// # Errors
	///
	/// Tells why not.
	pub fn decide(
		&self,
		records: &Records,
		us: &MailAddress,
		postmark: &Postmark,
		now: Moment,
	) -> Result<Reply, Ignored> {
		let signed = self.signatures().good(records, now);
		if signed.is_empty() {
			return Err(Ignored::Unsigned);
		}
		if is_automatic(&self.message, &self.from) {
			return Err(Ignored::Automatic);
		}
		let sent_to = ["to", "cc"].into_iter().filter_map(|name| self.signed(&signed, name));
		if !sent_to.flat_map(|it| addresses(&it)).any(|to| to.comparable() == us.comparable()) {
			return Err(Ignored::SentElsewhere);
		}
		if !thread::is_ours(self, &signed, postmark) {
			return Err(Ignored::RepliesElsewhere);
		}
		let codes = self.codes(self.signed(&signed, "subject").is_some());
		if codes.is_empty() {
			return Err(Ignored::NoCode);
		}
		let id = self.parsed().and_then(|it| it.message_id().map(str::to_owned));
		Ok(Reply { from: self.from.clone(), codes, id: id.filter(|id| is_plain(id)) })
	}

	/// The codes that the author wrote, whoever he is: not those that are quoted or passed on, and those
	/// in the subject only if it counts.
	pub fn codes(&self, has_subject: bool) -> Vec<Code> {
		self.parsed().map_or_else(Vec::new, |it| codes(&it, has_subject))
	}

	fn parsed(&self) -> Option<Message<'x>> {
		MessageParser::default().parse(self.raw)
	}

	/// The text of a header field that is there once, and signed.
	fn signed(&self, signed: &Signed, name: &str) -> Option<String> {
		only(&self.message, name).filter(|_| signed.contains(name)).and_then(mailbox::unfold)
	}

	fn signatures(&self) -> Signatures<'_> {
		Signatures::of(&self.message, self.from.domain())
	}
}

fn is_plain(id: &str) -> bool {
	id.len() <= 200 && id.chars().all(|it| it.is_ascii_graphic() && !"<>".contains(it))
}
