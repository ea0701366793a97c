//! A chain with this pallet, on which a lock and a citizens' office have identities.

#![allow(clippy::unwrap_used)]

mod calls;
mod showing;

pub(crate) use calls::*;
pub(crate) use showing::{Show, permission, report, verifying};

use std::collections::BTreeMap;

use ed25519_dalek::SigningKey;
use litentry_identity::{Identity, Kind, Status};
use litentry_token::{Issuer, Token, Uses, token_id};
use litentry_vocabulary::{Account, Balance, IdentityId, Moment, TokenId};
use polkadot_sdk::{
	frame_support::{
		self, derive_impl, parameter_types,
		traits::{ConstU128, Time, fungible::InspectHold},
	},
	frame_system, pallet_balances,
	sp_core::H256,
	sp_io,
	sp_runtime::{AccountId32, BuildStorage, traits::IdentityLookup},
};

use crate::{
	self as pallet_authorization_token, Config, Event, HoldReason, Identities, Issuers, Tokens,
};

pub(crate) const BALANCE: Balance = 10_000;
pub(crate) const TOKEN_DEPOSIT: Balance = 100;
pub(crate) const DEFINITION_DEPOSIT: Balance = 200;
pub(crate) const GUARD_DEPOSIT: Balance = 30;
pub(crate) const REPORT_DEPOSIT: Balance = 20;
/// What a pass costs to buy.
pub(crate) const PRICE: Balance = 50;
/// What a pass costs to hand on.
pub(crate) const COST: Balance = 7;

pub(crate) const HOUR: Moment = 3_600_000;
/// A Monday at noon, UTC.
pub(crate) const START: Moment = 1_767_614_400_000;

/// The identity of a lock.
pub(crate) const LOCK: IdentityId = IdentityId([0x10; 32]);
/// The identity of a citizens' office.
pub(crate) const OFFICE: IdentityId = IdentityId([0x20; 32]);
/// Nobody's identity.
pub(crate) const NOTHING: IdentityId = IdentityId([0xff; 32]);

/// Owns the lock.
pub(crate) const OWNER: u8 = 1;
/// Owns the citizens' office.
pub(crate) const CLERK: u8 = 2;
/// May issue the lock's tokens.
pub(crate) const PORTER: u8 = 3;
/// May verify the lock's tokens.
pub(crate) const DOOR: u8 = 4;
pub(crate) const GUEST: u8 = 5;
pub(crate) const FRIEND: u8 = 6;
pub(crate) const STRANGER: u8 = 7;
/// Has nothing.
pub(crate) const PAUPER: u8 = 9;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		AuthorizationToken: pallet_authorization_token,
	}
);

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

parameter_types! {
	pub static Now: Moment = START;
	pub(crate) static Registry: BTreeMap<IdentityId, Entry> = BTreeMap::new();
}

impl Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = World;
	type Currency = Balances;
	type DefinitionDeposit = ConstU128<DEFINITION_DEPOSIT>;
	type GuardDeposit = ConstU128<GUARD_DEPOSIT>;
	type Identities = World;
	type ReportDeposit = ConstU128<REPORT_DEPOSIT>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Time = World;
	type TokenDeposit = ConstU128<TOKEN_DEPOSIT>;
	type WeightInfo = ();
}

/// An identity of the fake registry.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
	/// Whose it is.
	pub owner: Account,
	/// Whether it is in use.
	pub status: Status,
	/// Who may issue.
	pub issuers: Vec<Account>,
	/// Who may verify.
	pub verifiers: Vec<Account>,
}

impl Entry {
	fn of(owner: u8, issuers: &[u8], verifiers: &[u8]) -> Self {
		let accounts = |numbers: &[u8]| numbers.iter().copied().map(holder).collect();
		let (issuers, verifiers) = (accounts(issuers), accounts(verifiers));
		Self { owner: holder(owner), status: Status::Active, issuers, verifiers }
	}
}

/// All that this pallet asks of others.
#[derive(Debug)]
pub struct World;

impl Time for World {
	type Moment = Moment;

	fn now() -> Moment {
		Now::get()
	}
}

impl Identities for World {
	fn identity(id: &IdentityId) -> Option<Identity> {
		let Entry { owner, status, .. } = Registry::get().remove(id)?;
		Some(Identity {
			owner,
			kind: Kind::Device,
			key: None,
			status,
			description: "".parse().unwrap(),
			data_version: 0,
			delegates: 0,
			deposit: 0,
		})
	}

