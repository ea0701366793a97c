//! Workers: how long one attestation is good for.

use frame_support::traits::{ConstU32, ConstU128};
use polkadot_sdk::*;

use crate::{Balances, DAYS, LIT, MINUTES, Runtime, RuntimeHoldReason, storage_deposit};

impl pallet_worker_registry::Config for Runtime {
	type Currency = Balances;
	type IssuerDeposit = ConstU128<{ storage_deposit(1, 128) }>;
	type LeaseDuration = ConstU32<{ 7 * DAYS }>;
	type MaxChallengeAge = ConstU32<{ 10 * MINUTES }>;
	type RegistrationDeposit = ConstU128<{ 100 * LIT }>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = crate::weights::pallet_worker_registry::WeightInfo<Runtime>;
}
