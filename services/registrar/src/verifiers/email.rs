//! The mail address: whoever reads its mail follows a link, or sends a code from it that the page of the
//! request shows.
//!
//! - [`EmailVerifier`]: the verifier; [`crate::mail`] has what it sends and reads mail with

use std::{fmt, sync::Arc};

use futures::{FutureExt, future::BoxFuture};

use crate::{
	challenge::{Channel, Claim, Code},
	identity::Field,
	mail::{MailAddress, NotSent, Post, Stationery},
	verifier::{Finding, Hint, Instruction, Verifier},
};

/// Verifies mail addresses.
pub struct EmailVerifier {
	post: Arc<dyn Post>,
	stationery: Stationery,
	replies_to: Option<MailAddress>,
}

impl fmt::Debug for EmailVerifier {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("EmailVerifier")
			.field("replies_to", &self.replies_to)
			.finish_non_exhaustive()
	}
}

impl EmailVerifier {
	/// One that sends so, and to which codes are sent back there, if they are read.
	pub fn new(
		post: Arc<dyn Post>,
		stationery: Stationery,
		replies_to: Option<MailAddress>,
	) -> Self {
		Self { post, stationery, replies_to }
	}
}

impl Verifier for EmailVerifier {
	fn field(&self) -> Field {
		Field::Email
	}

	fn channels(&self) -> &[Channel] {
		match self.replies_to {
			Some(_) => &[Channel::MailLink, Channel::MailReply],
			None => &[Channel::MailLink],
		}
	}

	fn address(&self, text: &str) -> Result<String, Hint> {
		text.parse().map(|it: MailAddress| it.comparable())
	}

	fn begin<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
	) -> BoxFuture<'a, Result<Instruction, Hint>> {
		async move {
			let to: MailAddress = claim.value.parse()?;
			let sent_back = self.replies_to.as_ref().zip(self.begin_silently(claim, code));
			let (letter, instruction) = match sent_back {
				Some((us, instruction)) => {
					(self.stationery.send_back(to, claim, code, us), instruction)
				}
				None => (self.stationery.follow_link(to, claim, code), Instruction::FollowLink),
			};
			self.post.send(letter).await.map_err(|why| match why {
				NotSent::Undeliverable => {
					Hint::Malformed { expected: "a mail address that takes messages" }
				}
				NotSent::Unavailable => Hint::Unreachable { what: "the mail server" },
			})?;
			Ok(instruction)
		}
		.boxed()
	}

	/// The page of the request shows the code too.
	fn begin_silently(&self, claim: &Claim, code: Code) -> Option<Instruction> {
		let us = self.replies_to.as_ref().filter(|_| claim.channel == Channel::MailReply)?;
		Some(Instruction::Send { code, to: us.to_string() })
	}

	fn look<'a>(
		&'a self,
		_: &'a Claim,
		_: Code,
		_: Option<&'a str>,
	) -> BoxFuture<'a, Result<Finding, Hint>> {
		let at = "the mailbox of this registrar, which is looked into by itself".to_owned();
		async { Err(Hint::NotPublished { at }) }.boxed()
	}
}
