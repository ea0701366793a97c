//! How many look on at once.

use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::Guest;

/// How many streams of events there may be.
const MOST: usize = 4096;

/// How many of them may go to one guest: several people may share an address.
const MOST_OF_EACH: usize = 16;

/// The streams that are open.
#[derive(Debug, Default)]
pub(super) struct Streams(Mutex<BTreeMap<Guest, usize>>);

/// One place among them, as long as this is kept.
#[derive(Debug)]
pub(super) struct Seat {
	streams: Arc<Streams>,
	guest: Guest,
}

impl Streams {
	/// Opens one more, if there is a place.
	pub(super) fn sit(self: Arc<Self>, guest: Guest) -> Option<Seat> {
		{
			let mut open = self.lock();
			let all: usize = open.values().sum();
			let count = open.get(&guest).copied().unwrap_or_default();
			if all >= MOST || count >= MOST_OF_EACH {
				return None;
			}
			open.insert(guest, count + 1);
		}
		Some(Seat { streams: self, guest })
	}

	fn stand_up(&self, guest: Guest) {
		let mut open = self.lock();
		match open.remove(&guest) {
			Some(count) if count > 1 => drop(open.insert(guest, count - 1)),
			_ => {}
		}
	}

	fn lock(&self) -> MutexGuard<'_, BTreeMap<Guest, usize>> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl Drop for Seat {
	fn drop(&mut self) {
		self.streams.stand_up(self.guest);
	}
}

#[cfg(test)]
mod tests {
	use axum::http::{Extensions, HeaderMap};

	use super::*;

	#[test]
	fn whoever_leaves_makes_room() {
		let streams = Arc::new(Streams::default());
		let guest = Guest::of(&HeaderMap::new(), &Extensions::new(), None);
		let sit = || streams.clone().sit(guest);
		let seats: Vec<_> = (0..MOST_OF_EACH).map(|_| sit()).collect();
		assert!(seats.iter().all(Option::is_some));
		assert!(sit().is_none());
		drop(seats);
		assert!(sit().is_some());
		assert!(streams.lock().is_empty());
	}
}
