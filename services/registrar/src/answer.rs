//! What comes back on any channel, in one form.
//!
//! A confirmed link, a mail, a message, a sign-in elsewhere, a record of a domain and a signature all
//! say the same: *this account gave this code*. So they are all decided about in one place.

use futures::future::BoxFuture;

use crate::{
	challenge::{Channel, Code, Refused},
	identity::Field,
	request::RequestKey,
};

/// That an account elsewhere gave a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
	/// On which way.
	pub channel: Channel,
	/// Who gave it, as the channel itself establishes: never what somebody only claims. In the form that
	/// the field's verifier writes addresses. Empty on [`Channel::MailLink`]: a link says by itself to
	/// whom it was sent.
	pub from: String,
	/// What was given.
	pub code: Code,
	/// The account's number on its platform, which stays when its name changes hands.
	pub platform_id: Option<String>,
}

/// An answer was accepted: the field is verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
	/// The request.
	pub request: RequestKey,
	/// The field.
	pub field: Field,
}

/// Why an answer is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotAccepted {
	/// No challenge has this code: it is mistyped, or too old to be remembered.
	#[error("this code is not known here")]
	UnknownCode,
	/// The challenge is not answered by this.
	#[error(transparent)]
	Refused(#[from] Refused),
	/// Somebody else gave the code.
	#[error("the code was given by another account than the one that the identity names")]
	OtherSender,
	/// The account has the name that the identity says, but is another one than when that was verified
	/// before: the name has changed hands.
	#[error("this name belongs to another account than when it was verified before")]
	OtherAccount,
	/// The request is over, or the field changed since.
	#[error("the identity was changed since this code was made; ask for a new one")]
	Outdated,
	/// Too many answers came in a short time.
	#[error("too many attempts; try again later")]
	TooMany,
	/// The answer could not be kept; it may be sent again.
	#[error("the registrar has a problem of its own; try again")]
	Unavailable,
}

/// Whoever decides about answers.
pub trait Answers: Send + Sync {
	/// Decides about one, and keeps what was decided before this returns.
	fn answer(&self, answer: Answer) -> BoxFuture<'_, Result<Accepted, NotAccepted>>;
}
