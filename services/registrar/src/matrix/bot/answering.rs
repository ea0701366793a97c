//! Handing codes on, and saying what came of them.

use std::{
	collections::BTreeMap,
	sync::{MutexGuard, PoisonError},
};

use tokio::time::sleep;

use super::Bot;
use crate::{
	answer::{Accepted, Answer, NotAccepted},
	challenge::{Channel, Code},
	matrix::{Event, Failure, UserId, Why, patience::Unasked, retrying, words},
};

/// How often a code is handed on while the registrar has a problem of its own.
const ATTEMPTS: u32 = 5;

impl Bot {
	/// Hands on codes as given by an account, and says there what came of them.
	pub(super) async fn answer(
		&self,
		room: &str,
		event: &Event,
		from: &UserId,
		codes: Vec<Code>,
	) -> Result<(), Failure> {
		let known = self.outcomes().get(&event.id).cloned();
		let outcome = match known {
			Some(outcome) => outcome,
			None => self.outcome(room, from, codes).await,
		};
		self.outcomes().insert(event.id.clone(), outcome.clone());
		if outcome.is_empty() {
			return Ok(());
		}
		self.reply(room, event, &outcome).await
	}

	async fn outcome(&self, room: &str, from: &UserId, codes: Vec<Code>) -> String {
		let mut outcomes = Vec::new();
		for code in codes {
			let decided = self.decide(from, code).await;
			if decided == Err(NotAccepted::TooMany) {
				if !self.may_say(room, Unasked::TooMany) {
					continue;
				}
				self.has_said(room, Unasked::TooMany);
			}
			let identity = decided.as_ref().map(|it| self.chains.identity(&it.request));
			outcomes.push(words::outcome(&decided, &identity.unwrap_or_default()));
		}
		outcomes.join("\n\n")
	}

	async fn decide(&self, from: &UserId, code: Code) -> Result<Accepted, NotAccepted> {
		let channel = Channel::Matrix;
		let answer = Answer { channel, from: from.to_string(), code, platform_id: None };
		let mut failures = 0;
		loop {
			let decided = self.answers.answer(answer.clone()).await;
			failures += 1;
			if decided != Err(NotAccepted::Unavailable) || failures == ATTEMPTS {
				return decided;
			}
			sleep(retrying::backoff(failures)).await;
		}
	}

	/// Says what should be sent.
	pub(super) async fn explain(&self, room: &str, event: &Event) -> Result<(), Failure> {
		if self.may_say(room, Unasked::Explanation) {
			self.reply(room, event, words::EXPLANATION).await?;
			self.has_said(room, Unasked::Explanation);
		}
		Ok(())
	}

	/// Asks somebody to write in another room, which is opened.
	pub(super) async fn direct(
		&self,
		room: &str,
		event: &Event,
		with: &UserId,
		why: Why,
	) -> Result<(), Failure> {
		if !self.may_say(room, Unasked::Direction) {
			return Ok(());
		}
		if why == Why::Encrypted {
			self.reply(room, event, words::direction(why)).await?;
		}
		let there = match self.rooms.with(with).await {
			// Another home server's slowness is not to be waited for.
			Err(Failure::Unanswered) => return Ok(()),
			there => there?,
		};
		let said = if why == Why::Encrypted { words::WELCOME } else { words::direction(why) };
		self.rooms.say(&there, said, &once(event), None).await?;
		self.has_said(room, Unasked::Direction);
		Ok(())
	}

	async fn reply(&self, room: &str, event: &Event, text: &str) -> Result<(), Failure> {
		self.rooms.say(room, text, &once(event), Some(&event.id)).await
	}

	fn may_say(&self, room: &str, what: Unasked) -> bool {
		self.patience.allows(room, what, self.clock.now())
	}

	fn has_said(&self, room: &str, what: Unasked) {
		self.patience.said(room, what, self.clock.now());
	}

	/// What came of the messages of this round.
	pub(super) fn outcomes(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
		self.outcomes.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

/// What is said about an event is said once in each room.
fn once(event: &Event) -> Vec<u8> {
	[b"litentry/registrar/matrix/reply/v1/", event.id.as_bytes()].concat()
}
