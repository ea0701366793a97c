//! What must hold between blocks, whatever was called.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};

use litentry_vocabulary::{Balance, BigEndian, RequestId};
use polkadot_sdk::{
	frame_support::{ensure, traits::fungible::InspectHold},
	frame_system,
	sp_runtime::TryRuntimeError,
};

use crate::{
	Closed, ClosedRequestOf, Config, Deadlines, HoldReason, NextRequestId, Pallet, RequestOf,
	Requests, RequestsOf, Undrawn,
};

type Open<T> = BTreeMap<RequestId, RequestOf<T>>;
type Done<T> = BTreeMap<RequestId, ClosedRequestOf<T>>;

impl<T: Config> Pallet<T> {
	/// Checks that the indexes, the deadlines, the draws and the holds are those of the requests.
	pub(crate) fn check_state() -> Result<(), TryRuntimeError> {
		let open: Open<T> = Requests::<T>::iter().collect();
		let done: Done<T> = Closed::<T>::iter().collect();
		let next = NextRequestId::<T>::get();
		ensure!(open.keys().all(|id| !done.contains_key(id)), "a request is open and closed");
		ensure!(
			open.keys().chain(done.keys()).all(|id| *id < next),
			"a request has a number not given out yet"
		);
		Self::check_accounts(&open, &done)?;
		Self::check_holds(&open, &done)?;
		Self::check_deadlines(&open)?;
		Self::check_draws(&open)
	}

	fn check_accounts(open: &Open<T>, done: &Done<T>) -> Result<(), TryRuntimeError> {
		let open = open.iter().map(|(id, request)| (request.account.clone(), *id));
		let done = done.iter().map(|(id, closed)| (closed.account.clone(), *id));
		let indexed: BTreeSet<_> =
			RequestsOf::<T>::iter().map(|(account, BigEndian(id), ())| (account, id)).collect();
		ensure!(indexed == open.chain(done).collect(), "the requests are not their accounts'");
		Ok(())
	}

	fn check_holds(open: &Open<T>, done: &Done<T>) -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<_, (Balance, Balance)>::new();
		for request in open.values() {
			let (fees, deposits) = held.entry(&request.account).or_default();
			*fees += request.fee;
			*deposits += request.deposit;
		}
		for closed in done.values() {
			held.entry(&closed.account).or_default().1 += closed.deposit;
		}
		for (account, expected) in held {
			let fees = T::Currency::balance_on_hold(&HoldReason::Fee.into(), account);
			let deposits = T::Currency::balance_on_hold(&HoldReason::Deposit.into(), account);
			ensure!((fees, deposits) == expected, "what is held is not the fees and deposits");
		}
		Ok(())
	}

	fn check_deadlines(open: &Open<T>) -> Result<(), TryRuntimeError> {
		let mut expected: Vec<_> =
			open.iter().map(|(id, request)| (request.deadline, *id)).collect();
		let mut due: Vec<_> = Deadlines::<T>::iter()
			.flat_map(|(block, ids)| ids.into_iter().map(move |id| (block, id)))
			.collect();
		expected.sort_unstable();
		due.sort_unstable();
		ensure!(expected == due, "the deadlines are not those of the open requests");
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(due.iter().all(|(block, _)| *block > now), "a request has outlived its deadline");
		Ok(())
	}

	fn check_draws(open: &Open<T>) -> Result<(), TryRuntimeError> {
		let now = frame_system::Pallet::<T>::block_number();
		for request in open.values() {
			let drawn = Self::is_drawn(request.block);
			ensure!(
				drawn == Self::draw_of(request.block).is_some(),
				"a request is drawn without a draw, or not drawn in spite of one"
			);
		}
		let in_order =
			|undrawn: crate::UndrawnBlocks<_>| undrawn.first <= undrawn.last && undrawn.last <= now;
		ensure!(Undrawn::<T>::get().is_none_or(in_order), "blocks to draw are out of order");
		Ok(())
	}
}
