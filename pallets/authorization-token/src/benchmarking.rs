//! What each call costs at worst: issuers and verifiers are delegates, tokens are amended, demand
//! another one and were bought.

// The macro reads its own settings from the environment.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod setting;
mod showing;

use alloc::boxed::Box;

use litentry_token::{MAX_HANDOVERS, Uses, token_id};
use litentry_vocabulary::{Account, DefinitionId, IdentityId, Moment, blake2_256};
use polkadot_sdk::{frame_benchmarking::v2::*, frame_system::RawOrigin};
use setting::*;

use crate::{
	Call, Config, Definitions, Frozen, Guardians, Issuers, LastBought, Pallet, Reports, Tokens,
};

/// What benchmarks need of the chain around this pallet.
pub trait BenchmarkHelper {
	/// Registers an identity with the longest description, and a delegate who may issue and verify.
	fn register(id: IdentityId, owner: Account, delegate: Account);

	/// Retires an identity.
	fn retire(id: IdentityId);

	/// Sets the clock.
	fn set_time(now: Moment);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn define() {
		let issuer = delegate::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), LOCK, longest_definition::<T>());

		assert!(Definitions::<T>::contains_key(LOCK, DefinitionId(0)));
	}

	#[benchmark]
	fn withdraw_definition() {
		let issuer = delegate::<T>();
		let definition = setting::define::<T>(&issuer);

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), LOCK, definition);

		assert!(!Definitions::<T>::contains_key(LOCK, definition));
	}

	#[benchmark]
	fn issue_token() {
		let issuer = delegate::<T>();
		let to = holder::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), to, LOCK, 1, longest_data(), 0, Some(NOW + HOUR));

		assert!(Tokens::<T>::contains_key(token_id(&LOCK, 0)));
	}

	#[benchmark]
	fn grant() {
		let issuer = delegate::<T>();
		let definition = setting::define::<T>(&issuer);

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), holder::<T>(), LOCK, definition, Some(NOW));

		assert!(Tokens::<T>::contains_key(token_id(&LOCK, 0)));
	}

	#[benchmark]
	fn buy() {
		let (issuer, buyer) = (delegate::<T>(), holder::<T>());
		bought::<T>(&buyer, &issuer);
		T::BenchmarkHelper::set_time(NOW + HOUR);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer.clone()), LOCK, DefinitionId(0), buyer.clone(), None);

		let last = LastBought::<T>::get((LOCK, DefinitionId(0), Account(buyer.into())));
		assert_eq!(last, Some(token_id(&LOCK, 1)));
	}

	#[benchmark]
	fn transfer_token() {
		let (issuer, from, to) = (delegate::<T>(), holder::<T>(), person::<T>("receiver"));
		let token = bought::<T>(&from, &issuer);

		#[extrinsic_call]
		_(RawOrigin::Signed(from), token, to.clone());

		assert_eq!(Tokens::<T>::get(token).unwrap().holder, Account(to.into()));
	}

	#[benchmark]
	fn recall_token() {
		let (issuer, buyer) = (delegate::<T>(), holder::<T>());
		let token = bought::<T>(&buyer, &issuer);

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), token);

		assert!(Tokens::<T>::get(token).unwrap().recalled);
	}

	#[benchmark]
	fn recall_all() {
		let (issuer, buyer) = (delegate::<T>(), holder::<T>());
		bought::<T>(&buyer, &issuer);

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), LOCK);

		assert_eq!(Issuers::<T>::get(LOCK).epoch.0, 1);
	}

	#[benchmark]
	fn update_token() {
		let (issuer, buyer) = (delegate::<T>(), holder::<T>());
		let token = bought::<T>(&buyer, &issuer);

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), token, update_of_everything());

		assert_eq!(Tokens::<T>::get(token).unwrap().amendments, 1);
	}

	#[benchmark]
	fn update_all() {
		let (issuer, buyer) = (delegate::<T>(), holder::<T>());
		bought::<T>(&buyer, &issuer);

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), LOCK, update_of_everything());

		assert_eq!(Issuers::<T>::get(LOCK).amendments.made, 2);
	}

	#[benchmark]
	fn redeem() {
		let (delegate, buyer) = (delegate::<T>(), holder::<T>());
		let token = bought::<T>(&buyer, &delegate);
		let other = supporting::<T>(&delegate, &buyer);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), token, delegate, Some(other));

		assert_eq!(Tokens::<T>::get(token).unwrap().terms.uses, Uses::Left(u32::MAX - 1));
	}

	#[benchmark]
	fn report(h: Linear<0, { MAX_HANDOVERS as u32 }>) {
		let (delegate, buyer) = (delegate::<T>(), holder::<T>());
		let token = bought::<T>(&buyer, &delegate);
		let other = supporting::<T>(&delegate, &buyer);
		let data_hash = blake2_256(&longest_data());
		let presented = showing::presented::<T>(token, data_hash, other, NOW, h);

		#[extrinsic_call]
		_(RawOrigin::Signed(delegate.clone()), LOCK, 1, Box::new(presented));

		assert_eq!(Reports::<T>::get(LOCK, Account(delegate.into())), Some(1));
	}

	#[benchmark]
	fn forget_token() {
		let (issuer, buyer) = (delegate::<T>(), holder::<T>());
		let token = bought::<T>(&buyer, &issuer);
		T::BenchmarkHelper::set_time(NOW + HOUR);

		// Of the holder it is also asked whether its tokens are frozen.
		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), token);

		assert!(!Tokens::<T>::contains_key(token));
	}

	#[benchmark]
	fn name_guardian() {
		let (account, guardian) = (person::<T>("account"), person::<T>("guardian"));

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()), account.clone(), Some(guardian));

		assert!(Guardians::<T>::contains_key(Account(account.into())));
	}

	#[benchmark]
	fn freeze() {
		let account = person::<T>("account");

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()), account.clone());

		assert!(Frozen::<T>::contains_key(Account(account.into())));
	}

	#[benchmark]
	fn unfreeze() {
		let account = person::<T>("account");
		let origin = RawOrigin::Signed(account.clone());
		Pallet::<T>::freeze(origin.clone().into(), account.clone()).unwrap();

		#[extrinsic_call]
		_(origin, account.clone());

		assert!(!Frozen::<T>::contains_key(Account(account.into())));
	}

	#[benchmark]
	fn forget_reports() {
		let (delegate, buyer) = (delegate::<T>(), holder::<T>());
		let token = bought::<T>(&buyer, &delegate);
		let other = supporting::<T>(&delegate, &buyer);
		let data_hash = blake2_256(&longest_data());
		let presented = showing::presented::<T>(token, data_hash, other, NOW, 0);
		let verifier = RawOrigin::Signed(delegate.clone());
		Pallet::<T>::report(verifier.clone().into(), LOCK, 1, Box::new(presented)).unwrap();
		T::BenchmarkHelper::retire(LOCK);

		#[extrinsic_call]
		_(verifier, LOCK, delegate.clone());

		assert!(!Reports::<T>::contains_key(LOCK, Account(delegate.into())));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
