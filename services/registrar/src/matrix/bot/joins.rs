//! Rooms that are joined beside everything else: another home server may be slow.

use std::{
	collections::BTreeSet,
	sync::{Mutex, MutexGuard, PoisonError},
	time::Duration,
};

use futures::{FutureExt, StreamExt, future::BoxFuture, stream::FuturesUnordered};
use tokio::{
	pin, select,
	sync::{Notify, Semaphore},
	time::timeout,
};

/// How many rooms are joined at once.
const AT_ONCE: usize = 8;

/// How many wait to be joined; whoever else invites may do so again.
const MOST: usize = 256;

/// How long a room that was joined is not read because that is not known yet.
const TIME: Duration = Duration::from_secs(10);

/// The joins that are under way. They go on only beside something else.
#[derive(Default)]
pub(super) struct Joins<'a>(FuturesUnordered<BoxFuture<'a, ()>>);

impl<'a> Joins<'a> {
	pub(super) fn add(&self, join: impl Future<Output = ()> + Send + 'a) {
		if self.0.len() < MOST {
			self.0.push(join.boxed());
		}
	}

	pub(super) fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	/// Does something, and meanwhile joins rooms.
	pub(super) async fn beside<T>(&mut self, act: impl Future<Output = T>) -> T {
		pin!(act);
		loop {
			select! {
				done = &mut act => return done,
				Some(()) = self.0.next() => {}
			}
		}
	}
}

/// Which rooms are being joined.
#[derive(Debug)]
pub(super) struct Joining {
	rooms: Mutex<BTreeSet<String>>,
	ended: Notify,
	places: Semaphore,
}

impl Default for Joining {
	fn default() -> Self {
		let places = Semaphore::new(AT_ONCE);
		Self { rooms: Mutex::default(), ended: Notify::new(), places }
	}
}

impl Joining {
	/// Joins a room, when it is its turn.
	pub(super) async fn during(&self, room: String, join: impl Future<Output = ()>) {
		let _place = self.places.acquire().await;
		self.rooms().insert(room.clone());
		join.await;
		self.rooms().remove(&room);
		self.ended.notify_waiters();
	}

	/// Waits until a room is not being joined, though not for ever.
	pub(super) async fn end_of(&self, room: &str) {
		let ended = async {
			loop {
				let ended = self.ended.notified();
				if !self.rooms().contains(room) {
					return;
				}
				ended.await;
			}
		};
		let _ = timeout(TIME, ended).await;
	}

	fn rooms(&self) -> MutexGuard<'_, BTreeSet<String>> {
		self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
	}
}
