//! One after another with each person.

use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::OwnedMutexGuard;

use super::UserId;

type Door = Arc<tokio::sync::Mutex<()>>;

/// Who is being served.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<BTreeMap<UserId, Door>>);

impl Turns {
	/// Waits until nobody else serves this person; it is over when the guard is dropped.
	pub(super) async fn take(&self, user: &UserId) -> OwnedMutexGuard<()> {
		let door = self.door(user);
		door.lock_owned().await
	}

	fn door(&self, user: &UserId) -> Door {
		let mut doors = self.lock();
		// Nobody is at a door that nobody but this map has.
		doors.retain(|_, door| Arc::strong_count(door) > 1);
		Arc::clone(doors.entry(user.clone()).or_default())
	}

	fn lock(&self) -> MutexGuard<'_, BTreeMap<UserId, Door>> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use futures::FutureExt;

	use super::*;

	#[tokio::test]
	async fn whoever_is_served_is_served_once_at_a_time() {
		let (turns, alice, bob) = (Turns::default(), user("alice"), user("bob"));
		let first = turns.take(&alice).await;
		assert!(turns.take(&alice).now_or_never().is_none());
		assert!(turns.take(&bob).now_or_never().is_some());
		drop(first);
		assert!(turns.take(&alice).now_or_never().is_some());
		drop(turns.take(&bob).await);
		assert_eq!(turns.lock().len(), 1);
	}

	fn user(name: &str) -> UserId {
		format!("@{name}:example.org").parse().unwrap()
	}
}
