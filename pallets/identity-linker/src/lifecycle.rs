//! How a link comes, changes and goes.

use litentry_vocabulary::LinkId;
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Defensive, Get, fungible::MutateHold, tokens::Precision},
	},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::{DispatchError, DispatchResult, traits::Saturating},
};

use crate::{
	Config, Error, Event, HoldReason, Link, LinkOf, LinkStateOf, Links, NextLinkId, Pallet,
};

impl<T: Config> Pallet<T> {
	/// Gives a new link its number, and holds its deposit.
	pub(crate) fn create(link: LinkOf<T>) -> Result<LinkId, DispatchError> {
		T::Currency::hold(&HoldReason::Link.into(), &link.owner, link.deposit)?;
		let id = Self::new_id()?;
		Self::add_to_owner(id, &link.owner)?;
		Self::enter(id, &link)?;
		Links::<T>::insert(id, link);
		Ok(id)
	}

	/// The link, when it is this account's.
	pub(crate) fn owned(id: LinkId, account: &T::AccountId) -> Result<LinkOf<T>, Error<T>> {
		let link = Links::<T>::get(id).ok_or(Error::NotFound)?;
		ensure!(link.owner == *account, Error::NotOwner);
		Ok(link)
	}

	/// Brings a link into another state.
	pub(crate) fn change(
		id: LinkId,
		link: LinkOf<T>,
		state: LinkStateOf<T>,
	) -> Result<(), Error<T>> {
		Self::leave(id, &link);
		let link = Link { state, ..link };
		Self::enter(id, &link)?;
		Links::<T>::insert(id, link);
		Ok(())
	}

	/// Removes the link that another link of the same external account would come after: it yields
	/// when both have one owner, or when it has ended.
	pub(crate) fn make_way(
		old: Option<LinkId>,
		owner: &T::AccountId,
		by: LinkId,
	) -> DispatchResult {
		let Some((id, link)) = old.and_then(|id| Some((id, Links::<T>::get(id)?))) else {
			return Ok(());
		};
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(link.owner == *owner || link.has_ended(now), Error::<T>::AlreadyLinked);
		Self::remove(id, &link)?;
		Self::deposit_event(Event::LinkReplaced { id, account: link.owner, by });
		Ok(())
	}

	/// Ends the wait for the workers: a request is dropped, and what was to be shielded or revealed
	/// stays as it is.
	pub(crate) fn expire(id: LinkId) {
		let Some(link) = Links::<T>::get(id) else { return };
		let account = link.owner.clone();
		if let Some(state) = link.state.clone().turned_back() {
			if Self::change(id, link, state).defensive().is_ok() {
				Self::deposit_event(Event::TurnExpired { id, account });
			}
		} else if Self::remove(id, &link).defensive().is_ok() {
			Self::deposit_event(Event::LinkExpired { id, account });
		}
	}

	/// Deletes all that is kept of a link, and returns its deposit.
	pub(crate) fn remove(id: LinkId, link: &LinkOf<T>) -> DispatchResult {
		Links::<T>::remove(id);
		Self::leave(id, link);
		Self::take_from_owner(id, &link.owner);
		let reason = HoldReason::Link.into();
		T::Currency::release(&reason, &link.owner, link.deposit, Precision::BestEffort)?;
		Ok(())
	}

	/// The number that the next link gets.
	pub(crate) fn next_id() -> LinkId {
		NextLinkId::<T>::get()
	}

	fn new_id() -> Result<LinkId, Error<T>> {
		NextLinkId::<T>::try_mutate(|next| {
			let id = *next;
			*next = id.next().ok_or(Error::IdsExhausted)?;
			Ok(id)
		})
	}

	/// The block at which what is asked now can no longer be answered.
	pub(crate) fn expiry() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number().saturating_add(T::RequestLifetime::get())
	}
}
