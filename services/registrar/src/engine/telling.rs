//! Telling people what they have to know.

use std::{
	collections::BTreeMap,
	sync::{MutexGuard, PoisonError},
};

use futures::{StreamExt, stream};
use litentry_vocabulary::Moment;

use super::{Engine, Notice};
use crate::{
	identity::{Content, Field},
	request::{End, RequestKey},
	store::{
		StoreFailed, audit,
		requests::{self, Phase, Request},
	},
};

/// How many people are told at a time: a slow mail server keeps few of the others waiting.
const AT_ONCE: usize = 8;

/// The part of the time since the first attempt after which the next is made: whoever can never be
/// reached is tried some fifty times in all.
const PATIENCE: u64 = 4;

/// Attempts to tell somebody that have failed. They are lost with the program: then it is tried sooner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tried {
	first: Moment,
	last: Moment,
}

impl Tried {
	const fn is_due(self, now: Moment) -> bool {
		let tried_for = self.last.saturating_sub(self.first);
		now.saturating_sub(self.last) >= tried_for / PATIENCE
	}
}

impl Engine {
	/// Tells people what they have to know, several at a time; whoever cannot be told is tried again in
	/// one of the next calls. To be called now and then by a task of its own: it waits for mail servers
	/// and others, and nothing else should.
	///
	/// # Errors
	///
	/// The database failed; the next call goes on.
	pub async fn tell(&self) -> Result<(), StoreFailed> {
		let mut db = self.store.read().await?;
		let untold = requests::untold(&mut db, self.store.seal()).await?;
		drop(db);
		let tell = |request: Request| async move { self.tell_one(&request).await };
		let told = stream::iter(self.due(untold)).map(tell);
		// What failed for one is no reason to leave another's message half sent.
		let told: Vec<_> = told.buffer_unordered(AT_ONCE).collect().await;
		told.into_iter().collect()
	}

	fn due(&self, mut untold: Vec<Request>) -> Vec<Request> {
		let (now, mut tried) = (self.now(), self.tried());
		tried.retain(|key, _| untold.iter().any(|request| request.key == *key));
		untold.retain(|request| tried.get(&request.key).is_none_or(|it| it.is_due(now)));
		untold
	}

	fn tried(&self) -> MutexGuard<'_, BTreeMap<RequestKey, Tried>> {
		self.tried.lock().unwrap_or_else(PoisonError::into_inner)
	}

	async fn tell_one(&self, request: &Request) -> Result<(), StoreFailed> {
		if let Some(notice) = self.notice(request).await?
			&& self.notices.tell(notice).await.is_err()
		{
			let now = self.now();
			let tried = Tried { first: now, last: now };
			self.tried().entry(request.key).or_insert(tried).last = now;
			return Ok(());
		}
		self.mark_told(request).await
	}

	async fn notice(&self, request: &Request) -> Result<Option<Notice>, StoreFailed> {
		let key = request.key;
		let mut db = self.store.read().await?;
		let case = self.case(&mut db, &key).await?;
		let reachable = case.map(|case| case.reachable()).unwrap_or_default();
		Ok(match (request.phase, request.stands_until, request.end) {
			(Phase::Renewing, Some(until), _) => {
				let reachable = request.texts();
				Some(Notice::RenewalDue { key, until, reachable })
			}
			(_, _, Some((End::Judged(judgement), _))) => {
				let subject = key.to_string();
				let receipts = audit::receipts(&mut db, self.store.seal(), &subject).await?;
				Some(Notice::Judged { key, judgement, receipts, reachable })
			}
			_ => None,
		})
	}

	async fn mark_told(&self, told: &Request) -> Result<(), StoreFailed> {
		let mut change = self.store.change().await?;
		let now = requests::find(&mut change, self.store.seal(), &told.key).await?;
		if let Some(now) = now.filter(|now| now.phase == told.phase && now.end == told.end) {
			let now = Request { is_told: true, ..now };
			requests::keep(&mut change, self.store.seal(), &now).await?;
			change.commit().await?;
		}
		Ok(())
	}
}

impl Request {
	/// The fields that are text.
	fn texts(&self) -> Vec<(Field, String)> {
		let text = |(field, content): &(Field, Content)| {
			content.as_text().map(|text| (field.clone(), text.to_owned()))
		};
		self.fields.iter().filter_map(text).collect()
	}
}
