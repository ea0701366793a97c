//! What is done with the messages that people send.

use std::{fmt, sync::Arc, time::Duration};

use futures::future::join_all;
use tokio::time::timeout;

use super::{Ignored, Letter, MailAddress, Postmark, Received, Records, Reply, Stationery};
use crate::{
	answer::{Answer, Answers, NotAccepted},
	challenge::{Channel, Refused},
	engine::Clock,
	verifiers::dns::{DnsFailed, Resolvers},
};

/// How long the names of one message are asked for, all at once: whoever sends it says which.
const NAMES_WITHIN: Duration = Duration::from_secs(10);

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handled {
	/// It is done with; this is to be sent, if anything.
	Done(Option<Box<Letter>>),
	/// It cannot be decided about now, and has to be looked at again.
	Later,
}

impl Handled {
	const SILENTLY: Self = Self::Done(None);
}

/// Decides about messages.
pub struct Replies {
	us: MailAddress,
	postmark: Postmark,
	resolvers: Arc<Resolvers>,
	answers: Arc<dyn Answers>,
	clock: Arc<dyn Clock>,
}

impl fmt::Debug for Replies {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Replies").field("us", &self.us).finish_non_exhaustive()
	}
}

impl Replies {
	/// Those to this address, and to letters with this mark. The keys of domains are asked for there,
	/// and answers are given on.
	pub fn new(
		us: MailAddress,
		postmark: Postmark,
		resolvers: Arc<Resolvers>,
		answers: Arc<dyn Answers>,
		clock: Arc<dyn Clock>,
	) -> Self {
		Self { us, postmark, resolvers, answers, clock }
	}

	/// Decides about a message as it was transmitted. To decide again changes nothing.
	pub async fn handle(&self, raw: &[u8]) -> Handled {
		let received = match Received::read(raw) {
			Ok(received) => received,
			Err(why) => return ignore(why),
		};
		let (records, are_complete) = self.records(received.names()).await;
		match received.decide(&records, &self.us, &self.postmark, self.clock.now()) {
			Ok(reply) => self.answer(reply).await,
			Err(Ignored::Unsigned) if !are_complete => Handled::Later,
			Err(why) => ignore(why),
		}
	}

	pub(super) const fn clock(&self) -> &Arc<dyn Clock> {
		&self.clock
	}

	/// The records at these names, and whether they are all that there are.
	async fn records(&self, names: Vec<String>) -> (Records, bool) {
		let (mut records, mut are_complete) = (Records::new(), true);
		let asked = names.iter().map(|name| timeout(NAMES_WITHIN, self.resolvers.texts(name)));
		for (name, answered) in names.iter().zip(join_all(asked).await) {
			match answered {
				Ok(Ok(found)) => {
					let texts = found.into_iter().map(|it| it.text).collect();
					records.insert(name.clone(), texts);
				}
				Ok(Err(DnsFailed::NotAName)) => {}
				Ok(Err(DnsFailed::TooFewAnswers)) | Err(_) => are_complete = false,
			}
		}
		(records, are_complete)
	}

	/// Gives every code on, and says why when none of them was accepted.
	async fn answer(&self, reply: Reply) -> Handled {
		let mut refused = Vec::new();
		for code in &reply.codes {
			let from = reply.from.comparable();
			let answer =
				Answer { channel: Channel::MailReply, from, code: *code, platform_id: None };
			match self.answers.answer(answer).await {
				Ok(accepted) => tracing::info!(request = %accepted.request, "a mail was accepted"),
				Err(NotAccepted::Unavailable) => return Handled::Later,
				Err(why) => refused.push(why),
			}
		}
		if refused.len() < reply.codes.len() {
			return Handled::SILENTLY;
		}
		let worth_telling = worth_telling(&refused);
		tracing::info!(codes = refused.len(), "a mail was not accepted");
		Handled::Done(worth_telling.map(|why| {
			Box::new(Stationery::not_accepted(reply.from.clone(), why, reply.id.clone()))
		}))
	}
}

fn ignore(why: Ignored) -> Handled {
	tracing::debug!(%why, "a mail is ignored");
	Handled::SILENTLY
}

/// The reason that tells most. A code that was used is no mistake: a message that was accepted is looked
/// at again after a crash. Who sends too much gets nothing for it.
fn worth_telling(refused: &[NotAccepted]) -> Option<&NotAccepted> {
	let is_silent = |why: &&NotAccepted| {
		matches!(why, NotAccepted::Refused(Refused::Used) | NotAccepted::TooMany)
	};
	if refused.iter().any(|why| is_silent(&why)) {
		return None;
	}
	let is_known = |why: &&NotAccepted| **why != NotAccepted::UnknownCode;
	refused.iter().find(is_known).or_else(|| refused.first())
}
