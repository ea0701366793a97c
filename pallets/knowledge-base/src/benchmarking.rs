//! Benchmarks of every call at its worst.

use litentry_external_account::{EvmAddress, EvmChain, Network};
use litentry_knowledge::{MAX_DESCRIPTION_LENGTH, MAX_EVENTS, MAX_NAME_LENGTH, Method};
use polkadot_sdk::{
	frame_benchmarking::v2::*, frame_support::traits::fungible::Mutate, frame_system::RawOrigin,
	sp_io, sp_runtime::traits::Bounded,
};

use super::*;
use crate::sample_code::sample_code;

fn funded<T: Config>() -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let account: T::AccountId = whitelisted_caller();
	// A quarter, so that no sum overflows.
	T::Currency::set_balance(&account, BalanceOf::<T>::max_value() / 4u32.into());
	account
}

fn longest<const LENGTH: u32>(last: u8) -> BoundedVec<u8, ConstU32<LENGTH>> {
	let mut text = alloc::vec![b'a'; LENGTH as usize - 1];
	text.push(last);
	BoundedVec::truncate_from(text)
}

fn event(number: u8) -> IdentificationEvent {
	IdentificationEvent {
		name: longest::<MAX_NAME_LENGTH>(b'a' + number).into(),
		description: longest::<MAX_DESCRIPTION_LENGTH>(b'a').into(),
		project: longest::<MAX_NAME_LENGTH>(b'a').into(),
		registry: Network::Evm(EvmChain(1)),
		method: Method::HoldsErc20 { token: EvmAddress([7; 20]) },
	}
}

fn register_events<T: Config>(owner: &T::AccountId, count: u32) -> AlgorithmDescription {
	let mut events = BoundedVec::new();
	for number in 0..count.min(MAX_EVENTS) {
		let event = event(number as u8);
		events.try_push(event.id()).expect("as many as there may be; qed");
		Pallet::<T>::register_event(RawOrigin::Signed(owner.clone()).into(), event)
			.expect("a funded account can register; qed");
	}
	let name: Name = longest::<MAX_NAME_LENGTH>(b'a').into();
	AlgorithmDescription {
		project: name.clone(),
		name,
		description: longest::<MAX_DESCRIPTION_LENGTH>(b'a').into(),
		events,
	}
}

fn code(length: u32) -> AlgorithmCode {
	AlgorithmCode::truncate_from(sample_code(length as usize))
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_event() {
		let caller = funded::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), event(0));

		assert!(Events::<T>::contains_key(event(0).id()));
	}

	#[benchmark]
	fn register_algorithm(c: Linear<512, { MAX_CODE_LENGTH }>, e: Linear<1, { MAX_EVENTS }>) {
		let caller = funded::<T>();
		let algorithm = register_events::<T>(&caller, e);
		let code = code(c);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), algorithm, code);

		assert_eq!(Algorithms::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn retire_event() {
		let caller = funded::<T>();
		register_events::<T>(&caller, 1);
		let id = event(0).id();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Events::<T>::get(id).is_some_and(|entry| entry.retired.is_some()));
	}

	#[benchmark]
	fn retire_algorithm() {
		let caller = funded::<T>();
		let algorithm = register_events::<T>(&caller, MAX_EVENTS);
		let code = code(0);
		let id = algorithm.clone().with_code_hash(sp_io::hashing::blake2_256(&code)).id();
		Pallet::<T>::register_algorithm(RawOrigin::Signed(caller.clone()).into(), algorithm, code)
			.expect("a funded account can register; qed");

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Algorithms::<T>::get(id).is_some_and(|entry| entry.retired.is_some()));
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
