//! Deleting what is personal once nobody needs it.

use std::sync::atomic::Ordering;

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

impl Engine {
	/// Deletes what was kept of requests that have ended for as long as the terms say. Of a judgement
	/// that has to be renewed one day its hash and time remain, of others nothing.
	pub(super) async fn forget(&self) -> Result<(), StoreFailed> {
		let until = self.now().checked_sub(milliseconds(self.terms.retention));
		let Some(until) = until else {
			return Ok(());
		};
		let mut db = self.store.read().await?;
		let ended = requests::ended_until(&mut db, self.store.seal(), until).await?;
		drop(db);
		for request in ended {
			self.forget_one(&request.key, until).await?;
		}
		self.scrub().await
	}

	async fn forget_one(&self, key: &RequestKey, until: Moment) -> Result<(), StoreFailed> {
		let mut change = self.store.change().await?;
		let request = requests::find(&mut change, self.store.seal(), key).await?;
		let is_over = |it: &Request| !it.is_active() && it.end.is_some_and(|(_, at)| at <= until);
		let Some(request) = request.filter(is_over) else {
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
