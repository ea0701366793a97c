//! A message to one person.

use super::{Block, MailAddress};

/// Why a message is sent. It tells other programs that they must not answer by themselves (RFC 3834).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occasion {
	/// Somebody asked for it, or something has happened.
	Own,
	/// It answers this message, by its number.
	Answer(Option<String>),
}

/// A message to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
	/// To whom.
	pub to: MailAddress,
	/// What it is about; never anything secret, because programs repeat it.
	pub subject: String,
	/// What it says.
	pub body: Vec<Block>,
	/// Files with it.
	pub attachments: Vec<Attachment>,
	/// Where whoever does not want such messages says so.
	pub refuse: Option<String>,
	/// Why it is sent.
	pub occasion: Occasion,
}

/// A text file with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
	/// What it is called.
	pub name: &'static str,
	/// Its kind, such as `application/json`.
	pub media_type: &'static str,
	/// What it holds.
	pub content: String,
}

impl Letter {
	/// A letter without files, of its own accord.
	pub fn new(to: MailAddress, subject: impl Into<String>, body: Vec<Block>) -> Self {
		let (subject, occasion) = (subject.into(), Occasion::Own);
		Self { to, subject, body, attachments: Vec::new(), refuse: None, occasion }
	}
}
