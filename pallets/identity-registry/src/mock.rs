//! A small world for tests.

#![allow(clippy::unwrap_used)]

use litentry_identity::{
	DataPointer, DeviceChallenge, DeviceProof, Identity, Kind, Rights, Status, device_identity,
	registered_identity,
};
use litentry_verifying_key::{Signature, VerifyingKey};
use litentry_vocabulary::{Account, Balance, BlockNumber, Description, GenesisHash, IdentityId};
use parity_scale_codec::Encode;
use polkadot_sdk::{
	frame_support::{
		construct_runtime, derive_impl,
		dispatch::{DispatchResultWithPostInfo, RawOrigin},
		parameter_types,
		traits::{ConstU32, ConstU128},
	},
	frame_system, pallet_balances,
	sp_core::{H256, Pair, ed25519},
	sp_io,
	sp_runtime::{
		AccountId32, BuildStorage,
		traits::{Dispatchable, IdentityLookup},
	},
};

use crate::{Call, Config, Event, Identities, NextNumber};

pub(crate) const BASE_DEPOSIT: Balance = 1_000;
pub(crate) const BYTE_DEPOSIT: Balance = 2;
pub(crate) const DATA_DEPOSIT: Balance = 100;
pub(crate) const DELEGATE_DEPOSIT: Balance = 30;
pub(crate) const MAX_DELEGATES: u32 = 3;
pub(crate) const FUNDS: Balance = 1_000_000;

/// The block that tests start in.
pub(crate) const START: BlockNumber = 100;

pub(crate) const ALICE: AccountId32 = AccountId32::new([1; 32]);
pub(crate) const BOB: AccountId32 = AccountId32::new([2; 32]);
pub(crate) const CHARLIE: AccountId32 = AccountId32::new([3; 32]);
/// Has nothing.
pub(crate) const PAUPER: AccountId32 = AccountId32::new([9; 32]);

/// What the door is called.
pub(crate) const DOOR: &str = "Lock of meeting room C101";

construct_runtime! {
	pub enum Test {
		System: frame_system = 0,
		Balances: pallet_balances = 1,
		IdentityRegistry: crate = 2,
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

parameter_types! {
	/// The rate for bytes, which a test may change.
	pub static ByteRate: Balance = BYTE_DEPOSIT;
}

impl Config for Test {
	type BaseDeposit = ConstU128<BASE_DEPOSIT>;
	type ByteDeposit = ByteRate;
	type Currency = Balances;
	type DataDeposit = ConstU128<DATA_DEPOSIT>;
	type DelegateDeposit = ConstU128<DELEGATE_DEPOSIT>;
	type MaxDelegates = ConstU32<MAX_DELEGATES>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

/// Says the world that a test starts in.
#[derive(Default)]
pub(crate) struct ExtBuilder {
	door: bool,
}

impl ExtBuilder {
	/// Alice owns [`door`].
	pub(crate) fn with_door(mut self) -> Self {
		self.door = true;
		self
	}

	pub(crate) fn build(self) -> sp_io::TestExternalities {
		ByteRate::set(BYTE_DEPOSIT);
		let balances = [ALICE, BOB, CHARLIE].map(|account| (account, FUNDS)).to_vec();
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| {
			frame_system::BlockHash::<Test>::insert(0, H256(genesis_hash().0));
			System::set_block_number(START);
			if self.door {
				register(ALICE, DOOR).unwrap();
			}
			System::reset_events();
		});
		ext
	}

	/// Runs a test, and checks the state after it.
	pub(crate) fn execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			IdentityRegistry::check_state().unwrap();
		});
	}
}

pub(crate) fn genesis_hash() -> GenesisHash {
	GenesisHash([0xee; 32])
}

pub(crate) fn as_account(account: &AccountId32) -> Account {
	Account(account.clone().into())
}

pub(crate) fn text(text: &str) -> Description {
	text.parse().unwrap()
}

/// The id of the identity that this account registers as the chain's `number`th.
pub(crate) fn numbered(owner: &AccountId32, number: u64) -> IdentityId {
	registered_identity(&as_account(owner), number)
}

/// The identity of Alice that [`ExtBuilder::with_door`] makes.
pub(crate) fn door() -> IdentityId {
	numbered(&ALICE, 0)
}

/// The door as it is registered.
pub(crate) fn new_door() -> Identity {
	Identity {
		owner: as_account(&ALICE),
		kind: Kind::Device,
		key: None,
		status: Status::Active,
		description: text(DOOR),
		data_version: 0,
		delegates: 0,
		deposit: deposit_for(DOOR),
	}
}

/// What is held for an identity of this description and nothing else.
pub(crate) fn deposit_for(description: &str) -> Balance {
	BASE_DEPOSIT + BYTE_DEPOSIT * description.len() as Balance
}

