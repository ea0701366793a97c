//! Analyzers: what they stake, how long it stays at stake, and when they are drawn.

use frame_support::traits::{ConstU32, ConstU128};
use polkadot_sdk::*;

use crate::{Balances, BlockNumber, DAYS, EPOCH_SLOTS, LIT, Runtime, RuntimeHoldReason};

/// Three epochs, because two are not enough.
///
/// BABE makes the randomness of an epoch from the VRF outputs of the primary blocks in the epoch
/// before the last, and a validator's own outputs follow from it. After an epoch's last primary
/// block, which may come some blocks before its end, a validator can know its outputs for the rest
/// of that epoch and for two more. Those of the third follow from primary blocks that are still to be
/// made, by others too. There are no more blocks than slots, so a delay in blocks is no shorter.
const ELIGIBILITY_DELAY: BlockNumber = 3 * EPOCH_SLOTS as BlockNumber;

impl pallet_analyzer_registry::Config for Runtime {
	type Bond = ConstU128<{ 100 * LIT }>;
	type Currency = Balances;
	type DefaultEligibilityDelay = ConstU32<ELIGIBILITY_DELAY>;
	type MaxAnalyzers = ConstU32<1_024>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type UnbondingDelay = ConstU32<{ 7 * DAYS }>;
	type WeightInfo = crate::weights::pallet_analyzer_registry::WeightInfo<Runtime>;
}
