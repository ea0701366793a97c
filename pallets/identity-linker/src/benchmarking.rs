//! What each call and the hook cost at worst.

// The macro reads its own settings from the environment.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use alloc::vec;

use litentry_certificate::{Certificate, Certifiers, MAX_WORKERS, Statement};
use litentry_link_record::{EncryptedRecord, Nullifier, RECORD_LENGTH, SEALED_REQUEST_LENGTH};
use litentry_vocabulary::{Balance, LinkId, blake2_256};
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		BoundedVec,
		traits::{Get, Hooks, fungible::Mutate},
	},
	frame_system::{self, RawOrigin, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::Saturating,
};

use crate::{
	Call, Config, Expiries, Links, MAX_SEALED_REASON, NextLinkId, NextNonce, Pallet,
	SealedLinkRequest, SealedReason,
};

/// What benchmarks need of the chain around this pallet.
pub trait BenchmarkHelper {
	/// Registers this many workers, all of whom sign the statement.
	fn certify(statement: &Statement, signatures: u32) -> Certificate;
}

fn owner<T: Config>(number: u32) -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let owner = account("owner", number, 0);
	let enough: Balance = T::LinkDeposit::get() * 1_000;
	T::Currency::set_balance(&owner, enough);
	owner
}

fn sealed() -> SealedLinkRequest {
	BoundedVec::truncate_from(vec![7; SEALED_REQUEST_LENGTH])
}

fn request<T: Config>(owner: &T::AccountId) -> LinkId {
	let (id, nonce) = (NextLinkId::<T>::get(), NextNonce::<T>::get(owner));
	let origin = RawOrigin::Signed(owner.clone()).into();
	Pallet::<T>::request_link(origin, nonce, T::Certifiers::current_epoch(), sealed()).unwrap();
	id
}

/// All but one of the requests that a block may hold, each of another account.
fn crowd<T: Config>()
where
	T::Currency: Mutate<T::AccountId>,
{
	for number in 1..T::MaxRequestsPerBlock::get() {
		request::<T>(&owner::<T>(number));
	}
}

fn confirm<T: Config>(caller: &T::AccountId, id: LinkId) {
	let (record, nullifier) = (EncryptedRecord([3; RECORD_LENGTH]), Nullifier([4; 32]));
	let statement = Statement::LinkConfirmed { id, record: record.clone(), nullifier };
	let certificate = T::BenchmarkHelper::certify(&statement, 1);
	let origin = RawOrigin::Signed(caller.clone()).into();
	Pallet::<T>::confirm_link(origin, id, record, nullifier, certificate).unwrap();
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn request_link() {
		crowd::<T>();
		let caller = owner::<T>(0);
		let (id, epoch) = (NextLinkId::<T>::get(), T::Certifiers::current_epoch());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), 0, epoch, sealed());

		assert!(Links::<T>::contains_key(id));
	}

	#[benchmark]
	fn confirm_link(s: Linear<1, MAX_WORKERS>) {
		crowd::<T>();
		let caller = owner::<T>(0);
		let id = request::<T>(&caller);
		let (record, nullifier) = (EncryptedRecord([3; RECORD_LENGTH]), Nullifier([4; 32]));
		let statement = Statement::LinkConfirmed { id, record: record.clone(), nullifier };
		let certificate = T::BenchmarkHelper::certify(&statement, s);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, record, nullifier, certificate);

		assert!(Links::<T>::get(id).unwrap().nullifier().is_some());
	}

	#[benchmark]
	fn refuse_link(s: Linear<1, MAX_WORKERS>) {
		crowd::<T>();
		let caller = owner::<T>(0);
		let id = request::<T>(&caller);
		let reason: SealedReason = BoundedVec::truncate_from(vec![5; MAX_SEALED_REASON as usize]);
		let statement = Statement::LinkRefused { id, reason: blake2_256(&reason) };
		let certificate = T::BenchmarkHelper::certify(&statement, s);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, reason, certificate);

		assert!(Links::<T>::get(id).unwrap().expires().is_none());
	}

	#[benchmark]
	fn unlink() {
		let caller = owner::<T>(0);
		let id = request::<T>(&caller);
		confirm::<T>(&caller, id);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(!Links::<T>::contains_key(id));
	}

	#[benchmark]
	fn on_initialize(n: Linear<0, { T::MaxRequestsPerBlock::get() }>) {
		for number in 0..n {
			request::<T>(&owner::<T>(number));
		}
		let now = frame_system::Pallet::<T>::block_number();
		let expires: BlockNumberFor<T> = now.saturating_add(T::RequestLifetime::get());

		#[block]
		{
			Pallet::<T>::on_initialize(expires);
		}

		assert!(!Expiries::<T>::contains_key(expires));
		assert_eq!(Links::<T>::iter_keys().count(), 0);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
