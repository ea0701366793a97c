//! What each call and the hooks cost at worst.

// The macro reads its own settings from the environment.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use alloc::{vec, vec::Vec};

use litentry_certificate::{Certificate, Certifiers, MAX_WORKERS, Statement};
use litentry_computing_request::{
	MAX_AGREED, MAX_SEALED_CREDENTIAL, Outcome, SEALED_REQUEST_LENGTH,
};
use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Account, Balance, RequestId, blake2_256};
use parity_scale_codec::Encode;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		BoundedVec,
		traits::{Get, Hooks, fungible::Mutate},
	},
	frame_system::{self, RawOrigin, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::{One, Saturating},
};

use crate::{
	Call, Closed, Config, Deadlines, Draws, NextRequestId, Pallet, Requests,
	SealedComputingRequest, Undrawn,
};

/// What benchmarks need of the chain around this pallet.
pub trait BenchmarkHelper {
	/// Registers an algorithm with the most events.
	fn algorithm() -> AlgorithmId;

	/// Registers this many analyzers, and tells them in ascending order.
	fn analyzers(count: u32) -> Vec<Account>;

	/// Registers this many workers, all of whom sign the statement.
	fn certify(statement: &Statement, signatures: u32) -> Certificate;

	/// Has the present block bring randomness.
	fn bring_randomness();
}

/// Enough that no payment to a new account fails.
fn fee<T: Config>() -> Balance
where
	T::Currency: Mutate<T::AccountId>,
{
	use polkadot_sdk::frame_support::traits::fungible::Inspect;

	let least = Pallet::<T>::minimum_fee(&T::BenchmarkHelper::algorithm()).unwrap();
	let parts = Balance::from(MAX_AGREED) * 1_000;
	least + <T::Currency as Inspect<T::AccountId>>::minimum_balance() * parts
}

fn requester<T: Config>(number: u32) -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let requester = account("requester", number, 0);
	let enough = (T::RequestDeposit::get() + fee::<T>()) * 1_000;
	T::Currency::set_balance(&requester, enough);
	requester
}

fn sealed() -> SealedComputingRequest {
	BoundedVec::truncate_from(vec![7; SEALED_REQUEST_LENGTH])
}

fn request<T: Config>(from: &T::AccountId) -> RequestId
where
	T::Currency: Mutate<T::AccountId>,
{
	let id = NextRequestId::<T>::get();
	let origin = RawOrigin::Signed(from.clone()).into();
	let (algorithm, epoch) = (T::BenchmarkHelper::algorithm(), T::Certifiers::current_epoch());
	Pallet::<T>::request(origin, algorithm, epoch, fee::<T>(), sealed()).unwrap();
	id
}

/// All but one of the requests that a block may hold, each of another account.
fn crowd<T: Config>()
where
	T::Currency: Mutate<T::AccountId>,
{
	for number in 1..T::MaxRequestsPerBlock::get() {
		request::<T>(&requester::<T>(number));
	}
}

fn next_block<T: Config>() -> BlockNumberFor<T> {
	let next = frame_system::Pallet::<T>::block_number().saturating_add(One::one());
	frame_system::Pallet::<T>::set_block_number(next);
	next
}

fn draw<T: Config>() {
	let now = next_block::<T>();
	T::BenchmarkHelper::bring_randomness();
	Pallet::<T>::on_finalize(now);
	next_block::<T>();
}

fn largest_outcome<T: Config>(analyzers: u32) -> Outcome {
	Outcome::Scored {
		commitment: [4; 32],
		observations_root: [5; 32],
		sealed_credential: BoundedVec::truncate_from(vec![6; MAX_SEALED_CREDENTIAL as usize]),
		agreed: BoundedVec::truncate_from(T::BenchmarkHelper::analyzers(analyzers)),
	}
}

fn certificate<T: Config>(id: RequestId, outcome: &Outcome, signatures: u32) -> Certificate {
	let statement = Statement::Answered { id, outcome: blake2_256(&outcome.encode()) };
	T::BenchmarkHelper::certify(&statement, signatures)
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn request() {
		crowd::<T>();
		let caller = requester::<T>(0);
		let (id, epoch) = (NextRequestId::<T>::get(), T::Certifiers::current_epoch());
		let algorithm = T::BenchmarkHelper::algorithm();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), algorithm, epoch, fee::<T>(), sealed());

		assert!(Requests::<T>::contains_key(id));
	}

	#[benchmark]
	fn certify(s: Linear<1, MAX_WORKERS>, a: Linear<0, MAX_AGREED>) {
		crowd::<T>();
		let caller = requester::<T>(0);
		let id = super::request::<T>(&caller);
		draw::<T>();
		let outcome = largest_outcome::<T>(a);
		let certificate = certificate::<T>(id, &outcome, s);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, outcome, certificate);

		assert!(Closed::<T>::contains_key(id));
	}

	#[benchmark]
	fn forget() {
		let caller = requester::<T>(0);
		let id = super::request::<T>(&caller);
		draw::<T>();
		let outcome = largest_outcome::<T>(MAX_AGREED);
		let certificate = certificate::<T>(id, &outcome, 1);
		let origin = RawOrigin::Signed(caller.clone()).into();
		Pallet::<T>::certify(origin, id, outcome, certificate).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(!Closed::<T>::contains_key(id));
	}

	#[benchmark]
	fn on_initialize(n: Linear<0, { T::MaxRequestsPerBlock::get() }>) {
		for number in 0..n {
			super::request::<T>(&requester::<T>(number));
		}
		let now = frame_system::Pallet::<T>::block_number();
		let deadline: BlockNumberFor<T> = now.saturating_add(T::RequestLifetime::get());
		Draws::<T>::insert(deadline.saturating_sub(T::DrawsKept::get()), [7; 32]);

		#[block]
		{
			Pallet::<T>::on_initialize(deadline);
		}

		assert!(!Deadlines::<T>::contains_key(deadline));
		assert_eq!(Closed::<T>::iter_keys().count() as u32, n);
	}

	#[benchmark]
	fn on_finalize() {
		super::request::<T>(&requester::<T>(0));
		let now = next_block::<T>();
		super::request::<T>(&requester::<T>(0));
		T::BenchmarkHelper::bring_randomness();

		#[block]
		{
			Pallet::<T>::on_finalize(now);
		}

		assert!(Draws::<T>::contains_key(now));
		assert!(Undrawn::<T>::exists());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
