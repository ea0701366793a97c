//! A clock that stands still until it is moved.

use std::{
	sync::atomic::{AtomicU64, Ordering},
	time::Duration,
};

use litentry_registrar::engine::Clock;
use litentry_vocabulary::Moment;

#[derive(Debug)]
pub struct FakeClock(AtomicU64);

impl FakeClock {
	pub const fn at(moment: Moment) -> Self {
		Self(AtomicU64::new(moment))
	}

	pub fn advance(&self, by: Duration) {
		self.0.fetch_add(u64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
	}
}

impl Clock for FakeClock {
	fn now(&self) -> Moment {
		self.0.load(Ordering::SeqCst)
	}
}