	fn may_issue(id: &IdentityId, account: &Account) -> bool {
		let entry = Registry::get().remove(id);
		entry.is_some_and(|entry| entry.owner == *account || entry.issuers.contains(account))
	}

	fn may_verify(id: &IdentityId, account: &Account) -> bool {
		let entry = Registry::get().remove(id);
		entry.is_some_and(|entry| entry.owner == *account || entry.verifiers.contains(account))
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for World {
	fn register(id: IdentityId, owner: Account, delegate: Account) {
		let (issuers, verifiers) = (vec![delegate], vec![delegate]);
		let entry = Entry { owner, status: Status::Active, issuers, verifiers };
		Registry::mutate(|registry| registry.insert(id, entry));
	}

	fn retire(id: IdentityId) {
		retire(id);
	}

	fn set_time(now: Moment) {
		Now::set(now);
	}
}

/// Retires an identity, whose delegates go with it.
pub(crate) fn retire(id: IdentityId) {
	Registry::mutate(|registry| {
		let entry = registry.get_mut(&id).unwrap();
		*entry =
			Entry { status: Status::Retired, issuers: vec![], verifiers: vec![], ..entry.clone() };
	});
}

/// Ends what the delegates of an identity may do.
pub(crate) fn dismiss_issuers(id: IdentityId) {
	Registry::mutate(|registry| registry.get_mut(&id).unwrap().issuers.clear());
}

/// The key of a person.
pub(crate) fn key(number: u8) -> SigningKey {
	SigningKey::from_bytes(&[number; 32])
}

/// The account of a person, as tokens name it.
pub(crate) fn holder(number: u8) -> Account {
	Account(key(number).verifying_key().to_bytes())
}

/// The account of a person, as calls name it.
pub(crate) fn account(number: u8) -> AccountId32 {
	holder(number).0.into()
}

/// The token that an identity issued last.
pub(crate) fn latest(identity: IdentityId) -> TokenId {
	token_id(&identity, issuer(identity).issued - 1)
}

pub(crate) fn issuer(identity: IdentityId) -> Issuer {
	Issuers::<Test>::get(identity)
}

pub(crate) fn stored(token: TokenId) -> Token {
	Tokens::<Test>::get(token).unwrap()
}

pub(crate) fn uses(token: TokenId) -> Uses {
	stored(token).terms.uses
}

/// Lets time pass.
pub(crate) fn wait(time: Moment) {
	Now::mutate(|now| *now += time);
}

/// Takes this pallet's events since the last call.
pub(crate) fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

/// The keys of this pallet's entries that changed since the state was last committed.
pub(crate) fn changes(ext: &sp_io::TestExternalities) -> Vec<Vec<u8>> {
	let prefix = sp_io::hashing::twox_128(b"AuthorizationToken");
	let changes = ext.overlayed_changes().changes();
	changes.map(|(key, _)| key.clone()).filter(|key| key.starts_with(&prefix)).collect()
}

pub(crate) fn held(reason: HoldReason, of: u8) -> Balance {
	Balances::balance_on_hold(&reason.into(), &account(of))
}

pub(crate) fn free(of: u8) -> Balance {
	Balances::free_balance(account(of))
}

/// Accounts 1 to 8 with [`BALANCE`] each, at block 1 and at [`START`].
pub(crate) struct ExtBuilder;

impl ExtBuilder {
	pub(crate) fn build(self) -> sp_io::TestExternalities {
		let balances = (1..=8).map(|number| (account(number), BALANCE)).collect();
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, dev_accounts: None },
			..Default::default()
		};
		let mut ext = sp_io::TestExternalities::new(genesis.build_storage().unwrap());
		ext.execute_with(|| {
			System::set_block_number(1);
			frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(0x69));
		});
		Now::set(START);
		Registry::set(BTreeMap::from([
			(LOCK, Entry::of(OWNER, &[PORTER], &[DOOR])),
			(OFFICE, Entry::of(CLERK, &[], &[])),
		]));
		ext
	}

	/// Runs a test, and checks the state after it.
	pub(crate) fn build_and_check(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			AuthorizationToken::check_state().unwrap();
		});
	}
}
