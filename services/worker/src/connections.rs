//! How many connections there are to analyzers.

use std::{
	collections::HashMap,
	num::NonZeroUsize,
	sync::{Arc, Mutex, PoisonError},
};

use litentry_vocabulary::Account;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

/// Of how many connections one analyzer may have one.
const SHARES: usize = 8;

/// The connections to all analyzers, over all requests. One analyzer gets only a share of them, or
/// it could keep the others waiting by answering slowly.
#[derive(Debug)]
pub(crate) struct Connections {
	all: Semaphore,
	of_each: usize,
	// Held for one look-up and never across an await.
	in_use: Mutex<HashMap<Account, Arc<Semaphore>>>,
}

/// The right to one connection.
#[derive(Debug)]
pub(crate) struct Connection<'a> {
	_place: Option<SemaphorePermit<'a>>,
	_share: Option<OwnedSemaphorePermit>,
}

impl Connections {
	/// So many connections, of which each analyzer may have an eighth.
	pub(crate) fn new(at_once: NonZeroUsize) -> Self {
		let of_each = at_once.get().div_ceil(SHARES);
		Self { all: Semaphore::new(at_once.get()), of_each, in_use: Mutex::default() }
	}

	/// Waits until there may be one more connection to this analyzer.
	pub(crate) async fn to(&self, analyzer: Account) -> Connection<'_> {
		// The share comes first: who waits for that keeps nobody from a place. Neither is ever closed.
		let share = self.share(analyzer).acquire_owned().await.ok();
		Connection { _place: self.all.acquire().await.ok(), _share: share }
	}

	fn share(&self, analyzer: Account) -> Arc<Semaphore> {
		let mut in_use = self.in_use.lock().unwrap_or_else(PoisonError::into_inner);
		in_use.retain(|_, share| Arc::strong_count(share) > 1);
		let share = || Arc::new(Semaphore::new(self.of_each));
		Arc::clone(in_use.entry(analyzer).or_insert_with(share))
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use futures::FutureExt;

	use super::*;

	fn connections(at_once: usize) -> Connections {
		Connections::new(at_once.try_into().unwrap())
	}

	fn take(connections: &Connections, analyzer: u8) -> Option<Connection<'_>> {
		connections.to(Account([analyzer; 32])).now_or_never()
	}

	#[test]
	fn an_analyzer_has_an_eighth_and_the_others_theirs() {
		let connections = connections(16);
		let _one = take(&connections, 1).unwrap();
		let two = take(&connections, 1).unwrap();
		assert!(take(&connections, 1).is_none());
		assert!(take(&connections, 2).is_some());
		drop(two);
		assert!(take(&connections, 1).is_some());
	}

	#[test]
	fn there_is_an_end_to_all_together() {
		let connections = connections(2);
		let _one = take(&connections, 1).unwrap();
		let two = take(&connections, 2).unwrap();
		assert!(take(&connections, 3).is_none());
		drop(two);
		assert!(take(&connections, 3).is_some());
	}

	#[test]
	fn who_is_not_asked_any_more_is_forgotten() {
		let connections = connections(8);
		(1..=9).for_each(|analyzer| drop(take(&connections, analyzer)));
		assert_eq!(connections.in_use.into_inner().unwrap().len(), 1);
	}
}
