//! Analyzers: what they stake and how long it stays at stake.

use frame_support::traits::{ConstU32, ConstU128};
use polkadot_sdk::*;

use crate::{Balances, DAYS, LIT, Runtime, RuntimeHoldReason};

impl pallet_analyzer_registry::Config for Runtime {
	type Bond = ConstU128<{ 100 * LIT }>;
	type Currency = Balances;
	type MaxAnalyzers = ConstU32<1_024>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type UnbondingDelay = ConstU32<{ 7 * DAYS }>;
	type WeightInfo = crate::weights::Estimated;
}
