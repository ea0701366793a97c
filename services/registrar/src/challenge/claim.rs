//! What a challenge is to show.

use std::fmt;

use litentry_vocabulary::blake2_256;
use parity_scale_codec::Encode;

use crate::{
	identity::{Field, InfoHash},
	request::RequestKey,
};

const CONTEXT: &[u8] = b"litentry/registrar/claim/v1";

/// The way on which an answer has to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
	/// A link in a message to the mail address, confirmed on the page.
	MailLink,
	/// A reply from the mail address, signed by its domain.
	MailReply,
	/// A message from the Matrix account.
	Matrix,
	/// Signing in with X.
	X,
	/// Signing in with GitHub.
	GitHub,
	/// Signing in with Discord.
	Discord,
	/// A record of the website's domain.
	Dns,
	/// A file of the website.
	WellKnown,
	/// A signature by the OpenPGP key.
	Pgp,
	/// A look at the name alone.
	Name,
	/// A look by the registrar's operator.
	Operator,
}

impl Channel {
	/// Every one.
	pub const ALL: [Self; 11] = [
		Self::MailLink,
		Self::MailReply,
		Self::Matrix,
		Self::X,
		Self::GitHub,
		Self::Discord,
		Self::Dns,
		Self::WellKnown,
		Self::Pgp,
		Self::Name,
		Self::Operator,
	];

	/// Its name in tokens, pages and logs.
	pub const fn name(self) -> &'static str {
		match self {
			Self::MailLink => "mail-link",
			Self::MailReply => "mail-reply",
			Self::Matrix => "matrix",
			Self::X => "x",
			Self::GitHub => "github",
			Self::Discord => "discord",
			Self::Dns => "dns",
			Self::WellKnown => "well-known",
			Self::Pgp => "pgp",
			Self::Name => "name",
			Self::Operator => "operator",
		}
	}
}

impl fmt::Display for Channel {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(self.name())
	}
}

/// That an identity's owner holds what one of its fields names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
	/// The request.
	pub request: RequestKey,
	/// The identity, as it was when the challenge was made.
	pub info: InfoHash,
	/// The field.
	pub field: Field,
	/// What it says.
	pub value: String,
	/// The way on which the answer has to come.
	pub channel: Channel,
}

impl Claim {
	/// One hash for all of it, of which no part can be exchanged.
	pub fn digest(&self) -> [u8; 32] {
		let Self { request, info, field, value, channel } = self;
		let content = (request.chain, request.registrar.0, request.account, info);
		blake2_256(&(CONTEXT, content, field.name(), value, channel.name()).encode())
	}
}
