//! A small world for tests.

use ed25519_dalek::SigningKey;
use litentry_attestation::{
	AttestationPolicy, Attester, DevelopmentPki, Evidence, Measurement, WorkerKeys, report_data,
};
use litentry_sealing::{PUBLIC_KEY_LENGTH, PublicKey};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};
use polkadot_sdk::{
	frame_support::{
		construct_runtime, derive_impl,
		dispatch::DispatchResult,
		traits::{ConstU32, ConstU128, fungible::InspectHold},
	},
	frame_system, pallet_balances,
	sp_core::H256,
	sp_io,
	sp_runtime::{AccountId32, BuildStorage, traits::IdentityLookup},
};

use crate::{Event, HoldReason, Worker, WorkerOf};

pub(crate) type Balance = u128;

pub(crate) const REGISTRATION_DEPOSIT: Balance = 100;
pub(crate) const ISSUER_DEPOSIT: Balance = 10;
pub(crate) const FUNDS: Balance = 1_000;
pub(crate) const LEASE: u32 = 50;
pub(crate) const MAX_CHALLENGE_AGE: u32 = 20;
/// The block that tests start in, and that what the builder registers is registered in.
pub(crate) const START: u32 = 100;

pub(crate) const ALICE: AccountId32 = AccountId32::new([1; 32]);
pub(crate) const BOB: AccountId32 = AccountId32::new([2; 32]);
pub(crate) const CHARLIE: AccountId32 = AccountId32::new([3; 32]);
pub(crate) const DAVE: AccountId32 = AccountId32::new([4; 32]);
/// Has nothing.
pub(crate) const PAUPER: AccountId32 = AccountId32::new([9; 32]);

/// Allowed from the start.
pub(crate) const ALLOWED: Measurement = Measurement([0xa1; 32]);
/// Allowed from the start too.
pub(crate) const ALSO_ALLOWED: Measurement = Measurement([0xa2; 32]);
/// Not allowed.
pub(crate) const UNKNOWN: Measurement = Measurement([0xff; 32]);

construct_runtime! {
	pub enum Test {
		System: frame_system = 0,
		Balances: pallet_balances = 1,
		WorkerRegistry: crate = 2,
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId32;
	type Block = frame_system::mocking::MockBlockU32<Self>;
	type BlockHashCount = ConstU32<250>;
	type Lookup = IdentityLookup<AccountId32>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1>;
}

impl crate::Config for Test {
	type Currency = Balances;
	type IssuerDeposit = ConstU128<ISSUER_DEPOSIT>;
	type LeaseDuration = ConstU32<LEASE>;
	type MaxChallengeAge = ConstU32<MAX_CHALLENGE_AGE>;
	type RegistrationDeposit = ConstU128<REGISTRATION_DEPOSIT>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

/// Says the world that a test starts in.
pub(crate) struct ExtBuilder {
	policy: AttestationPolicy,
	workers: Vec<(AccountId32, u8, Measurement)>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { policy: AttestationPolicy::development(), workers: Vec::new() }
	}
}

impl ExtBuilder {
	/// The chain believes evidence of hardware only.
	pub(crate) fn in_production(mut self) -> Self {
		self.policy = AttestationPolicy::Production;
		self
	}

	/// A worker is registered with the keys that the number names.
	pub(crate) fn with_worker(self, account: AccountId32, key: u8) -> Self {
		self.with_measured_worker(account, key, ALLOWED)
	}

	/// The same, showing this measurement.
	pub(crate) fn with_measured_worker(
		mut self,
		account: AccountId32,
		key: u8,
		measurement: Measurement,
	) -> Self {
		self.workers.push((account, key, measurement));
		self
	}

	pub(crate) fn build(self) -> sp_io::TestExternalities {
		let mut accounts = vec![ALICE, BOB, CHARLIE, DAVE];
		accounts.extend(self.workers.iter().map(|(account, ..)| account.clone()));
		accounts.sort();
		accounts.dedup();
		let balances = accounts.into_iter().map(|account| (account, FUNDS)).collect();
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
			worker_registry: crate::GenesisConfig {
				policy: self.policy,
				measurements: vec![ALLOWED, ALSO_ALLOWED],
				..Default::default()
			},
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| {
			go_to(START);
			for (account, key, measurement) in self.workers {
				register_measured(account, key, measurement).unwrap();
			}
			System::reset_events();
		});
		ext
	}

	/// Run the test, then check that the storage is sound.
	pub(crate) fn execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			crate::try_state::check::<Test>().unwrap();
		});
	}
}

