//! How an identity comes, changes hands and goes.

use core::mem;

use litentry_identity::{Identity, Kind, Status, registered_identity};
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{Account, Description, IdentityId};
use polkadot_sdk::{
	frame_support::{BoundedVec, traits::Get},
	sp_runtime::DispatchResult,
};

use crate::{Config, Error, Event, Identities, NextNumber, Offers, Pallet};

impl<T: Config> Pallet<T> {
	/// An id that nobody but this account could get.
	pub(crate) fn new_id(owner: &T::AccountId) -> Result<IdentityId, Error<T>> {
		NextNumber::<T>::try_mutate(|next| {
			let number = *next;
			*next = number.checked_add(1).ok_or(Error::NumbersExhausted)?;
			Ok(registered_identity(&Account(owner.clone().into()), number))
		})
	}

	/// Enters an identity, and holds its deposit.
	pub(crate) fn enter(
		id: IdentityId,
		owner: T::AccountId,
		kind: Kind,
		key: Option<VerifyingKey>,
		description: Description,
	) -> DispatchResult {
		let mut identity = Identity {
			owner: Account(owner.clone().into()),
			kind,
			key,
			status: Status::Active,
			description: no_description(),
			data_version: 0,
			delegates: 0,
			deposit: 0,
		};
		Self::hold(&mut identity, T::BaseDeposit::get())?;
		Self::put_description(&mut identity, description.clone())?;
		Self::add_to_owner(&id, &owner);
		Identities::<T>::insert(id, &identity);
		let deposit = identity.deposit;
		Self::deposit_event(Event::IdentityRegistered {
			id,
			owner,
			kind,
			key,
			description,
			deposit,
		});
		Ok(())
	}

	/// Changes the description, and the deposit with its length.
	pub(crate) fn put_description(
		identity: &mut Identity,
		description: Description,
	) -> DispatchResult {
		description.check().map_err(|_| Error::<T>::InvalidDescription)?;
		let new = Self::description_deposit(&description);
		let old = Self::description_deposit(&mem::replace(&mut identity.description, description));
		if new > old {
			Self::hold(identity, new.saturating_sub(old))
		} else {
			Self::release(identity, old.saturating_sub(new))
		}
	}

	/// Gives an identity to another owner, who takes over its deposit.
	pub(crate) fn hand_over(
		id: IdentityId,
		mut identity: Identity,
		to: T::AccountId,
	) -> DispatchResult {
		let from = Self::owner(&identity);
		Self::remove_delegates(&id, &mut identity)?;
		let deposit = identity.deposit;
		Self::release(&mut identity, deposit)?;
		identity.owner = Account(to.clone().into());
		Self::hold(&mut identity, deposit)?;
		Self::remove_from_owner(&id, &from);
		Self::add_to_owner(&id, &to);
		Offers::<T>::remove(id);
		Identities::<T>::insert(id, &identity);
		Self::deposit_event(Event::IdentityTransferred { id, from, to, deposit });
		Ok(())
	}

	/// Leaves nothing of an identity but its tombstone and its data pointers.
	pub(crate) fn close(id: IdentityId, mut identity: Identity) -> DispatchResult {
		Self::remove_delegates(&id, &mut identity)?;
		Self::put_description(&mut identity, no_description())?;
		identity.status = Status::Retired;
		Offers::<T>::remove(id);
		Identities::<T>::insert(id, &identity);
		Self::deposit_event(Event::IdentityRetired { id, deposit: identity.deposit });
		Ok(())
	}
}

fn no_description() -> Description {
	BoundedVec::new().into()
}
