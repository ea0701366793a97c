//! What a new request holds and where it is kept.

use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Balance, BigEndian, KeyEpoch, RequestId};
use polkadot_sdk::{
	frame_support::traits::{Get, Time, fungible::MutateHold},
	frame_system,
	sp_runtime::DispatchResult,
};

use crate::{
	Config, Error, Event, HoldReason, NextRequestId, Pallet, Request, Requests, RequestsOf,
	SealedComputingRequest,
};

impl<T: Config> Pallet<T> {
	/// Opens a request that is found good, and holds its fee and deposit.
	pub(crate) fn open(
		account: T::AccountId,
		algorithm: AlgorithmId,
		epoch: KeyEpoch,
		fee: Balance,
		sealed: SealedComputingRequest,
	) -> DispatchResult {
		let deposit = T::RequestDeposit::get();
		T::Currency::hold(&HoldReason::Fee.into(), &account, fee)?;
		T::Currency::hold(&HoldReason::Deposit.into(), &account, deposit)?;
		let block = frame_system::Pallet::<T>::block_number();
		let (id, at) = (Self::new_id()?, T::Time::now());
		let deadline = Self::schedule_deadline(id, block)?;
		Self::await_draw();
		RequestsOf::<T>::insert(&account, BigEndian(id), ());
		Self::deposit_event(Event::Requested {
			id,
			account: account.clone(),
			algorithm,
			epoch,
			fee,
			deposit,
			sealed: sealed.clone(),
			at,
			deadline,
		});
		let request =
			Request { account, algorithm, epoch, fee, deposit, sealed, at, block, deadline };
		Requests::<T>::insert(id, request);
		Ok(())
	}

	fn new_id() -> Result<RequestId, Error<T>> {
		NextRequestId::<T>::try_mutate(|next| {
			let id = *next;
			*next = id.next().ok_or(Error::IdsExhausted)?;
			Ok(id)
		})
	}
}
