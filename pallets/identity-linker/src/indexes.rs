//! Everything by which a link is found besides its number.

use litentry_vocabulary::{BigEndian, LinkId};
use polkadot_sdk::frame_support::{ensure, traits::Get};

use crate::{
	CanonicalAccount, Config, Error, Expiries, LinkCount, LinkOf, LinksOf, Nullifiers, Pallet,
	PublicLinks,
};

impl<T: Config> Pallet<T> {
	/// Counts a link among an account's.
	pub(crate) fn add_to_owner(id: LinkId, owner: &T::AccountId) -> Result<(), Error<T>> {
		let count = LinkCount::<T>::get(owner);
		ensure!(count < T::MaxLinksPerAccount::get(), Error::<T>::TooManyLinks);
		LinkCount::<T>::insert(owner, count.saturating_add(1));
		LinksOf::<T>::insert(owner, BigEndian(id), ());
		Ok(())
	}

	/// Counts a link among an account's no more.
	pub(crate) fn take_from_owner(id: LinkId, owner: &T::AccountId) {
		LinksOf::<T>::remove(owner, BigEndian(id));
		LinkCount::<T>::mutate_exists(owner, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
	}

	/// Enters a link wherever its state has it found.
	pub(crate) fn enter(id: LinkId, link: &LinkOf<T>) -> Result<(), Error<T>> {
		if let Some(nullifier) = link.nullifier() {
			Nullifiers::<T>::insert(nullifier, id);
		}
		if let Some(external) = link.external() {
			PublicLinks::<T>::insert(CanonicalAccount::from(&external), id);
		}
		if let Some(expires) = link.expires() {
			Expiries::<T>::try_mutate(expires, |ids| ids.try_push(id))
				.map_err(|_| Error::BlockFull)?;
		}
		Ok(())
	}

	/// Undoes [`Self::enter`].
	pub(crate) fn leave(id: LinkId, link: &LinkOf<T>) {
		if let Some(nullifier) = link.nullifier() {
			Nullifiers::<T>::remove(nullifier);
		}
		if let Some(external) = link.external() {
			PublicLinks::<T>::remove(CanonicalAccount::from(&external));
		}
		if let Some(expires) = link.expires() {
			Expiries::<T>::mutate_exists(expires, |ids| {
				if let Some(ids) = ids {
					ids.retain(|other| *other != id);
				}
				ids.take_if(|ids| ids.is_empty());
			});
		}
	}
}
