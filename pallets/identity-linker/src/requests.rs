//! Links that the workers are asked for, and their answers.

use litentry_certificate::{Certificate, Certifiers, Statement};
use litentry_link_record::{EncryptedRecord, Nullifier};
use litentry_vocabulary::{KeyEpoch, LinkId};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::{DispatchError, DispatchResult, traits::SaturatedConversion},
};

use crate::{
	AwaitDraw, Config, Error, Event, Link, LinkState, Links, Nullifiers, Pallet, SealedLinkRequest,
	SealedReason,
};

impl<T: Config> Pallet<T> {
	/// Opens a request that is found good.
	pub(crate) fn open(
		owner: T::AccountId,
		nonce: u32,
		epoch: KeyEpoch,
		ends: Option<BlockNumberFor<T>>,
		sealed: SealedLinkRequest,
	) -> DispatchResult {
		let (account, deposit, expires) = (owner.clone(), T::LinkDeposit::get(), Self::expiry());
		let requested_at = frame_system::Pallet::<T>::block_number();
		let state = LinkState::Requested { sealed: sealed.clone(), expires };
		let link = Link { owner, epoch, nonce, requested_at, deposit, ends, state };
		let id = Self::create(link)?;
		T::Draws::await_draw();
		Self::deposit_event(Event::LinkRequested {
			id,
			account,
			nonce,
			epoch,
			ends,
			sealed,
			expires,
			deposit,
		});
		Ok(())
	}

	/// Makes a link shielded, as the workers say: one that was requested, or a public one.
	pub(crate) fn confirm(
		id: LinkId,
		record: EncryptedRecord,
		nullifier: Nullifier,
		certificate: &Certificate,
	) -> DispatchResult {
		let link = Links::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let waits = matches!(link.state, LinkState::Requested { .. } | LinkState::Shielding { .. });
		ensure!(waits, Error::<T>::NotRequested);
		let requested_at = link.requested_at.saturated_into();
		let statement =
			Statement::LinkConfirmed { id, requested_at, record: record.clone(), nullifier };
		Self::check_certificate(&statement, certificate)?;
		let account = link.owner.clone();
		Self::make_way(Nullifiers::<T>::get(nullifier), &account, id)?;
		let (bound_to, since) = (account.clone(), frame_system::Pallet::<T>::block_number());
		let state = LinkState::Shielded { record: record.clone(), nullifier, bound_to, since };
		Self::change(id, link, state)?;
		Self::deposit_event(Event::LinkConfirmed { id, account, nullifier, record });
		Ok(())
	}

	/// Refuses what a link waits for, as the workers say: a request is kept with the reason, and what
	/// was to be shielded or revealed stays as it is.
	pub(crate) fn refuse(
		id: LinkId,
		sealed_reason: SealedReason,
		certificate: &Certificate,
	) -> DispatchResult {
		let link = Links::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(link.expires().is_some(), Error::<T>::NotRequested);
		let requested_at = link.requested_at.saturated_into();
		let statement = Statement::link_refused(id, requested_at, &sealed_reason);
		Self::check_certificate(&statement, certificate)?;
		let account = link.owner.clone();
		if let Some(state) = link.state.clone().turned_back() {
			Self::change(id, link, state)?;
			Self::deposit_event(Event::TurnRefused { id, account, sealed_reason });
			return Ok(());
		}
		let since = frame_system::Pallet::<T>::block_number();
		let state = LinkState::Refused { sealed_reason: sealed_reason.clone(), since };
		Self::change(id, link, state)?;
		Self::deposit_event(Event::LinkRefused { id, account, sealed_reason });
		Ok(())
	}

	/// Checks that the workers say so.
	pub(crate) fn check_certificate(
		statement: &Statement,
		certificate: &Certificate,
	) -> Result<(), DispatchError> {
		T::Certifiers::check(statement, certificate).map_err(Error::<T>::from)?;
		Ok(())
	}
}
