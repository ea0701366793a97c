//! A small world for tests.

use ed25519_dalek::SigningKey;
use litentry_observation::PossessionProof;
use litentry_sealing::{PUBLIC_KEY_LENGTH, PublicKey};
use litentry_vocabulary::Account;
use polkadot_sdk::{
	frame_support::{
		construct_runtime, derive_impl,
		dispatch::DispatchResult,
		traits::{ConstU32, ConstU128, fungible::InspectHold},
	},
	frame_system, pallet_balances, sp_io,
	sp_runtime::{AccountId32, BuildStorage, traits::IdentityLookup},
};

use crate::{Analyzer, AnalyzerOf, Endpoint, Event, GenesisConfig, Status};

pub(crate) type Balance = u128;

pub(crate) const BOND: Balance = 100;
pub(crate) const FUNDS: Balance = 1_000;
pub(crate) const ELIGIBILITY_DELAY: u32 = 5;
pub(crate) const UNBONDING_DELAY: u32 = 10;
pub(crate) const MAX_ANALYZERS: u32 = 3;

pub(crate) const ALICE: AccountId32 = AccountId32::new([1; 32]);
pub(crate) const BOB: AccountId32 = AccountId32::new([2; 32]);
pub(crate) const CHARLIE: AccountId32 = AccountId32::new([3; 32]);
pub(crate) const DAVE: AccountId32 = AccountId32::new([4; 32]);
pub(crate) const ENDPOINT: &str = "http://127.0.0.1:9100";

/// Has nothing.
pub(crate) const PAUPER: AccountId32 = AccountId32::new([9; 32]);

construct_runtime! {
	pub enum Test {
		System: frame_system = 0,
		Balances: pallet_balances = 1,
		AnalyzerRegistry: crate = 2,
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId32;
	type Block = frame_system::mocking::MockBlockU32<Self>;
	type Lookup = IdentityLookup<AccountId32>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1>;
}

impl crate::Config for Test {
	type Bond = ConstU128<BOND>;
	type Currency = Balances;
	type DefaultEligibilityDelay = ConstU32<ELIGIBILITY_DELAY>;
	type MaxAnalyzers = ConstU32<MAX_ANALYZERS>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type UnbondingDelay = ConstU32<UNBONDING_DELAY>;
	type WeightInfo = ();
}

/// Says the world that a test starts in.
#[derive(Default)]
pub(crate) struct ExtBuilder {
	genesis: GenesisConfig<Test>,
	analyzers: Vec<(AccountId32, u8)>,
}

impl ExtBuilder {
	/// The genesis says this eligibility delay.
	pub(crate) fn with_eligibility_delay(mut self, eligibility_delay: u32) -> Self {
		self.genesis = GenesisConfig { eligibility_delay };
		self
	}

	/// An analyzer is registered with the keys that the number names.
	pub(crate) fn with_analyzer(mut self, account: AccountId32, key: u8) -> Self {
		self.analyzers.push((account, key));
		self
	}

	pub(crate) fn build(self) -> sp_io::TestExternalities {
		let balances = [ALICE, BOB, CHARLIE, DAVE].map(|account| (account, FUNDS)).to_vec();
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
			analyzer_registry: self.genesis,
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| {
			System::set_block_number(1);
			for (account, key) in self.analyzers {
				register(account, key).unwrap();
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

pub(crate) fn endpoint(text: &str) -> Endpoint {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub(crate) fn sealing_key(key: u8) -> Box<PublicKey> {
	Box::new(PublicKey([key; PUBLIC_KEY_LENGTH]))
}

fn signing_key(key: u8) -> SigningKey {
	SigningKey::from_bytes(&[key; 32])
}

/// The observation key that the number names.
pub(crate) fn observation_key(key: u8) -> [u8; 32] {
	signing_key(key).verifying_key().to_bytes()
}

/// The proof that the account's owner holds the observation key that the number names.
pub(crate) fn possession(account: &AccountId32, key: u8) -> PossessionProof {
	let account = Account(account.clone().into());
	PossessionProof::sign(&AnalyzerRegistry::genesis(), &account, &signing_key(key))
}

/// A key to which nothing can be sealed: 4095 is no coefficient modulo 3329.
pub(crate) fn malformed_sealing_key() -> Box<PublicKey> {
	sealing_key(0xff)
}

/// Register with a good endpoint and the keys that the number names.
pub(crate) fn register(account: AccountId32, key: u8) -> DispatchResult {
	register_at(account, ENDPOINT, key)
}

/// Register with this endpoint and the keys that the number names.
pub(crate) fn register_at(account: AccountId32, text: &str, key: u8) -> DispatchResult {
	let (observation, possession) = (observation_key(key), possession(&account, key));
	let origin = RuntimeOrigin::signed(account);
	AnalyzerRegistry::register(origin, endpoint(text), observation, possession, sealing_key(key))
}

/// An analyzer that registered in the first block with the keys that the number names.
pub(crate) fn analyzer(endpoint_text: &str, key: u8) -> AnalyzerOf<Test> {
	Analyzer {
		endpoint: endpoint(endpoint_text),
		observation_key: observation_key(key),
		sealing_key: *sealing_key(key),
		bond: BOND,
		status: Status::Active { eligible_from: 1 + ELIGIBILITY_DELAY },
	}
}

/// What this pallet said, oldest first.
pub(crate) fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet::<Event<Test>>()
}

/// How much of the account's funds this pallet holds.
pub(crate) fn held(account: &AccountId32) -> Balance {
	Balances::balance_on_hold(&crate::HoldReason::Bond.into(), account)
}
