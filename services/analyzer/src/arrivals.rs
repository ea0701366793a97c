//! The tasks that are on their way in.

use std::{
	collections::HashMap,
	net::{IpAddr, Ipv6Addr},
	num::NonZeroUsize,
	sync::{Mutex, PoisonError},
};

use tokio::sync::{Semaphore, SemaphorePermit};

/// The bits of an IPv6 address that its owner does not choose freely.
const NETWORK: u128 = u128::MAX << 64;

/// The tasks that are on their way in: so many in all, and so many of one peer, so that a few slow
/// senders do not keep everybody else out.
#[derive(Debug)]
pub(crate) struct Arrivals {
	places: Semaphore,
	of_each_peer: usize,
	// Held for one count and never across an await.
	peers: Mutex<HashMap<IpAddr, usize>>,
}

impl Arrivals {
	/// A door for this many tasks at once, and this many of one peer.
	pub(crate) fn new(in_all: NonZeroUsize, of_each_peer: NonZeroUsize) -> Self {
		let (places, of_each_peer) = (Semaphore::new(in_all.get()), of_each_peer.get());
		Self { places, of_each_peer, peers: Mutex::default() }
	}

	/// Lets one more in, as long as the result lives; `None` when there are too many.
	pub(crate) fn enter(&self, address: IpAddr) -> Option<Arrival<'_>> {
		let place = self.places.try_acquire().ok()?;
		let peer = peer(address);
		let mut peers = self.peers.lock().unwrap_or_else(PoisonError::into_inner);
		let arriving = peers.entry(peer).or_default();
		(*arriving < self.of_each_peer).then(|| {
			*arriving += 1;
			Arrival { arrivals: self, peer, _place: place }
		})
	}
}

/// One task on its way in.
#[derive(Debug)]
pub(crate) struct Arrival<'a> {
	arrivals: &'a Arrivals,
	peer: IpAddr,
	_place: SemaphorePermit<'a>,
}

impl Drop for Arrival<'_> {
	fn drop(&mut self) {
		let mut peers = self.arrivals.peers.lock().unwrap_or_else(PoisonError::into_inner);
		if let Some(arriving) = peers.get_mut(&self.peer) {
			*arriving -= 1;
			if *arriving == 0 {
				peers.remove(&self.peer);
			}
		}
	}
}

/// Who counts as one: whoever has an IPv6 address has 2^64 of them.
fn peer(address: IpAddr) -> IpAddr {
	match address.to_canonical() {
		IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & NETWORK).into(),
		address => address,
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	fn arrivals(in_all: usize, of_each_peer: usize) -> Arrivals {
		Arrivals::new(in_all.try_into().unwrap(), of_each_peer.try_into().unwrap())
	}

	fn address(text: &str) -> IpAddr {
		text.parse().unwrap()
	}

	#[test]
	fn a_peer_has_its_share_and_the_others_theirs() {
		let arrivals = arrivals(9, 2);
		let _one = arrivals.enter(address("192.0.2.1")).unwrap();
		let two = arrivals.enter(address("::ffff:192.0.2.1")).unwrap();
		assert!(arrivals.enter(address("192.0.2.1")).is_none());
		assert!(arrivals.enter(address("192.0.2.2")).is_some());
		drop(two);
		assert!(arrivals.enter(address("192.0.2.1")).is_some());
	}

	#[test]
	fn the_addresses_of_one_network_are_one_peer() {
		let arrivals = arrivals(9, 1);
		let _one = arrivals.enter(address("2001:db8::1")).unwrap();
		assert!(arrivals.enter(address("2001:db8::ffff:0:0:2")).is_none());
		assert!(arrivals.enter(address("2001:db8:0:1::1")).is_some());
	}

	#[test]
	fn there_is_an_end_to_all_peers_together() {
		let arrivals = arrivals(2, 2);
		let places = ["192.0.2.1", "192.0.2.2"].map(|peer| arrivals.enter(address(peer)).unwrap());
		assert!(arrivals.enter(address("192.0.2.3")).is_none());
		drop(places);
		assert!(arrivals.enter(address("192.0.2.3")).is_some());
	}

	#[test]
	fn nobody_is_remembered_who_has_left() {
		let arrivals = arrivals(2, 1);
		drop(arrivals.enter(address("192.0.2.1")));
		let held = arrivals.enter(address("192.0.2.2")).unwrap();
		drop(arrivals.enter(address("192.0.2.2")));
		drop(held);
		assert!(arrivals.peers.into_inner().unwrap().is_empty());
	}
}
