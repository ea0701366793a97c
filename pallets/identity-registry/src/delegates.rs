//! Who may act for an identity besides its owner.

use litentry_identity::Identity;
use litentry_vocabulary::IdentityId;
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	sp_runtime::DispatchResult,
};

use crate::{Config, Delegates, Error, Pallet};

impl<T: Config> Pallet<T> {
	/// Counts one more delegate, and holds its deposit.
	pub(crate) fn make_room_for_delegate(identity: &mut Identity) -> DispatchResult {
		ensure!(identity.delegates < T::MaxDelegates::get(), Error::<T>::TooManyDelegates);
		identity.delegates = identity.delegates.saturating_add(1);
		Self::hold(identity, T::DelegateDeposit::get())
	}

	/// Removes one delegate, and returns its deposit.
	pub(crate) fn remove_delegate(
		id: &IdentityId,
		identity: &mut Identity,
		delegate: &T::AccountId,
	) -> DispatchResult {
		Delegates::<T>::take(id, delegate).ok_or(Error::<T>::NotDelegate)?;
		identity.delegates = identity.delegates.saturating_sub(1);
		Self::release(identity, T::DelegateDeposit::get())
	}

	/// Removes all delegates, and returns their deposits.
	pub(crate) fn remove_delegates(id: &IdentityId, identity: &mut Identity) -> DispatchResult {
		let count = core::mem::take(&mut identity.delegates);
		// One pass removes them all: there are no more than the limit.
		let _ = Delegates::<T>::clear_prefix(id, count, None);
		Self::release(identity, T::DelegateDeposit::get().saturating_mul(count.into()))
	}
}
