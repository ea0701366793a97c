//! Whoever decides about answers, as the test tells.

use std::{
	collections::BTreeSet,
	sync::{
		Mutex,
		atomic::{AtomicBool, Ordering},
	},
};

use futures::{FutureExt, future::BoxFuture};
use litentry_registrar::{
	answer::{Accepted, Answer, Answers, NotAccepted},
	challenge::{Channel, Code, Refused},
	identity::Field,
};

use crate::key;

#[derive(Debug, Default)]
pub(crate) struct FakeAnswers {
	told: Mutex<Vec<Answer>>,
	used: Mutex<BTreeSet<String>>,
	unknown: Mutex<BTreeSet<String>>,
	pub(crate) is_stuck: AtomicBool,
	pub(crate) is_unavailable: AtomicBool,
}

impl FakeAnswers {
	pub(crate) fn told(&self) -> Vec<Answer> {
		self.told.lock().unwrap().clone()
	}

	pub(crate) fn knows_not(&self, code: Code) {
		self.unknown.lock().unwrap().insert(code.to_string());
	}

	fn decide(&self, answer: Answer) -> Result<Accepted, NotAccepted> {
		if self.is_unavailable.load(Ordering::SeqCst) {
			return Err(NotAccepted::Unavailable);
		}
		let code = answer.code.to_string();
		self.told.lock().unwrap().push(answer);
		if self.unknown.lock().unwrap().contains(&code) {
			return Err(NotAccepted::UnknownCode);
		}
		let is_new = self.used.lock().unwrap().insert(code);
		let accepted = Accepted { request: key(), field: Field::Email };
		if is_new { Ok(accepted) } else { Err(Refused::Used.into()) }
	}
}

impl Answers for FakeAnswers {
	fn answer(&self, answer: Answer) -> BoxFuture<'_, Result<Accepted, NotAccepted>> {
		async move {
			let decided = self.decide(answer);
			if self.is_stuck.load(Ordering::SeqCst) {
				std::future::pending::<()>().await;
			}
			decided
		}
		.boxed()
	}
}

/// That somebody sent a code by mail.
pub(crate) fn sent(from: &str, code: Code) -> Answer {
	Answer { channel: Channel::MailReply, from: from.to_owned(), code, platform_id: None }
}
