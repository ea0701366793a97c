//! A small world for tests.

use litentry_external_account::{EvmAddress, EvmChain, Network};
use litentry_knowledge::{AlgorithmId, EventId, IdentificationEvent, Method, Name};
use polkadot_sdk::{
	frame_support::{
		BoundedVec, construct_runtime, derive_impl,
		dispatch::DispatchResult,
		traits::{ConstU128, fungible::InspectHold},
	},
	frame_system, pallet_balances, sp_io,
	sp_runtime::{AccountId32, BuildStorage, traits::IdentityLookup},
};

use crate::{AlgorithmCode, AlgorithmDescription, Event, HoldReason, sample_code::sample_code};

pub(crate) type Balance = u128;

pub(crate) const DEPOSIT_BASE: Balance = 1_000;
pub(crate) const DEPOSIT_PER_BYTE: Balance = 10;
pub(crate) const FUNDS: Balance = 10_000_000;

pub(crate) const ALICE: AccountId32 = AccountId32::new([1; 32]);
pub(crate) const BOB: AccountId32 = AccountId32::new([2; 32]);
/// Has nothing.
pub(crate) const PAUPER: AccountId32 = AccountId32::new([9; 32]);

construct_runtime! {
	pub enum Test {
		System: frame_system = 0,
		Balances: pallet_balances = 1,
		KnowledgeBase: crate = 2,
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
	type Currency = Balances;
	type DepositBase = ConstU128<DEPOSIT_BASE>;
	type DepositPerByte = ConstU128<DEPOSIT_PER_BYTE>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

/// Says the world that a test starts in. Alice owns what is registered in it.
#[derive(Default)]
pub(crate) struct ExtBuilder {
	events: Vec<IdentificationEvent>,
	algorithms: Vec<AlgorithmDescription>,
}

impl ExtBuilder {
	/// The event is registered.
	pub(crate) fn with_event(mut self, event: IdentificationEvent) -> Self {
		self.events.push(event);
		self
	}

	/// An algorithm over the events of these names is registered, and the events are.
	pub(crate) fn with_algorithm(mut self, name: &str, events: &[&str]) -> Self {
		self.events.extend(events.iter().copied().map(event));
		self.algorithms.push(algorithm(name, events));
		self
	}

	pub(crate) fn build(self) -> sp_io::TestExternalities {
		let balances = [ALICE, BOB].map(|account| (account, FUNDS)).to_vec();
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| {
			System::set_block_number(1);
			for event in self.events {
				register_event(ALICE, event).unwrap();
			}
			for algorithm in self.algorithms {
				register_algorithm(ALICE, algorithm).unwrap();
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

/// A good event; two of different names are different events.
pub(crate) fn event(name: &str) -> IdentificationEvent {
	IdentificationEvent {
		name: name.parse().unwrap(),
		description: "Whether the account holds any.".parse().unwrap(),
		project: "Uniswap".parse().unwrap(),
		registry: Network::Evm(EvmChain(1)),
		method: Method::HoldsErc20 { token: EvmAddress([7; 20]) },
	}
}

/// A name that the chain has not checked.
pub(crate) fn unchecked_name(bytes: &[u8]) -> Name {
	Name::from(BoundedVec::try_from(bytes.to_vec()).unwrap())
}

/// The id of [`event`].
pub(crate) fn event_id(name: &str) -> EventId {
	event(name).id()
}

/// A good description of an algorithm over the events of these names.
pub(crate) fn algorithm(name: &str, events: &[&str]) -> AlgorithmDescription {
	AlgorithmDescription {
		name: name.parse().unwrap(),
		description: "Of 100.".parse().unwrap(),
		project: "Uniswap".parse().unwrap(),
		events: events.iter().copied().map(event_id).collect::<Vec<_>>().try_into().unwrap(),
	}
}

/// The id of [`algorithm`] with [`code`].
pub(crate) fn algorithm_id(name: &str, events: &[&str]) -> AlgorithmId {
	let code_hash = sp_io::hashing::blake2_256(&code());
	algorithm(name, events).with_code_hash(code_hash).id()
}

pub(crate) fn register_event(owner: AccountId32, event: IdentificationEvent) -> DispatchResult {
	KnowledgeBase::register_event(RuntimeOrigin::signed(owner), event)
}

/// Register an algorithm with good code.
pub(crate) fn register_algorithm(
	owner: AccountId32,
	algorithm: AlgorithmDescription,
) -> DispatchResult {
	KnowledgeBase::register_algorithm(RuntimeOrigin::signed(owner), algorithm, code())
}

/// Good code.
pub(crate) fn code() -> AlgorithmCode {
	sample_code(0).try_into().unwrap()
}

/// What this pallet said, oldest first.
pub(crate) fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet::<Event<Test>>()
}

/// How much of the account's funds this pallet holds.
pub(crate) fn held(account: &AccountId32) -> Balance {
	Balances::balance_on_hold(&HoldReason::Entry.into(), account)
}
