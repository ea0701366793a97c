//! Who and what there is before a call.

use alloc::vec;

use litentry_token::{
	Definition, Hours, MAX_TOKEN_DATA, Terms, TokenData, Transfer, Update, Uses, token_id,
};
use litentry_vocabulary::{
	Account, Balance, DefinitionId, IdentityId, MAX_DESCRIPTION_LENGTH, Moment, TokenId,
};
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		BoundedVec,
		traits::{
			Get,
			fungible::{Inspect, Mutate},
		},
	},
	frame_system::RawOrigin,
};

use super::{BenchmarkHelper, showing};
use crate::{Config, Pallet};

pub(super) const LOCK: IdentityId = IdentityId([0x10; 32]);
pub(super) const OFFICE: IdentityId = IdentityId([0x20; 32]);
pub(super) const NOW: Moment = 1_767_614_400_000;
pub(super) const HOUR: Moment = 3_600_000;
/// Every quarter of an hour of the week, over midnight.
pub(super) const ANY_TIME: Hours = Hours { days: 127, from: 95, until: 94, offset: 0 };

fn fund<T: Config>(account: &T::AccountId) {
	let deposits = T::TokenDeposit::get()
		+ T::DefinitionDeposit::get()
		+ T::GuardDeposit::get()
		+ T::ReportDeposit::get();
	let enough: Balance = 100 * (deposits + cost::<T>());
	T::Currency::set_balance(account, enough);
}

/// What makes an account that has nothing.
pub(super) fn cost<T: Config>() -> Balance {
	<T::Currency as Inspect<T::AccountId>>::minimum_balance()
}

pub(super) fn person<T: Config>(name: &'static str) -> T::AccountId {
	let person = account(name, 0, 0);
	fund::<T>(&person);
	person
}

/// A delegate of the lock and of the citizens' office, whose owners do not exist as accounts yet.
pub(super) fn delegate<T: Config>() -> T::AccountId {
	let delegate = person::<T>("delegate");
	let account = Account(delegate.clone().into());
	T::BenchmarkHelper::register(LOCK, Account([0x11; 32]), account);
	T::BenchmarkHelper::register(OFFICE, Account([0x21; 32]), account);
	T::BenchmarkHelper::set_time(NOW);
	delegate
}

/// A holder whose key is known.
pub(super) fn holder<T: Config>() -> T::AccountId {
	let holder = showing::holder_account().into();
	fund::<T>(&holder);
	holder
}

pub(super) fn longest_data() -> TokenData {
	BoundedVec::truncate_from(vec![7; MAX_TOKEN_DATA as usize])
}

pub(super) fn longest_definition<T: Config>() -> Definition {
	Definition {
		description: BoundedVec::truncate_from(vec![b'd'; MAX_DESCRIPTION_LENGTH as usize]).into(),
		duration: Some(HOUR),
		price: cost::<T>(),
		terms: Terms {
			uses: Uses::Left(u32::MAX),
			hours: Some(ANY_TIME),
			transfer: Transfer::For(cost::<T>()),
			requires: Some(OFFICE),
			data: longest_data(),
			data_type: u64::MAX,
		},
	}
}

pub(super) fn update_of_everything() -> Update {
	Update {
		expires: Some(Some(NOW + HOUR)),
		hours: Some(Some(ANY_TIME)),
		data: Some(longest_data()),
	}
}

pub(super) fn define<T: Config>(by: &T::AccountId) -> DefinitionId {
	let origin = RawOrigin::Signed(by.clone()).into();
	Pallet::<T>::define(origin, LOCK, longest_definition::<T>()).unwrap();
	DefinitionId(0)
}

/// Buys a token of the lock, and has all that are there amended.
pub(super) fn bought<T: Config>(by: &T::AccountId, from: &T::AccountId) -> TokenId {
	let (buyer, issuer) = (RawOrigin::Signed(by.clone()), RawOrigin::Signed(from.clone()));
	Pallet::<T>::buy(buyer.into(), LOCK, define::<T>(from), by.clone(), None).unwrap();
	Pallet::<T>::update_all(issuer.into(), LOCK, update_of_everything()).unwrap();
	token_id(&LOCK, 0)
}

/// A token of the citizens' office.
pub(super) fn supporting<T: Config>(issuer: &T::AccountId, to: &T::AccountId) -> TokenId {
	let (origin, expires) = (RawOrigin::Signed(issuer.clone()).into(), Some(NOW + HOUR));
	Pallet::<T>::issue_token(origin, to.clone(), OFFICE, 0, longest_data(), 0, expires).unwrap();
	token_id(&OFFICE, 0)
}
