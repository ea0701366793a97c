//! Remembers what people were told.

use std::sync::{
	Mutex,
	atomic::{AtomicBool, Ordering},
};

use futures::future::BoxFuture;
use litentry_registrar::engine::{Notice, Notices, Untold};

#[derive(Debug, Default)]
pub struct FakeNotices {
	told: Mutex<Vec<Notice>>,
	is_failing: AtomicBool,
	asked: tokio::sync::Notify,
	turn: tokio::sync::Mutex<()>,
}

impl FakeNotices {
	/// What was told since this was last called.
	pub fn take(&self) -> Vec<Notice> {
		std::mem::take(&mut self.told.lock().unwrap())
	}

	/// Whether nobody can be told from now on.
	pub fn fail(&self, is_failing: bool) {
		self.is_failing.store(is_failing, Ordering::Relaxed);
	}

	/// Nobody is told as long as this is held.
	pub async fn hold(&self) -> tokio::sync::MutexGuard<'_, ()> {
		self.turn.lock().await
	}

	/// Waits until somebody is to be told.
	pub async fn is_asked(&self) {
		self.asked.notified().await;
	}
}

impl Notices for FakeNotices {
	fn tell(&self, notice: Notice) -> BoxFuture<'_, Result<(), Untold>> {
		Box::pin(async move {
			self.asked.notify_one();
			drop(self.turn.lock().await);
			if self.is_failing.load(Ordering::Relaxed) {
				return Err(Untold);
			}
			self.told.lock().unwrap().push(notice);
			Ok(())
		})
	}
}
