//! Where a fee goes when the outcome is known.

use litentry_computing_request::Outcome;
use litentry_vocabulary::{Account, Balance, RequestId};
use polkadot_sdk::frame_support::traits::{
	Defensive, Get,
	fungible::MutateHold,
	tokens::{Fortitude, Precision, Restriction},
};

use crate::{Config, Event, HoldReason, Pallet, RequestOf, shares::shares};

impl<T: Config> Pallet<T> {
	/// Pays the fee of a request, or returns it when there is no score.
	pub(crate) fn settle(
		id: RequestId,
		request: &RequestOf<T>,
		outcome: &Outcome,
		workers: &[Account],
	) {
		match outcome {
			Outcome::Scored { agreed, .. } => Self::pay_fee(id, request, workers, agreed),
			Outcome::Undetermined(_) => Self::return_fee(id, request),
		}
	}

	/// Returns the whole fee of a request.
	pub(crate) fn return_fee(id: RequestId, request: &RequestOf<T>) {
		let account = request.account.clone();
		let amount = Self::release(HoldReason::Fee, &account, request.fee);
		Self::deposit_event(Event::FeeReturned { id, account, amount });
	}

	/// Returns what is held for a request's storage.
	pub(crate) fn return_deposit(account: &T::AccountId, deposit: Balance) {
		Self::release(HoldReason::Deposit, account, deposit);
	}

	/// The workers share equally what is theirs; what does not divide goes back like what cannot be
	/// paid.
	fn pay_fee(id: RequestId, request: &RequestOf<T>, workers: &[Account], analyzers: &[Account]) {
		let account = &request.account;
		let shares = shares(request.fee, T::WorkerShare::get(), analyzers.len());
		let each = shares.workers.checked_div(workers.len() as Balance).unwrap_or_default();
		let to_workers = Self::pay_each(account, workers, each);
		let to_analyzers = Self::pay_each(account, analyzers, shares.analyzer);
		let rest = request.fee.saturating_sub(to_workers).saturating_sub(to_analyzers);
		let returned = Self::release(HoldReason::Fee, account, rest);
		Self::deposit_event(Event::FeePaid {
			id,
			workers: to_workers,
			analyzers: to_analyzers,
			returned,
		});
	}

	/// Pays the same amount to each, and tells how much was paid in all: an account that cannot
	/// receive it gets nothing.
	fn pay_each(from: &T::AccountId, to: &[Account], amount: Balance) -> Balance {
		if amount == 0 {
			return 0;
		}
		let paid = to.iter().filter(|to| Self::pay(from, to, amount)).count();
		amount.saturating_mul(paid as Balance)
	}

	/// By force, because a fee is owed: freezing the balance is no way out of it.
	fn pay(from: &T::AccountId, to: &Account, amount: Balance) -> bool {
		T::Currency::transfer_on_hold(
			&HoldReason::Fee.into(),
			from,
			&to.0.into(),
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		)
		.is_ok()
	}

	fn release(reason: HoldReason, account: &T::AccountId, amount: Balance) -> Balance {
		if amount == 0 {
			return 0;
		}
		T::Currency::release(&reason.into(), account, amount, Precision::BestEffort)
			.defensive_unwrap_or_default()
	}
}
