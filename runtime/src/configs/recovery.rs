//! Guardians who give a lost account to another one: how many, and what it costs.

use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU128, LinearStoragePrice, fungible::HoldConsideration},
};
use pallet_recovery::HoldReason;
use polkadot_sdk::*;

use crate::{
	AccountId, Balance, Balances, LIT, Runtime, RuntimeCall, RuntimeHoldReason, System,
	storage_deposit,
};

/// What storing one entry is worth, by its bytes.
type StoragePrice = LinearStoragePrice<
	ConstU128<{ storage_deposit(1, 0) }>,
	ConstU128<{ storage_deposit(0, 1) }>,
	Balance,
>;

/// What is held of an account for storing one entry.
type Deposit<Reason> = HoldConsideration<AccountId, Balances, Reason, StoragePrice>;

parameter_types! {
	pub const FriendGroups: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(HoldReason::FriendGroupsStorage);
	pub const Attempt: RuntimeHoldReason = RuntimeHoldReason::Recovery(HoldReason::AttemptStorage);
	pub const Inheritor: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(HoldReason::InheritorStorage);
}

impl pallet_recovery::Config for Runtime {
	type AttemptConsideration = Deposit<Attempt>;
	type BlockNumberProvider = System;
	type Currency = Balances;
	type FriendGroupsConsideration = Deposit<FriendGroups>;
	type InheritorConsideration = Deposit<Inheritor>;
	type MaxFriendsPerConfig = ConstU32<32>;
	type RuntimeCall = RuntimeCall;
	type RuntimeHoldReason = RuntimeHoldReason;
	type SecurityDeposit = ConstU128<{ 10 * LIT }>;
	type Slash = ();
	type WeightInfo = pallet_recovery::weights::SubstrateWeight<Runtime>;
}
