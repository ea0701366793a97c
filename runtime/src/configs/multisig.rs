//! Accounts of several signatories.

use frame_support::traits::{ConstU32, ConstU128};
use polkadot_sdk::*;

use crate::{Balances, Runtime, RuntimeCall, RuntimeEvent, System, storage_deposit};

impl pallet_multisig::Config for Runtime {
	type BlockNumberProvider = System;
	type Currency = Balances;
	type DepositBase = ConstU128<{ storage_deposit(1, 88) }>;
	type DepositFactor = ConstU128<{ storage_deposit(0, 32) }>;
	type MaxSignatories = ConstU32<100>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
}
