//! Events and algorithms: what registering them costs.

use frame_support::traits::ConstU128;
use polkadot_sdk::*;

use crate::{Balances, Runtime, RuntimeHoldReason, storage_deposit};

impl pallet_knowledge_base::Config for Runtime {
	type Currency = Balances;
	type DepositBase = ConstU128<{ storage_deposit(1, 0) }>;
	type DepositPerByte = ConstU128<{ storage_deposit(0, 1) }>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = crate::weights::pallet_knowledge_base::WeightInfo<Runtime>;
}
