//! An account's links that go over to another account of the same person.

use alloc::vec::Vec;

use litentry_link_proof::{MovingChallenge, SubstrateProof, check_expiry};
use litentry_vocabulary::{Balance, BigEndian, BlockNumber, LinkId};
use parity_scale_codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{
		BoundedVec, ensure,
		traits::{
			Get,
			fungible::MutateHold,
			tokens::{Fortitude, Precision, Restriction},
		},
	},
	frame_system,
	sp_runtime::{DispatchError, DispatchResult, traits::Saturating},
};
use scale_info::TypeInfo;

use crate::{
	Config, Error, Event, HoldReason, Link, LinkCount, LinkOf, Links, LinksOf, Moves, Pallet,
	consent::named,
};

/// Where an account's links went, for those who know the account.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Move<AccountId, BlockNumber> {
	/// The account that took them over.
	pub to: AccountId,
	/// The block at which it did.
	pub at: BlockNumber,
	/// What is held of the account that they went from until this note is forgotten.
	pub deposit: Balance,
}

/// The numbers of links of one account.
pub(crate) type LinkIds<T> = BoundedVec<LinkId, <T as Config>::MaxLinksPerAccount>;

impl<T: Config> Pallet<T> {
	/// Checks that the new account consents, and uses up the old one's nonce.
	pub(crate) fn check_move(
		from: &T::AccountId,
		to: &T::AccountId,
		nonce: u32,
		expires: BlockNumber,
		consent: &SubstrateProof,
	) -> Result<(), Error<T>> {
		ensure!(from != to, Error::MoveToSelf);
		Self::use_nonce(from, nonce)?;
		check_expiry(expires, Self::now())?;
		let (from, to, genesis) = (named(from), named(to), Self::genesis());
		MovingChallenge { from, to, genesis, nonce, expires }.verify(consent)?;
		Ok(())
	}

	/// Hands over every link that waits for nothing, with the deposits, and says how many there were,
	/// those that wait included.
	pub(crate) fn hand_over(
		from: T::AccountId,
		to: T::AccountId,
		nonce: u32,
	) -> Result<u32, DispatchError> {
		let count = LinkCount::<T>::get(&from);
		let moving = Self::answered_links(&from);
		ensure!(!moving.is_empty(), Error::<T>::NothingToMove);
		let deposits = moving.iter().map(|(_, link)| link.deposit).fold(0, Balance::saturating_add);
		let ids: Vec<_> = moving.iter().map(|(id, _)| *id).collect();
		for (id, link) in moving {
			Self::take_from_owner(id, &from);
			Self::add_to_owner(id, &to)?;
			Links::<T>::insert(id, Link { owner: to.clone(), ..link });
		}
		Self::hand_over_deposits(&from, &to, deposits)?;
		let links = LinkIds::<T>::truncate_from(ids);
		let deposit = Self::note_move(&from, &to)?;
		Self::deposit_event(Event::LinksMoved { from, to, nonce, links, deposit });
		Ok(count)
	}

	/// Forgets where an account's links went, and returns the note's deposit.
	pub(crate) fn forget(account: T::AccountId) -> DispatchResult {
		let Move { at, deposit, .. } = Moves::<T>::take(&account).ok_or(Error::<T>::NoMove)?;
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(now > at.saturating_add(T::MoveNoteLifetime::get()), Error::<T>::MovedRecently);
		let reason = HoldReason::Move.into();
		T::Currency::release(&reason, &account, deposit, Precision::BestEffort)?;
		Self::deposit_event(Event::MoveForgotten { account });
		Ok(())
	}

	fn answered_links(owner: &T::AccountId) -> Vec<(LinkId, LinkOf<T>)> {
		LinksOf::<T>::iter_key_prefix(owner)
			.filter_map(|BigEndian(id)| Some((id, Links::<T>::get(id)?)))
			.filter(|(_, link)| link.expires().is_none())
			.collect()
	}

	fn hand_over_deposits(
		from: &T::AccountId,
		to: &T::AccountId,
		deposits: Balance,
	) -> DispatchResult {
		T::Currency::transfer_on_hold(
			&HoldReason::Link.into(),
			from,
			to,
			deposits,
			Precision::Exact,
			Restriction::OnHold,
			Fortitude::Polite,
		)?;
		Ok(())
	}

	/// Notes where the links went, in place of an older note, whose deposit then serves this one.
	fn note_move(from: &T::AccountId, to: &T::AccountId) -> Result<Balance, DispatchError> {
		let deposit = match Moves::<T>::get(from) {
			Some(older) => older.deposit,
			None => {
				let deposit = T::MoveDeposit::get();
				T::Currency::hold(&HoldReason::Move.into(), from, deposit)?;
				deposit
			}
		};
		let at = frame_system::Pallet::<T>::block_number();
		Moves::<T>::insert(from, Move { to: to.clone(), at, deposit });
		Ok(deposit)
	}
}
