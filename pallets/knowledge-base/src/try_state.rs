//! What always holds of the storage.

use alloc::collections::BTreeMap;

use polkadot_sdk::{
	frame_support::{ensure, traits::fungible::InspectHold},
	sp_io,
	sp_runtime::{TryRuntimeError, traits::Saturating},
};

use crate::{Algorithms, BalanceOf, Code, Config, Events, HoldReason};

/// Check every invariant of the storage.
pub(crate) fn check<T: Config>() -> Result<(), TryRuntimeError> {
	check_events::<T>()?;
	check_algorithms::<T>()?;
	check_deposits::<T>()
}

fn check_events<T: Config>() -> Result<(), TryRuntimeError> {
	for (id, entry) in Events::<T>::iter() {
		ensure!(entry.event.id() == id, "an event is not under the hash of its content");
		ensure!(entry.event.check_method().is_ok(), "an event's registry cannot answer it");
	}
	Ok(())
}

fn check_algorithms<T: Config>() -> Result<(), TryRuntimeError> {
	for (id, entry) in Algorithms::<T>::iter() {
		let algorithm = entry.algorithm;
		ensure!(algorithm.id() == id, "an algorithm is not under the hash of its content");
		ensure!(
			algorithm.events.iter().all(Events::<T>::contains_key),
			"an algorithm asks for an event that is not there"
		);
		ensure!(
			Code::<T>::get(id)
				.is_some_and(|code| { sp_io::hashing::blake2_256(&code) == algorithm.code_hash }),
			"an algorithm is without its code"
		);
	}
	ensure!(
		Code::<T>::iter_keys().count() == Algorithms::<T>::iter_keys().count(),
		"some code belongs to no algorithm"
	);
	Ok(())
}

fn check_deposits<T: Config>() -> Result<(), TryRuntimeError> {
	let events = Events::<T>::iter_values().map(|entry| (entry.owner, entry.deposit));
	let algorithms = Algorithms::<T>::iter_values().map(|entry| (entry.owner, entry.deposit));
	let mut deposits = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
	for (owner, deposit) in events.chain(algorithms) {
		let sum = deposits.entry(owner).or_default();
		*sum = sum.saturating_add(deposit);
	}
	for (owner, sum) in deposits {
		ensure!(
			T::Currency::balance_on_hold(&HoldReason::Entry.into(), &owner) == sum,
			"an owner's deposits are not what is held"
		);
	}
	Ok(())
}
