//! Remembers what people were told.

use std::sync::Mutex;

use futures::future::BoxFuture;
use litentry_registrar::engine::{Notice, Notices, Untold};

#[derive(Debug, Default)]
pub struct FakeNotices(Mutex<Vec<Notice>>);

impl FakeNotices {
	/// What was told since this was last called.
	pub fn take(&self) -> Vec<Notice> {
		std::mem::take(&mut self.0.lock().unwrap())
	}
}

impl Notices for FakeNotices {
	fn tell(&self, notice: Notice) -> BoxFuture<'_, Result<(), Untold>> {
		self.0.lock().unwrap().push(notice);
		Box::pin(async { Ok(()) })
	}
}
