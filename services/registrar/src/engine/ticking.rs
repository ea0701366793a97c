//! What happens because time passes.

use std::sync::atomic::Ordering;

use super::{Engine, Notice, case::Case};
use crate::{
	identity::{Content, Field},
	request::{End, RequestKey},
	store::{
		StoreFailed, audit, bans, challenges, rates,
		requests::{self, Phase, Request},
	},
};

impl Engine {
	/// Lets challenges, bans and rates expire, tells people what they have to know, plans to say of old
	/// judgements that they are out of date, deletes what is no longer needed, and does what was left
	/// undone before a crash. To be called now and then, such as every few seconds.
	///
	/// # Errors
	///
	/// The database failed; the next call goes on.
	pub async fn tick(&self) -> Result<(), StoreFailed> {
		let done = self.do_what_is_due().await;
		self.metrics.ticked(done.is_ok());
		done
	}

	async fn do_what_is_due(&self) -> Result<(), StoreFailed> {
		self.expire().await?;
		self.lapse().await?;
		self.tell().await?;
		self.forget().await?;
		self.heed_operator().await?;
		self.resume().await
	}

	async fn expire(&self) -> Result<(), StoreFailed> {
		let now = self.now();
		let mut change = self.store.change().await?;
		let expired = challenges::expire(&mut change, now).await?;
		rates::expire(&mut change, now).await?;
		let is_anybody_free = bans::expire(&mut change, now).await?;
		change.commit().await?;
		self.is_resume_due.fetch_or(is_anybody_free, Ordering::AcqRel);
		expired.into_iter().for_each(|key| self.announce(key));
		Ok(())
	}

	async fn tell(&self) -> Result<(), StoreFailed> {
		let mut db = self.store.read().await?;
		let untold = requests::untold(&mut db, self.store.seal()).await?;
		drop(db);
		for request in untold {
			if let Some(notice) = self.notice(&request).await?
				&& self.notices.tell(notice).await.is_ok()
			{
				self.mark_told(&request).await?;
			}
		}
		Ok(())
	}

	async fn notice(&self, request: &Request) -> Result<Option<Notice>, StoreFailed> {
		let key = request.key;
		let mut db = self.store.read().await?;
		let case = Case::load(&mut db, self.store.seal(), &key, self.now()).await?;
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

	/// What the operator has changed, he may have changed through another program: names are looked at
	/// again then, also those that were refused.
	async fn heed_operator(&self) -> Result<(), StoreFailed> {
		let resumes = self.store.resumes().await?;
		if self.resumes.swap(resumes, Ordering::AcqRel) != resumes {
			self.hints().retain(|(key, field), _| !self.is_name(key, field));
			self.is_resume_due.store(true, Ordering::Release);
		}
		Ok(())
	}

	/// Does what was left undone.
	async fn resume(&self) -> Result<(), StoreFailed> {
		if !self.takes_resume() {
			return Ok(());
		}
		let resumed = self.resume_all().await;
		self.is_resume_due.fetch_or(resumed.is_err(), Ordering::AcqRel);
		resumed
	}

	async fn resume_all(&self) -> Result<(), StoreFailed> {
		let mut db = self.store.read().await?;
		let active = requests::active(&mut db, self.store.seal()).await?;
		drop(db);
		let keys: Vec<RequestKey> = active.iter().map(|request| request.key).collect();
		for key in &keys {
			// Its account may be banned now, or free.
			self.announce(*key);
			self.look_at_names(key).await;
		}
		self.decide_all(&keys).await
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
