//! Benchmarks of every call at its worst.

use alloc::{boxed::Box, vec::Vec};

use ed25519_dalek::SigningKey;
use litentry_observation::PossessionProof;
use litentry_sealing::{PUBLIC_KEY_LENGTH, PublicKey};
use litentry_vocabulary::Account;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::traits::{Get, fungible::Mutate},
	frame_system::{self, RawOrigin},
	sp_runtime::traits::Saturating,
};

use super::*;

fn longest_endpoint() -> Endpoint {
	let mut endpoint: Vec<u8> = b"https://".to_vec();
	endpoint.resize(MAX_ENDPOINT_LENGTH as usize, b'a');
	Endpoint::truncate_from(endpoint)
}

fn sealing_key(byte: u8) -> Box<PublicKey> {
	Box::new(PublicKey([byte; PUBLIC_KEY_LENGTH]))
}

fn signing_key(byte: u8) -> SigningKey {
	SigningKey::from_bytes(&[byte; 32])
}

fn observation_key(byte: u8) -> [u8; 32] {
	signing_key(byte).verifying_key().to_bytes()
}

fn possession<T: Config>(account: &T::AccountId, byte: u8) -> PossessionProof {
	let account = Account(account.clone().into());
	PossessionProof::sign(&Pallet::<T>::genesis(), &account, &signing_key(byte))
}

fn funded<T: Config>() -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let account: T::AccountId = whitelisted_caller();
	let funds = T::Bond::get().saturating_mul(10u32.into());
	T::Currency::set_balance(&account, funds.saturating_add(T::Currency::minimum_balance()));
	account
}

fn registered<T: Config>() -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let account = funded::<T>();
	let origin = RawOrigin::Signed(account.clone()).into();
	let (key, possession) = (observation_key(1), possession::<T>(&account, 1));
	Pallet::<T>::register(origin, longest_endpoint(), key, possession, sealing_key(1))
		.expect("a funded account can register; qed");
	account
}

fn unregistered<T: Config>() -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let account = registered::<T>();
	Pallet::<T>::unregister(RawOrigin::Signed(account.clone()).into())
		.expect("a registered analyzer can unregister; qed");
	account
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register() {
		let caller = funded::<T>();
		let origin = RawOrigin::Signed(caller.clone());
		let (key, possession) = (observation_key(1), possession::<T>(&caller, 1));

		#[extrinsic_call]
		_(origin, longest_endpoint(), key, possession, sealing_key(1));

		assert!(Analyzers::<T>::contains_key(&caller));
	}

	#[benchmark]
	fn update() {
		let caller = registered::<T>();
		let origin = RawOrigin::Signed(caller.clone());
		let (key, possession) = (observation_key(2), possession::<T>(&caller, 2));

		#[extrinsic_call]
		_(origin, longest_endpoint(), key, possession, sealing_key(2));

		assert_eq!(ObservationKeys::<T>::get(key), Some(caller));
	}

	#[benchmark]
	fn unregister() {
		let caller = registered::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()));

		let status = Analyzers::<T>::get(&caller).map(|entry| entry.status);
		assert!(matches!(status, Some(Status::Unbonding { .. })));
	}

	#[benchmark]
	fn withdraw() {
		let caller = unregistered::<T>();
		let until =
			T::UnbondingDelay::get().saturating_add(frame_system::Pallet::<T>::block_number());
		frame_system::Pallet::<T>::set_block_number(until);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()));

		assert!(!Analyzers::<T>::contains_key(&caller));
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
