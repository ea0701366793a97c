//! How many connections are open.

use std::{
	collections::{BTreeMap, btree_map::Entry},
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::api::SocketLimits;

/// The connections that are open, by where they come from.
#[derive(Debug)]
pub(in crate::api) struct Places {
	limits: SocketLimits,
	open: Mutex<BTreeMap<String, usize>>,
}

/// One of them; dropped when it is closed.
#[derive(Debug)]
pub(super) struct Place {
	places: Arc<Places>,
	client: String,
}

impl Places {
	pub(in crate::api) fn new(limits: SocketLimits) -> Arc<Self> {
		Arc::new(Self { limits, open: Mutex::default() })
	}

	/// One more connection, if there is room for it.
	pub(super) fn enter(self: &Arc<Self>, client: &str) -> Option<Place> {
		let mut open = self.lock();
		let (all, own) = (open.values().sum::<usize>(), open.get(client).copied().unwrap_or(0));
		let has_room =
			all < self.limits.connections && own < self.limits.connections_of_each_client;
		if has_room {
			open.insert(client.to_owned(), own.saturating_add(1));
		}
		has_room.then(|| Place { places: Arc::clone(self), client: client.to_owned() })
	}

	fn leave(&self, client: &str) {
		if let Entry::Occupied(mut own) = self.lock().entry(client.to_owned()) {
			match own.get().saturating_sub(1) {
				0 => drop(own.remove()),
				fewer => *own.get_mut() = fewer,
			}
		}
	}

	fn lock(&self) -> MutexGuard<'_, BTreeMap<String, usize>> {
		self.open.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl Drop for Place {
	fn drop(&mut self) {
		self.places.leave(&self.client);
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn each_client_and_all_together_have_so_many_places() {
		let limits = SocketLimits {
			connections: 3,
			connections_of_each_client: 2,
			..SocketLimits::default()
		};
		let places = Places::new(limits);
		let (one, two) = (places.enter("a"), places.enter("a"));
		assert!(one.is_some() && two.is_some() && places.enter("a").is_none());
		let three = places.enter("b");
		assert!(three.is_some() && places.enter("c").is_none());
		drop(one);
		assert!(places.enter("c").is_some());
		drop((two, three));
		assert!(places.lock().is_empty());
	}
}