/// Let the block be this one, with known hashes of its ancestors.
pub(crate) fn go_to(block: u32) {
	for number in System::block_number()..block {
		System::set_block_number(number + 1);
		frame_system::BlockHash::<Test>::insert(number, block_hash(number));
	}
}

/// The hash that [`go_to`] gives a block.
pub(crate) fn block_hash(number: u32) -> H256 {
	H256::from_low_u64_be(1 + u64::from(number))
}

/// Which chain this is.
pub(crate) fn genesis() -> GenesisHash {
	GenesisHash(System::block_hash(0).0)
}

/// The certifying key that the number names.
pub(crate) fn certifying(key: u8) -> SigningKey {
	SigningKey::from_bytes(&[key; 32])
}

/// The shielding key of the epoch.
pub(crate) fn shielding_key() -> PublicKey {
	PublicKey([7; PUBLIC_KEY_LENGTH])
}

/// The keys that the number names.
pub(crate) fn keys(key: u8) -> WorkerKeys {
	WorkerKeys {
		certifying: certifying(key).verifying_key().to_bytes(),
		issuer: [key; 32],
		shielding: shielding_key(),
	}
}

/// Evidence for these keys of this account, fresh as of the block.
pub(crate) fn evidence(
	account: &AccountId32,
	keys: &WorkerKeys,
	measurement: Measurement,
	challenge: u32,
) -> Box<Evidence> {
	let account = Account(account.clone().into());
	let report_data = report_data(genesis(), account, keys, block_hash(challenge).0);
	let attester = DevelopmentPki::well_known().attester(measurement);
	Box::new(attester.evidence(report_data).unwrap())
}

/// Register these keys with good evidence for them.
pub(crate) fn register_keys(account: AccountId32, keys: WorkerKeys) -> DispatchResult {
	let challenge = System::block_number() - 1;
	let evidence = evidence(&account, &keys, ALLOWED, challenge);
	let origin = RuntimeOrigin::signed(account);
	WorkerRegistry::register(origin, evidence, Box::new(keys), challenge)
}

/// Register the keys that the number names.
pub(crate) fn register(account: AccountId32, key: u8) -> DispatchResult {
	register_keys(account, keys(key))
}

/// Register the keys that the number names, showing this measurement.
pub(crate) fn register_measured(
	account: AccountId32,
	key: u8,
	measurement: Measurement,
) -> DispatchResult {
	let (keys, challenge) = (keys(key), System::block_number() - 1);
	let evidence = evidence(&account, &keys, measurement, challenge);
	let origin = RuntimeOrigin::signed(account);
	WorkerRegistry::register(origin, evidence, Box::new(keys), challenge)
}

/// Renew with good evidence that shows this measurement.
pub(crate) fn renew(account: AccountId32, key: u8, measurement: Measurement) -> DispatchResult {
	let challenge = System::block_number() - 1;
	let evidence = evidence(&account, &keys(key), measurement, challenge);
	WorkerRegistry::renew(RuntimeOrigin::signed(account), evidence, challenge)
}

/// A worker that registered these keys in the block `since`.
pub(crate) fn worker(key: u8, since: u32) -> WorkerOf<Test> {
	Worker {
		keys: keys(key),
		measurement: ALLOWED,
		epoch: KeyEpoch(0),
		deposit: REGISTRATION_DEPOSIT,
		since,
		lease_until: since + LEASE,
	}
}

/// What this pallet said, oldest first.
pub(crate) fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet::<Event<Test>>()
}

/// How much this pallet holds of the account: for its registration and for its issuer keys.
pub(crate) fn held(account: &AccountId32) -> (Balance, Balance) {
	let held = |reason: HoldReason| Balances::balance_on_hold(&reason.into(), account);
	(held(HoldReason::Registration), held(HoldReason::Issuer))
}
