//! Deleting what is personal once nobody needs it.

use std::{sync::atomic::Ordering, time::Duration};

use litentry_vocabulary::Moment;
use sqlx::AnyConnection;
use tracing::debug;

use super::Engine;
use crate::{
	rate::milliseconds,
	request::RequestKey,
	store::{
		StoreFailed, audit, challenges, intents, preimages,
		requests::{self, Request},
		verifications,
	},
};

/// How long after the end it is tried to tell a person, and to hand over the receipts: a mail server that
/// is down over a weekend is no reason to forget them, and one that never answers none to keep them.
const TELLING: Duration = Duration::from_hours(72);

impl Engine {
	/// Deletes what was kept of requests that have ended for as long as the terms say, and whose owners
	/// were told, or could not be told for days. Of a judgement
	/// that has to be renewed one day its hash and time remain, of others nothing.
	pub(super) async fn forget(&self) -> Result<(), StoreFailed> {
		let mut db = self.store.read().await?;
		let ended = requests::ended_until(&mut db, self.store.seal(), self.now()).await?;
		drop(db);
		for request in ended.iter().filter(|request| self.is_over(request)) {
			self.forget_one(&request.key).await?;
		}
		self.scrub().await
	}

	fn is_over(&self, request: &Request) -> bool {
		let retention = self.terms.retention;
		let kept = if request.is_told { retention } else { retention.max(TELLING) };
		let until = |at: Moment| at.saturating_add(milliseconds(kept));
		!request.is_active() && request.end.is_some_and(|(_, at)| until(at) <= self.now())
	}

	async fn forget_one(&self, key: &RequestKey) -> Result<(), StoreFailed> {
		let mut change = self.store.change().await?;
		let request = requests::find(&mut change, self.store.seal(), key).await?;
		let Some(request) = request.filter(|request| self.is_over(request)) else {
			return Ok(());
		};
		// Something may still be on its way to the chain.
		if intents::open_of(&mut change, key).await?.is_some() {
			return Ok(());
		}
		self.delete(&mut change, request).await?;
		self.is_scrub_due.store(true, Ordering::Release);
		change.commit().await?;
		debug!(request = %key, "what was personal is deleted");
		self.announce(*key);
		Ok(())
	}

	async fn delete(&self, db: &mut AnyConnection, request: Request) -> Result<(), StoreFailed> {
		let key = request.key;
		audit::remove_receipts(db, &key.to_string()).await?;
		if request.stands_until.is_none() {
			return requests::remove(db, &key).await;
		}
		challenges::remove_all(db, &key).await?;
		preimages::remove_all(db, &key).await?;
		verifications::strip(db, &key).await?;
		let bare = Request { fields: Vec::new(), is_told: true, ..request };
		requests::keep(db, self.store.seal(), &bare).await
	}
}
