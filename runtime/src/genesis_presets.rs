//! The genesis of the networks that ship with the runtime. Both are for development: their keys
//! are known to everyone, and they accept workers without TEE hardware.
//!
//! - `dev`: one validator
//! - `local`: four validators, of which one may fail

use alloc::{vec, vec::Vec};

use frame_support::build_struct_json_patch;
use litentry_attestation::{AttestationPolicy, Measurement};
use litentry_external_account::Platform;
use litentry_observation::CommitteeSize;
use polkadot_sdk::*;
use serde_json::Value;
use sp_consensus_babe::AuthorityId as BabeId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PresetId};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

use crate::{
	AccountId, AnalyzerRegistryConfig, BabeConfig, Balance, BalancesConfig, BlockNumber,
	IdentityLinkerConfig, LIT, RuntimeGenesisConfig, SessionConfig, SessionKeys, SudoConfig,
	TaskDistributorConfig, WorkerRegistryConfig, configs,
};

const ENDOWMENT: Balance = 10_000_000 * LIT;

/// Analyzers per task on these networks: enough to outvote one liar.
const COMMITTEE_SIZE: CommitteeSize = CommitteeSize::SMALLEST;

/// Nobody waits on these networks: their validators are nobody's adversaries.
const ELIGIBILITY_DELAY: BlockNumber = 0;

/// A validator of the keyring: its account and session keys.
fn validator(account: Sr25519Keyring, grandpa: Ed25519Keyring) -> (AccountId, SessionKeys) {
	let keys = SessionKeys {
		babe: BabeId::from(account.public()),
		grandpa: GrandpaId::from(grandpa.public()),
	};
	(account.to_account_id(), keys)
}

fn genesis(validators: Vec<(AccountId, SessionKeys)>) -> Value {
	let endowed = Sr25519Keyring::well_known().map(|key| (key.to_account_id(), ENDOWMENT));
	let keys = validators.into_iter().map(|(id, keys)| (id.clone(), id, keys));
	build_struct_json_patch!(RuntimeGenesisConfig {
		analyzer_registry: AnalyzerRegistryConfig { eligibility_delay: ELIGIBILITY_DELAY },
		balances: BalancesConfig { balances: endowed.collect::<Vec<_>>() },
		babe: BabeConfig { epoch_config: configs::GENESIS_EPOCH },
		identity_linker: IdentityLinkerConfig { platforms: Platform::ALL.to_vec() },
		session: SessionConfig { keys: keys.collect::<Vec<_>>() },
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
		task_distributor: TaskDistributorConfig { committee_size: COMMITTEE_SIZE },
		worker_registry: WorkerRegistryConfig {
			policy: AttestationPolicy::development(),
			measurements: vec![Measurement::DEVELOPMENT],
		},
	})
}

fn dev() -> Value {
	genesis(vec![validator(Sr25519Keyring::Alice, Ed25519Keyring::Alice)])
}

fn local() -> Value {
	genesis(vec![
		validator(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
		validator(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
		validator(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
		validator(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
	])
}

/// The names of the presets.
pub fn names() -> Vec<PresetId> {
	vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET)]
}

/// The JSON of a preset's genesis, `None` for a name that is not in [`names`].
pub fn get(id: &PresetId) -> Option<Vec<u8>> {
	let genesis = match id.as_ref() {
		DEV_RUNTIME_PRESET => dev(),
		LOCAL_TESTNET_RUNTIME_PRESET => local(),
		_ => return None,
	};
	serde_json::to_vec(&genesis).ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn analyzers_wait_three_epochs_unless_the_genesis_says_otherwise() {
		let genesis = RuntimeGenesisConfig::default();
		assert_eq!(u64::from(genesis.analyzer_registry.eligibility_delay), 3 * crate::EPOCH_SLOTS);
	}

	#[test]
	fn analyzers_do_not_wait_on_networks_for_development() {
		for name in names() {
			let genesis: Value = serde_json::from_slice(&get(&name).unwrap()).unwrap();
			assert_eq!(genesis["analyzerRegistry"]["eligibilityDelay"], 0);
		}
	}

	#[test]
	fn accounts_of_every_platform_are_linked_on_networks_for_development() {
		let all = Platform::ALL.map(|platform| platform.to_string());
		for name in names() {
			let genesis: Value = serde_json::from_slice(&get(&name).unwrap()).unwrap();
			assert_eq!(genesis["identityLinker"]["platforms"], serde_json::json!(all));
		}
	}
}
