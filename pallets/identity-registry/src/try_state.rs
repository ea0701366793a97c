//! What must hold between blocks, whatever was called.

use alloc::{collections::BTreeMap, vec::Vec};

use litentry_identity::{Identity, Kind, device_identity};
use litentry_vocabulary::{Balance, IdentityId};
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Get, fungible::InspectHold},
	},
	sp_runtime::TryRuntimeError,
};

use crate::{
	Config, Data, Delegates, HoldReason, Identities, IdentitiesOf, IdentityCount, NextNumber,
	Offers, Pallet,
};

type AllIdentities = BTreeMap<IdentityId, Identity>;

impl<T: Config> Pallet<T> {
	/// Checks that the indexes, the counts and the holds are those of the identities.
	pub(crate) fn check_state() -> Result<(), TryRuntimeError> {
		let identities: AllIdentities = Identities::<T>::iter().collect();
		Self::check_ids(&identities)?;
		Self::check_owners(&identities)?;
		Self::check_data(&identities)?;
		Self::check_offers(&identities)?;
		Self::check_delegates(&identities)
	}

	fn check_ids(identities: &AllIdentities) -> Result<(), TryRuntimeError> {
		for (id, identity) in identities {
			let fits = identity
				.key
				.is_none_or(|key| identity.kind == Kind::Device && device_identity(&key) == *id);
			ensure!(fits, "a device's id is not that of its key");
			ensure!(identity.description.check().is_ok(), "a description is malformed");
			let described = !identity.description.as_bytes().is_empty();
			ensure!(identity.is_active() || !described, "a retired identity has a description");
		}
		let numbered = identities.values().filter(|identity| identity.key.is_none()).count();
		ensure!(NextNumber::<T>::get() == numbered as u64, "a number is given out to nobody");
		Ok(())
	}

	fn check_owners(identities: &AllIdentities) -> Result<(), TryRuntimeError> {
		let mut owned = BTreeMap::<T::AccountId, (u32, Balance)>::new();
		for (id, identity) in identities {
			let owner = Self::owner(identity);
			ensure!(IdentitiesOf::<T>::contains_key(&owner, id), "an identity is not its owner's");
			let (count, deposits) = owned.entry(owner).or_default();
			*count += 1;
			*deposits += identity.deposit;
		}
		ensure!(
			IdentitiesOf::<T>::iter().count() == identities.len(),
			"one identity has two owners"
		);
		ensure!(
			IdentityCount::<T>::iter().count() == owned.len(),
			"nobody's identities are counted"
		);
		for (owner, (count, deposits)) in owned {
			ensure!(IdentityCount::<T>::get(&owner) == count, "identities are counted wrongly");
			let on_hold = T::Currency::balance_on_hold(&HoldReason::Identity.into(), &owner);
			ensure!(on_hold == deposits, "what is held is not the sum of the identities' deposits");
		}
		Ok(())
	}

	fn check_data(identities: &AllIdentities) -> Result<(), TryRuntimeError> {
		let mut kept = 0;
		for (id, identity) in identities {
			let versions: Vec<u32> = Data::<T>::iter_key_prefix(id).collect();
			let given_out = versions.iter().all(|n| (1..=identity.data_version).contains(n));
			ensure!(given_out, "a version of the data has a number not given out yet");
			let complete = versions.len() == identity.data_version as usize;
			ensure!(complete || !identity.is_active(), "a version of the data is missing");
			kept += versions.len();
		}
		ensure!(Data::<T>::iter_keys().count() == kept, "some data is nobody's");
		let readable = Data::<T>::iter_values().all(|data| Self::check_pointer(&data).is_ok());
		ensure!(readable, "a data pointer is malformed");
		Ok(())
	}

	fn check_offers(identities: &AllIdentities) -> Result<(), TryRuntimeError> {
		for (id, to) in Offers::<T>::iter() {
			let identity = identities.get(&id).ok_or("an identity that is not there is offered")?;
			ensure!(identity.is_active(), "a retired identity is offered");
			ensure!(Self::owner(identity) != to, "an identity is offered to its owner");
		}
		Ok(())
	}

	fn check_delegates(identities: &AllIdentities) -> Result<(), TryRuntimeError> {
		let mut named = 0;
		for (id, identity) in identities {
			let delegates: Vec<_> = Delegates::<T>::iter_key_prefix(id).collect();
			let counted = delegates.len() == identity.delegates as usize;
			ensure!(counted, "the delegates are counted wrongly");
			ensure!(identity.delegates <= T::MaxDelegates::get(), "there are too many delegates");
			ensure!(
				identity.is_active() || delegates.is_empty(),
				"a retired identity has delegates"
			);
			ensure!(!delegates.contains(&Self::owner(identity)), "an owner is his own delegate");
			named += delegates.len();
		}
		ensure!(Delegates::<T>::iter_keys().count() == named, "a delegate is nobody's");
		Ok(())
	}
}
