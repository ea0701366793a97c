//! Benchmarks of every call at its worst.

use litentry_attestation::{Attester, DevelopmentPki, report_data};
use litentry_sealing::PUBLIC_KEY_LENGTH;
use litentry_vocabulary::Account;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::traits::fungible::Mutate,
	frame_system::{self, RawOrigin},
	sp_runtime::traits::Bounded,
};

use super::*;

const CHALLENGE: u32 = 9;
const CHALLENGE_HASH: H256 = H256::repeat_byte(3);
const MEASUREMENT: Measurement = Measurement::DEVELOPMENT;

/// A chain in its tenth block that believes development evidence.
fn development_chain<T: Config>() {
	Policy::<T>::put(AttestationPolicy::development());
	AllowedMeasurements::<T>::insert(MEASUREMENT, ());
	frame_system::BlockHash::<T>::insert(BlockNumberFor::<T>::from(CHALLENGE), CHALLENGE_HASH);
	go_to::<T>((CHALLENGE + 1).into());
}

fn go_to<T: Config>(block: BlockNumberFor<T>) {
	frame_system::Pallet::<T>::set_block_number(block);
}

fn keys(number: u8) -> WorkerKeys {
	let shielding = PublicKey([7; PUBLIC_KEY_LENGTH]);
	WorkerKeys { certifying: [number; 32], issuer: [number; 32], shielding }
}

fn evidence<T: Config>(account: &T::AccountId, keys: &WorkerKeys) -> Box<Evidence> {
	let account = Account(account.clone().into());
	let report_data = report_data(Pallet::<T>::genesis(), account, keys, CHALLENGE_HASH.0);
	let attester = DevelopmentPki::well_known().attester(MEASUREMENT);
	Box::new(attester.evidence(report_data).expect("this attester always answers; qed"))
}

fn funded<T: Config>() -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let account: T::AccountId = whitelisted_caller();
	// A quarter, so that no sum overflows.
	T::Currency::set_balance(&account, BalanceOf::<T>::max_value() / 4u32.into());
	account
}

/// A registered worker with real deposits.
fn registered<T: Config>() -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let account = funded::<T>();
	let evidence = evidence::<T>(&account, &keys(0xff));
	let origin = RawOrigin::Signed(account.clone()).into();
	Pallet::<T>::register(origin, evidence, Box::new(keys(0xff)), CHALLENGE.into())
		.expect("the evidence is good; qed");
	account
}

/// Workers without deposits, until so many are registered.
fn fill_roster<T: Config>(count: u32) {
	for number in 0..count.saturating_sub(Roster::<T>::get().len() as u32) {
		insert_worker::<T>(account("worker", number, 0), keys(number as u8));
	}
}

fn insert_worker<T: Config>(account: T::AccountId, keys: WorkerKeys) {
	let (since, deposit) = (Pallet::<T>::now(), 0u32.into());
	let until = Pallet::<T>::new_lease();
	let entry =
		RosterEntry { account: account.clone(), certifying: keys.certifying, lease_until: until };
	Roster::<T>::mutate(|roster| {
		let position = roster.partition_point(|entry| entry.account < account);
		roster.try_insert(position, entry).expect("there is room; qed");
	});
	Issuers::<T>::insert(keys.issuer, Issuer { worker: account.clone(), since, until, deposit });
	let (measurement, epoch) = (MEASUREMENT, KeyEpoch(0));
	let worker = Worker { keys, measurement, epoch, deposit, since, lease_until: until };
	Workers::<T>::insert(account, worker);
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register() {
		development_chain::<T>();
		fill_roster::<T>(MAX_WORKERS - 1);
		let caller = funded::<T>();
		let evidence = evidence::<T>(&caller, &keys(0xff));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), evidence, Box::new(keys(0xff)), CHALLENGE.into());

		assert!(Workers::<T>::contains_key(&caller));
	}

	#[benchmark]
	fn renew() {
		development_chain::<T>();
		let caller = registered::<T>();
		fill_roster::<T>(MAX_WORKERS);
		let evidence = evidence::<T>(&caller, &keys(0xff));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), evidence, CHALLENGE.into());

		assert!(Workers::<T>::contains_key(&caller));
	}

	#[benchmark]
	fn unregister() {
		development_chain::<T>();
		let caller = registered::<T>();
		fill_roster::<T>(MAX_WORKERS);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()));

		assert!(!Workers::<T>::contains_key(&caller));
	}

	#[benchmark]
	fn evict() {
		development_chain::<T>();
		let worker = registered::<T>();
		fill_roster::<T>(MAX_WORKERS);
		go_to::<T>(Pallet::<T>::new_lease());

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), worker.clone());

		assert!(!Workers::<T>::contains_key(&worker));
	}

	#[benchmark]
	fn allow_measurement() {
		let measurement = Measurement([5; 32]);

		#[extrinsic_call]
		_(RawOrigin::Root, measurement);

		assert!(AllowedMeasurements::<T>::contains_key(measurement));
	}

	#[benchmark]
	fn disallow_measurement() {
		development_chain::<T>();
		fill_roster::<T>(MAX_WORKERS);

		#[extrinsic_call]
		_(RawOrigin::Root, MEASUREMENT);

		assert!(Pallet::<T>::live_roster().is_empty());
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
