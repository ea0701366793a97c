//! Calls too large to name whole.

use frame_support::{
	parameter_types,
	traits::{LinearStoragePrice, fungible::HoldConsideration},
};
use frame_system::EnsureRoot;
use polkadot_sdk::*;

use crate::{
	AccountId, Balance, Balances, Runtime, RuntimeEvent, RuntimeHoldReason, storage_deposit,
};

parameter_types! {
	pub const BaseDeposit: Balance = storage_deposit(2, 64);
	pub const ByteDeposit: Balance = storage_deposit(0, 1);
	pub const PreimageHold: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_preimage::Config for Runtime {
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHold,
		LinearStoragePrice<BaseDeposit, ByteDeposit, Balance>,
	>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
}
