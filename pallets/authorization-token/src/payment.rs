//! Deposits and prices.

use litentry_vocabulary::{Account, Balance};
use polkadot_sdk::{
	frame_support::traits::{
		fungible::{Mutate, MutateHold},
		tokens::{Precision, Preservation},
	},
	sp_runtime::DispatchResult,
};

use crate::{Config, HoldReason, Pallet};

impl<T: Config> Pallet<T> {
	/// The account as the chain spells it.
	pub(crate) fn account_id(account: Account) -> T::AccountId {
		account.0.into()
	}

	/// Holds a deposit.
	pub(crate) fn hold(reason: HoldReason, from: Account, deposit: Balance) -> DispatchResult {
		T::Currency::hold(&reason.into(), &Self::account_id(from), deposit)
	}

	/// Returns a deposit.
	pub(crate) fn release(reason: HoldReason, to: Account, deposit: Balance) -> DispatchResult {
		let to = Self::account_id(to);
		T::Currency::release(&reason.into(), &to, deposit, Precision::BestEffort)?;
		Ok(())
	}

	/// Pays a price, unless it is nothing or stays where it is.
	pub(crate) fn pay(from: Account, to: Account, price: Balance) -> DispatchResult {
		if price == 0 || from == to {
			return Ok(());
		}
		let (from, to) = (Self::account_id(from), Self::account_id(to));
		T::Currency::transfer(&from, &to, price, Preservation::Preserve)?;
		Ok(())
	}
}
