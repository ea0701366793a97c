//! What happens because time passes.

use std::sync::atomic::Ordering;

use super::Engine;
use crate::{
	request::RequestKey,
	store::{StoreFailed, bans, challenges, rates, requests},
};

impl Engine {
	/// Lets challenges, bans and rates expire, plans to say of old judgements that they are out of date,
	/// deletes what is no longer needed, and does what was left undone before a crash. To be called now
	/// and then, such as every few seconds.
	///
	/// # Errors
	///
	/// The database failed, the first time in this way; everything else was done, and the next call goes
	/// on.
	pub async fn tick(&self) -> Result<(), StoreFailed> {
		let done = self.do_what_is_due().await;
		self.metrics.ticked(done.is_ok());
		done
	}

	async fn do_what_is_due(&self) -> Result<(), StoreFailed> {
		let done = [
			self.expire().await,
			self.lapse().await,
			self.forget().await,
			self.heed_operator().await,
			self.resume().await,
		];
		done.into_iter().collect()
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