/// What is held for a data pointer.
pub(crate) fn data_deposit(pointer: &DataPointer) -> Balance {
	DATA_DEPOSIT + BYTE_DEPOSIT * pointer.encoded_size() as Balance
}

/// A good data pointer; two of different numbers differ.
pub(crate) fn pointer(number: u8) -> DataPointer {
	let cid = [&[1, 0x55, 0x12, 32][..], &[number; 32]].concat();
	DataPointer {
		cid: cid.try_into().unwrap(),
		schema: b"application/json".to_vec().try_into().unwrap(),
		size: 1_024,
		key_commitment: Some([number; 32]),
	}
}

pub(crate) fn device(number: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[number; 32])
}

pub(crate) fn device_key(number: u8) -> VerifyingKey {
	VerifyingKey::Ed25519(device(number).public().0)
}

pub(crate) fn device_id(number: u8) -> IdentityId {
	device_identity(&device_key(number))
}

/// What a device signs so that this account can register it here.
pub(crate) fn challenge(key: VerifyingKey, account: &AccountId32) -> DeviceChallenge {
	let (account, expires) = (as_account(account), START + 10);
	DeviceChallenge { key, account, genesis: genesis_hash(), expires }
}

/// A device's signature over a challenge, which may be another's.
pub(crate) fn consent(number: u8, challenge: &DeviceChallenge) -> DeviceProof {
	let signature = Signature(device(number).sign(challenge.to_string().as_bytes()).0);
	DeviceProof { key: challenge.key, expires: challenge.expires, signature }
}

/// Sends a call as a transaction would: when it fails, it changes nothing.
pub(crate) fn send(signer: AccountId32, call: Call<Test>) -> DispatchResultWithPostInfo {
	RuntimeCall::from(call).dispatch(RawOrigin::Signed(signer).into())
}

/// Registers a device without a key.
pub(crate) fn register(owner: AccountId32, description: &str) -> DispatchResultWithPostInfo {
	let description = text(description);
	send(owner, Call::register_identity { kind: Kind::Device, description })
}

/// Registers the device of this number, which agrees.
pub(crate) fn register_device(owner: AccountId32, number: u8) -> DispatchResultWithPostInfo {
	let proof = consent(number, &challenge(device_key(number), &owner));
	let (id, description) = (device_id(number), text("Camera"));
	send(owner, Call::register_identity_with_id { id, proof, description })
}

pub(crate) fn describe(
	owner: AccountId32,
	id: IdentityId,
	description: &str,
) -> DispatchResultWithPostInfo {
	send(owner, Call::describe { id, description: text(description) })
}

pub(crate) fn publish(
	owner: AccountId32,
	id: IdentityId,
	pointer: DataPointer,
) -> DispatchResultWithPostInfo {
	send(owner, Call::publish_data { id, pointer })
}

pub(crate) fn forget(
	owner: AccountId32,
	id: IdentityId,
	version: u32,
) -> DispatchResultWithPostInfo {
	send(owner, Call::forget_data { id, version })
}

pub(crate) fn offer(
	owner: AccountId32,
	id: IdentityId,
	to: AccountId32,
) -> DispatchResultWithPostInfo {
	send(owner, Call::offer { id, to })
}

pub(crate) fn withdraw(owner: AccountId32, id: IdentityId) -> DispatchResultWithPostInfo {
	send(owner, Call::withdraw_offer { id })
}

pub(crate) fn accept(to: AccountId32, id: IdentityId) -> DispatchResultWithPostInfo {
	send(to, Call::accept { id })
}

pub(crate) fn retire(owner: AccountId32, id: IdentityId) -> DispatchResultWithPostInfo {
	send(owner, Call::retire { id })
}

pub(crate) fn name(
	owner: AccountId32,
	id: IdentityId,
	delegate: AccountId32,
	rights: Rights,
) -> DispatchResultWithPostInfo {
	send(owner, Call::name_delegate { id, delegate, rights })
}

pub(crate) fn dismiss(
	owner: AccountId32,
	id: IdentityId,
	delegate: AccountId32,
) -> DispatchResultWithPostInfo {
	send(owner, Call::dismiss_delegate { id, delegate })
}

/// What is kept of an identity.
pub(crate) fn identity(id: IdentityId) -> Identity {
	Identities::<Test>::get(id).unwrap()
}

/// How many identities were registered without an id of their own.
pub(crate) fn numbers_given_out() -> u64 {
	NextNumber::<Test>::get()
}

/// Takes this pallet's events since the last call.
pub(crate) fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

/// What is held of an account, and what it has besides.
pub(crate) fn held_and_free(account: &AccountId32) -> (Balance, Balance) {
	(Balances::reserved_balance(account), Balances::free_balance(account))
}
