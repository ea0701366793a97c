//! How a link comes, is answered and goes.

use litentry_vocabulary::{BigEndian, KeyEpoch, LinkId};
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Defensive, Get, fungible::MutateHold, tokens::Precision},
	},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::{DispatchResult, traits::Saturating},
};

use crate::{
	AwaitDraw, Config, Error, Event, Expiries, HoldReason, Link, LinkCount, LinkOf, LinkState,
	Links, LinksOf, NextLinkId, NextNonce, Nullifiers, Pallet, SealedLinkRequest,
};

impl<T: Config> Pallet<T> {
	/// Uses up a nonce and all smaller ones.
	pub(crate) fn use_nonce(account: &T::AccountId, nonce: u32) -> Result<(), Error<T>> {
		ensure!(nonce >= NextNonce::<T>::get(account), Error::NonceUsed);
		let next = nonce.checked_add(1).ok_or(Error::NonceExhausted)?;
		NextNonce::<T>::insert(account, next);
		Ok(())
	}

	/// Opens a request that is found good, and holds its deposit.
	pub(crate) fn open(
		owner: T::AccountId,
		nonce: u32,
		epoch: KeyEpoch,
		sealed: SealedLinkRequest,
	) -> DispatchResult {
		let deposit = T::LinkDeposit::get();
		T::Currency::hold(&HoldReason::Link.into(), &owner, deposit)?;
		let id = Self::new_id()?;
		Self::add_to_owner(id, &owner)?;
		let requested_at = frame_system::Pallet::<T>::block_number();
		let expires = Self::schedule_expiry(id, requested_at)?;
		T::Draws::await_draw();
		Self::deposit_event(Event::LinkRequested {
			id,
			account: owner.clone(),
			nonce,
			epoch,
			sealed: sealed.clone(),
			expires,
			deposit,
		});
		let state = LinkState::Requested { sealed, expires };
		Links::<T>::insert(id, Link { owner, epoch, nonce, requested_at, deposit, state });
		Ok(())
	}

	/// The link, when it waits for its answer.
	pub(crate) fn requested(id: LinkId) -> Result<LinkOf<T>, Error<T>> {
		let link = Links::<T>::get(id).ok_or(Error::NotFound)?;
		ensure!(link.expires().is_some(), Error::NotRequested);
		Ok(link)
	}

	/// Gives a requested link its answer, after which it does not expire.
	pub(crate) fn answer(id: LinkId, link: LinkOf<T>, state: LinkState<BlockNumberFor<T>>) {
		if let Some(expires) = link.expires() {
			Expiries::<T>::mutate_exists(expires, |ids| {
				if let Some(ids) = ids {
					ids.retain(|other| *other != id);
				}
				ids.take_if(|ids| ids.is_empty());
			});
		}
		Links::<T>::insert(id, Link { state, ..link });
	}

	/// Drops a request that nobody answered.
	pub(crate) fn expire(id: LinkId) {
		let Some(link) = Links::<T>::get(id) else { return };
		if Self::remove(id, &link).defensive().is_ok() {
			Self::deposit_event(Event::LinkExpired { id, account: link.owner });
		}
	}

	/// Deletes all that is kept of a link, and returns its deposit.
	pub(crate) fn remove(id: LinkId, link: &LinkOf<T>) -> DispatchResult {
		Links::<T>::remove(id);
		LinksOf::<T>::remove(&link.owner, BigEndian(id));
		LinkCount::<T>::mutate_exists(&link.owner, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		if let Some(nullifier) = link.nullifier() {
			Nullifiers::<T>::remove(nullifier);
		}
		let reason = HoldReason::Link.into();
		T::Currency::release(&reason, &link.owner, link.deposit, Precision::BestEffort)?;
		Ok(())
	}

	fn new_id() -> Result<LinkId, Error<T>> {
		NextLinkId::<T>::try_mutate(|next| {
			let id = *next;
			*next = id.next().ok_or(Error::IdsExhausted)?;
			Ok(id)
		})
	}

	fn add_to_owner(id: LinkId, owner: &T::AccountId) -> Result<(), Error<T>> {
		let count = LinkCount::<T>::get(owner);
		ensure!(count < T::MaxLinksPerAccount::get(), Error::<T>::TooManyLinks);
		LinkCount::<T>::insert(owner, count.saturating_add(1));
		LinksOf::<T>::insert(owner, BigEndian(id), ());
		Ok(())
	}

	fn schedule_expiry(id: LinkId, now: BlockNumberFor<T>) -> Result<BlockNumberFor<T>, Error<T>> {
		let expires = now.saturating_add(T::RequestLifetime::get());
		Expiries::<T>::try_mutate(expires, |ids| ids.try_push(id)).map_err(|_| Error::BlockFull)?;
		Ok(expires)
	}
}
