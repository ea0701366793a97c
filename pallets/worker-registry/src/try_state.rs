//! What always holds of the storage.

use alloc::collections::BTreeMap;

use polkadot_sdk::{
	frame_support::{ensure, traits::fungible::InspectHold},
	sp_runtime::{TryRuntimeError, traits::Saturating},
};

use crate::{
	BalanceOf, Config, HoldReason, Issuers, Roster, RosterEntry, RosterEntryOf, ShieldingKeys,
	WorkerOf, Workers,
};

/// Check every invariant of the storage.
pub(crate) fn check<T: Config>() -> Result<(), TryRuntimeError> {
	let roster = Roster::<T>::get();
	ensure!(
		roster.is_sorted_by(|a, b| a.account < b.account),
		"the roster is not in strictly ascending order"
	);
	ensure!(
		Workers::<T>::iter_keys().count() == roster.len(),
		"the roster is not as long as there are workers"
	);
	for (account, worker) in Workers::<T>::iter() {
		check_worker::<T>(&account, &worker, &roster)?;
	}
	ensure!(
		ShieldingKeys::<T>::iter_values().all(|key| key.check().is_ok()),
		"nothing can be sealed to a shielding key"
	);
	check_issuer_deposits::<T>()
}

fn check_worker<T: Config>(
	account: &T::AccountId,
	worker: &WorkerOf<T>,
	roster: &[RosterEntryOf<T>],
) -> Result<(), TryRuntimeError> {
	let (certifying, lease_until) = (worker.keys.certifying, worker.lease_until);
	let entry = RosterEntry { account: account.clone(), certifying, lease_until };
	ensure!(roster.contains(&entry), "the roster does not show a worker as it is");
	ensure!(
		roster.iter().filter(|entry| entry.certifying == certifying).count() == 1,
		"two workers share a certifying key"
	);
	ensure!(
		ShieldingKeys::<T>::get(worker.epoch).as_ref() == Some(&worker.keys.shielding),
		"a worker has not the shielding key of its epoch"
	);
	ensure!(
		T::Currency::balance_on_hold(&HoldReason::Registration.into(), account) == worker.deposit,
		"a worker's deposit is not what is held"
	);
	check_issuer::<T>(account, worker)
}

fn check_issuer<T: Config>(
	account: &T::AccountId,
	worker: &WorkerOf<T>,
) -> Result<(), TryRuntimeError> {
	let issuer = Issuers::<T>::get(worker.keys.issuer).ok_or("a worker's issuer key is unknown")?;
	ensure!(issuer.worker == *account, "a worker's issuer key is another's");
	ensure!(issuer.until == worker.lease_until, "an issuer does not end with its worker's lease");
	Ok(())
}

fn check_issuer_deposits<T: Config>() -> Result<(), TryRuntimeError> {
	let mut deposits = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
	for issuer in Issuers::<T>::iter_values() {
		ensure!(issuer.since <= issuer.until, "an issuer ends before it starts");
		let sum = deposits.entry(issuer.worker).or_default();
		*sum = sum.saturating_add(issuer.deposit);
	}
	for (worker, sum) in deposits {
		ensure!(
			T::Currency::balance_on_hold(&HoldReason::Issuer.into(), &worker) == sum,
			"the deposits for issuer keys are not what is held"
		);
	}
	Ok(())
}
