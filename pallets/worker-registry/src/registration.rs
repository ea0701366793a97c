//! How a worker comes and goes.

use alloc::boxed::Box;

use litentry_attestation::{Measurement, WorkerKeys};
use litentry_sealing::{InvalidKey, PublicKey};
use litentry_vocabulary::KeyEpoch;
use polkadot_sdk::frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, fungible::MutateHold, tokens::Precision},
};

use crate::{
	Config, CurrentEpoch, Error, Event, HoldReason, Issuer, Issuers, Pallet, Roster, RosterEntry,
	ShieldingKeys, Worker, WorkerOf, Workers,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn new_worker(
		keys: WorkerKeys,
		measurement: Measurement,
	) -> Result<WorkerOf<T>, Error<T>> {
		let epoch = Self::join_epoch(&keys.shielding)?;
		let deposit = T::RegistrationDeposit::get();
		let (since, lease_until) = (Self::now(), Self::new_lease());
		Ok(Worker { keys, measurement, epoch, deposit, since, lease_until })
	}

	fn join_epoch(shielding: &PublicKey) -> Result<KeyEpoch, Error<T>> {
		let epoch = CurrentEpoch::<T>::get();
		if let Some(key) = ShieldingKeys::<T>::get(epoch) {
			ensure!(key == *shielding, Error::<T>::ShieldingKeyMismatch);
		} else {
			shielding.check()?;
			ShieldingKeys::<T>::insert(epoch, shielding);
			let key = Box::new(shielding.clone());
			Self::deposit_event(Event::ShieldingKeySet { epoch, key });
		}
		Ok(epoch)
	}

	pub(crate) fn enroll(account: &T::AccountId, worker: &WorkerOf<T>) -> Result<(), Error<T>> {
		let certifying = worker.keys.certifying;
		let lease_until = worker.lease_until;
		Roster::<T>::try_mutate(|roster| {
			let taken = roster.iter().any(|entry| entry.certifying == certifying);
			ensure!(!taken, Error::<T>::CertifyingKeyTaken);
			let position = roster.partition_point(|entry| entry.account < *account);
			let entry = RosterEntry { account: account.clone(), certifying, lease_until };
			roster.try_insert(position, entry).map_err(|_| Error::<T>::MaxWorkersReached)
		})
	}

	/// A worker that comes back with its old key goes on with it, and pays nothing again.
	pub(crate) fn open_issuer(account: &T::AccountId, worker: &WorkerOf<T>) -> DispatchResult {
		let (key, until) = (worker.keys.issuer, worker.lease_until);
		let issuer = match Issuers::<T>::get(key) {
			Some(issuer) => {
				ensure!(issuer.worker == *account, Error::<T>::IssuerKeyTaken);
				Issuer { until, ..issuer }
			}
			None => {
				let (since, deposit) = (worker.since, T::IssuerDeposit::get());
				T::Currency::hold(&HoldReason::Issuer.into(), account, deposit)?;
				Issuer { worker: account.clone(), since, until, deposit }
			}
		};
		Issuers::<T>::insert(key, issuer);
		Ok(())
	}

	pub(crate) fn remove(account: T::AccountId, worker: &WorkerOf<T>) -> DispatchResult {
		Roster::<T>::mutate(|roster| roster.retain(|entry| entry.account != account));
		Self::set_issuer_until(worker, worker.lease_until.min(Self::now()));
		Workers::<T>::remove(&account);
		let reason = HoldReason::Registration.into();
		// Best effort, so that a worker can leave even when some of its deposit is gone.
		T::Currency::release(&reason, &account, worker.deposit, Precision::BestEffort)?;
		Self::deposit_event(Event::Unregistered { account });
		Ok(())
	}
}

impl<T> From<InvalidKey> for Error<T> {
	fn from(_: InvalidKey) -> Self {
		Self::ShieldingKeyInvalid
	}
}
