//! Guardians, and accounts whose tokens are frozen.

use litentry_vocabulary::Account;
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Get, fungible::InspectHold},
	},
	sp_runtime::DispatchResult,
};

use crate::{Config, Error, Frozen, Guardians, HoldReason, Pallet};

impl<T: Config> Pallet<T> {
	/// Refuses a frozen account.
	pub(crate) fn ensure_not_frozen(account: &Account) -> Result<(), Error<T>> {
		ensure!(!Frozen::<T>::contains_key(account), Error::Frozen);
		Ok(())
	}

	/// Refuses who is not in charge of an account: its guardian, or the account while it has none.
	pub(crate) fn ensure_in_charge(account: &Account, caller: &Account) -> Result<(), Error<T>> {
		match Guardians::<T>::get(account) {
			Some(guardian) => ensure!(guardian == *caller, Error::NotGuardian),
			None => ensure!(account == caller, Error::NotAccount),
		}
		Ok(())
	}

	/// Gives an account another guardian, or none.
	pub(crate) fn set_guardian(account: Account, guardian: Option<Account>) -> DispatchResult {
		ensure!(guardian != Some(account), Error::<T>::OwnGuardian);
		let before = Guardians::<T>::get(account);
		ensure!(before.is_some() || guardian.is_some(), Error::<T>::NoGuardian);
		Guardians::<T>::set(account, guardian);
		Self::settle_guard_deposit(account)
	}

	/// Freezes an account's tokens.
	pub(crate) fn set_frozen(account: Account, caller: &Account) -> DispatchResult {
		let may = account == *caller || Guardians::<T>::get(account) == Some(*caller);
		ensure!(may, Error::<T>::NotGuardian);
		ensure!(!Frozen::<T>::contains_key(account), Error::<T>::AlreadyFrozen);
		Frozen::<T>::insert(account, ());
		Self::settle_guard_deposit(account)
	}

	/// Unfreezes an account's tokens.
	pub(crate) fn set_unfrozen(account: Account) -> DispatchResult {
		ensure!(Frozen::<T>::take(account).is_some(), Error::<T>::NotFrozen);
		Self::settle_guard_deposit(account)
	}

	/// One deposit covers both entries, so that a thief who spends everything cannot keep a
	/// guardian from freezing.
	fn settle_guard_deposit(account: Account) -> DispatchResult {
		let kept = Guardians::<T>::contains_key(account) || Frozen::<T>::contains_key(account);
		let reason = HoldReason::Guard.into();
		match T::Currency::balance_on_hold(&reason, &Self::account_id(account)) {
			0 if kept => Self::hold(HoldReason::Guard, account, T::GuardDeposit::get()),
			held if !kept => Self::release(HoldReason::Guard, account, held),
			_ => Ok(()),
		}
	}
}
