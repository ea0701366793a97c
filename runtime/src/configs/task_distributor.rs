//! Computing requests: what they cost, how long they wait, and who knows what they need to know.

use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU128},
};
use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::Account;
use pallet_task_distributor::{AlgorithmUnusable, Analyzers, BlockRandomness, Knowledge};
use polkadot_sdk::*;
use sp_runtime::Permill;

use crate::{
	AnalyzerRegistry, Babe, Balances, BlockNumber, DAYS, KnowledgeBase, LIT, MINUTES, Runtime,
	RuntimeHoldReason, Timestamp, WorkerRegistry, storage_deposit,
};

/// How long a request may wait for its outcome.
const REQUEST_LIFETIME: BlockNumber = 5 * MINUTES;

parameter_types! {
	pub const WorkerShare: Permill = Permill::from_percent(20);
}

impl pallet_task_distributor::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::World;
	type Analyzers = RegisteredAnalyzers;
	type BaseFee = ConstU128<LIT>;
	type Certifiers = WorkerRegistry;
	type Currency = Balances;
	type DrawsKept = ConstU32<{ DAYS }>;
	type FeePerEvent = ConstU128<LIT>;
	type Knowledge = RegisteredKnowledge;
	type MaxRequestsPerBlock = ConstU32<128>;
	type Randomness = AuthorRandomness;
	type RequestDeposit = ConstU128<{ storage_deposit(3, 22 * 1_024) }>;
	type RequestLifetime = ConstU32<REQUEST_LIFETIME>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Time = Timestamp;
	type WeightInfo = crate::weights::pallet_task_distributor::WeightInfo<Runtime>;
	type WorkerShare = WorkerShare;
}

/// What the knowledge base says about an algorithm.
pub struct RegisteredKnowledge;

impl Knowledge for RegisteredKnowledge {
	fn active_event_count(algorithm: &AlgorithmId) -> Result<u32, AlgorithmUnusable> {
		use pallet_knowledge_base::AlgorithmUnusable as Unusable;
		KnowledgeBase::active_event_count(algorithm).map_err(|unusable| match unusable {
			Unusable::NotFound => AlgorithmUnusable::NotFound,
			_ => AlgorithmUnusable::Retired,
		})
	}
}

/// What the analyzer registry says about an account.
pub struct RegisteredAnalyzers;

impl Analyzers for RegisteredAnalyzers {
	fn is_registered(account: &Account) -> bool {
		AnalyzerRegistry::is_registered(account)
	}
}

/// The VRF output of the block's author, which BABE settles at the end of the block.
pub struct AuthorRandomness;

impl BlockRandomness for AuthorRandomness {
	fn current() -> Option<[u8; 32]> {
		Babe::author_vrf_randomness()
	}
}
