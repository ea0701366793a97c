//! Links: what they cost, how long a request waits, and who switches platforms on and off.

use frame_support::traits::{ConstU32, ConstU128};
use pallet_identity_linker::AwaitDraw;
use polkadot_sdk::*;

use crate::{
	AccountId, Balances, DAYS, MINUTES, Runtime, RuntimeHoldReason, TaskDistributor,
	WorkerRegistry, storage_deposit,
};

impl pallet_identity_linker::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::World;
	type Certifiers = WorkerRegistry;
	type Currency = Balances;
	type Draws = Committees;
	type ExportDeposit = ConstU128<{ storage_deposit(1, 6_144) }>;
	type LinkDeposit = ConstU128<{ storage_deposit(3, 4_608) }>;
	type MaxLinksPerAccount = ConstU32<64>;
	type MaxRequestsPerBlock = ConstU32<128>;
	type MoveDeposit = ConstU128<{ storage_deposit(1, 256) }>;
	// A credential is valid for so long.
	type MoveNoteLifetime = ConstU32<{ 90 * DAYS }>;
	type PlatformOrigin = frame_system::EnsureRoot<AccountId>;
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
