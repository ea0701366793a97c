//! Whose an identity is, and who may do what with it.

use litentry_identity::Identity;
use litentry_vocabulary::IdentityId;
use polkadot_sdk::frame_support::ensure;

use crate::{Config, Error, Identities, IdentitiesOf, IdentityCount, Offers, Pallet};

impl<T: Config> Pallet<T> {
	/// Whose it is.
	pub(crate) fn owner(identity: &Identity) -> T::AccountId {
		identity.owner.0.into()
	}

	/// The identity, when it is this account's.
	pub(crate) fn owned(id: &IdentityId, who: &T::AccountId) -> Result<Identity, Error<T>> {
		let identity = Identities::<T>::get(id).ok_or(Error::NotFound)?;
		ensure!(Self::owner(&identity) == *who, Error::NotOwner);
		Ok(identity)
	}

	/// The identity, when it is this account's and in use.
	pub(crate) fn active(id: &IdentityId, who: &T::AccountId) -> Result<Identity, Error<T>> {
		let identity = Self::owned(id, who)?;
		ensure!(identity.is_active(), Error::Retired);
		Ok(identity)
	}

	/// The identity, when it is this account's, in use, and offered to nobody.
	pub(crate) fn not_offered(id: &IdentityId, who: &T::AccountId) -> Result<Identity, Error<T>> {
		let identity = Self::active(id, who)?;
		ensure!(!Offers::<T>::contains_key(id), Error::Offered);
		Ok(identity)
	}

	/// The identity, when it is offered to this account.
	pub(crate) fn offered(id: &IdentityId, to: &T::AccountId) -> Result<Identity, Error<T>> {
		let identity = Identities::<T>::get(id).ok_or(Error::NotFound)?;
		ensure!(identity.is_active(), Error::Retired);
		let offered_to = Offers::<T>::get(id).ok_or(Error::NoOffer)?;
		ensure!(offered_to == *to, Error::NotOffered);
		Ok(identity)
	}

	/// Enters an identity among those of its owner.
	pub(crate) fn add_to_owner(id: &IdentityId, owner: &T::AccountId) {
		IdentitiesOf::<T>::insert(owner, id, ());
		IdentityCount::<T>::mutate(owner, |count| *count = count.saturating_add(1));
	}

	/// Takes an identity from among those of its owner.
	pub(crate) fn remove_from_owner(id: &IdentityId, owner: &T::AccountId) {
		IdentitiesOf::<T>::remove(owner, id);
		IdentityCount::<T>::mutate_exists(owner, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
	}
}
