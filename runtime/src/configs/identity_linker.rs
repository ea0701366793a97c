//! Links: what they cost and how long a request waits.

use frame_support::traits::{ConstU32, ConstU128};
use pallet_identity_linker::AwaitDraw;
use polkadot_sdk::*;

use crate::{
	Balances, MINUTES, Runtime, RuntimeHoldReason, TaskDistributor, WorkerRegistry, storage_deposit,
};

impl pallet_identity_linker::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::World;
	type Certifiers = WorkerRegistry;
	type Currency = Balances;
	type Draws = Committees;
	type LinkDeposit = ConstU128<{ storage_deposit(3, 3_072) }>;
	type MaxLinksPerAccount = ConstU32<64>;
	type MaxRequestsPerBlock = ConstU32<128>;
	type RequestLifetime = ConstU32<{ 10 * MINUTES }>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = crate::weights::pallet_identity_linker::WeightInfo<Runtime>;
}

/// The task distributor, which draws for computing requests already.
pub struct Committees;

impl AwaitDraw for Committees {
	fn await_draw() {
		TaskDistributor::await_draw();
	}
}
