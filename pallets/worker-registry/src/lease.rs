//! How long a worker's evidence is believed.

use litentry_attestation::Measurement;
use polkadot_sdk::{
	frame_support::traits::Get, frame_system::pallet_prelude::BlockNumberFor,
	sp_runtime::traits::Saturating,
};

use crate::{Config, Event, Issuers, Pallet, Roster, RosterEntry, Worker, WorkerOf, Workers};

impl<T: Config> Pallet<T> {
	pub(crate) fn new_lease() -> BlockNumberFor<T> {
		Self::now().saturating_add(T::LeaseDuration::get())
	}

	pub(crate) fn set_lease(account: &T::AccountId, worker: WorkerOf<T>, until: BlockNumberFor<T>) {
		Roster::<T>::mutate(|roster| {
			if let Some(entry) = roster.iter_mut().find(|entry| entry.account == *account) {
				entry.lease_until = until;
			}
		});
		Self::set_issuer_until(&worker, until);
		Workers::<T>::insert(account, Worker { lease_until: until, ..worker });
	}

	pub(crate) fn set_issuer_until(worker: &WorkerOf<T>, until: BlockNumberFor<T>) {
		Issuers::<T>::mutate(worker.keys.issuer, |issuer| {
			if let Some(issuer) = issuer {
				issuer.until = until;
			}
		});
	}

	pub(crate) fn end_leases(measurement: Measurement) {
		let now = Self::now();
		for RosterEntry { account, .. } in Self::live_roster() {
			let Some(worker) = Workers::<T>::get(&account) else { continue };
			if worker.measurement == measurement {
				Self::set_lease(&account, worker, now);
				Self::deposit_event(Event::LeaseEnded { account });
			}
		}
	}
}
