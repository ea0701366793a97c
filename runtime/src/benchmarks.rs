//! Which pallets are benchmarked here: the project's own. The others bring their weights.

use alloc::{string::String, vec::Vec};

use frame_benchmarking::{
	BenchmarkBatch, BenchmarkConfig, BenchmarkList, Benchmarking, add_benchmarks,
	define_benchmarks, list_benchmarks,
};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use polkadot_sdk::*;

use crate::*;

define_benchmarks!(
	[pallet_knowledge_base, KnowledgeBase]
	[pallet_analyzer_registry, AnalyzerRegistry]
	[pallet_worker_registry, WorkerRegistry]
	[pallet_identity_linker, IdentityLinker]
	[pallet_task_distributor, TaskDistributor]
);

pub(crate) fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

pub(crate) fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}
