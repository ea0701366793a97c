//! How many connections are open.

use std::{
	collections::{BTreeMap, btree_map::Entry},
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{api::SocketLimits, web::Guest};

/// The connections that are open, by where they come from.
#[derive(Debug)]
pub(in crate::api) struct Places {
	limits: SocketLimits,
	open: Mutex<BTreeMap<Guest, usize>>,
}

/// One of them; dropped when it is closed.
#[derive(Debug)]
pub(super) struct Place {
	places: Arc<Places>,
	guest: Guest,
}

impl Places {
	pub(in crate::api) fn new(limits: SocketLimits) -> Arc<Self> {
		Arc::new(Self { limits, open: Mutex::default() })
	}

	/// One more connection, if there is room for it.
	pub(super) fn enter(self: &Arc<Self>, guest: Guest) -> Option<Place> {
		let mut open = self.lock();
		let (all, own) = (open.values().sum::<usize>(), open.get(&guest).copied().unwrap_or(0));
		let has_room =
			all < self.limits.connections && own < self.limits.connections_of_each_client;
		if has_room {
			open.insert(guest, own.saturating_add(1));
		}
		has_room.then(|| Place { places: Arc::clone(self), guest })
	}

	fn leave(&self, guest: Guest) {
		if let Entry::Occupied(mut own) = self.lock().entry(guest) {
			match own.get().saturating_sub(1) {
				0 => drop(own.remove()),
				fewer => *own.get_mut() = fewer,
			}
		}
	}

	fn lock(&self) -> MutexGuard<'_, BTreeMap<Guest, usize>> {
		self.open.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl Drop for Place {
	fn drop(&mut self) {
		self.places.leave(self.guest);
	}
}

#[cfg(test)]
mod tests {
	use std::net::SocketAddr;

	use axum::{
		extract::ConnectInfo,
		http::{Extensions, HeaderMap},
	};

	use super::*;

	fn guest(number: u8) -> Guest {
		let mut extensions = Extensions::new();
		extensions.insert(ConnectInfo(SocketAddr::from(([192, 0, 2, number], 7))));
		Guest::of(&HeaderMap::new(), &extensions, None)
	}

	#[test]
	fn each_client_and_all_together_have_so_many_places() {
		let limits = SocketLimits {
			connections: 3,
			connections_of_each_client: 2,
			..SocketLimits::default()
		};
		let places = Places::new(limits);
		let [a, b, c] = [1, 2, 3].map(guest);
		let (one, two) = (places.enter(a), places.enter(a));
		assert!(one.is_some() && two.is_some() && places.enter(a).is_none());
		let three = places.enter(b);
		assert!(three.is_some() && places.enter(c).is_none());
		drop(one);
		assert!(places.enter(c).is_some());
		drop((two, three));
		assert!(places.lock().is_empty());
	}
}
