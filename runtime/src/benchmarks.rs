//! Which pallets are benchmarked here: the project's own. The others bring their weights.

use alloc::{format, string::String, vec::Vec};

use frame_benchmarking::{BenchmarkBatch, BenchmarkConfig, BenchmarkList, define_benchmarks};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use litentry_certificate::{Certificate, MAX_WORKERS, Statement, WorkerSignature};
use litentry_external_account::{EvmAddress, EvmChain, Network};
use litentry_identity::{Identity as RegisteredIdentity, Kind, Rights, Status};
use litentry_knowledge::{
	Algorithm, AlgorithmId, Description, EventId, IdentificationEvent, MAX_EVENTS, Method, Name,
};
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, GenesisHash, IdentityId};
use polkadot_sdk::*;
use sp_core::crypto::KeyTypeId;

use crate::*;

define_benchmarks!(
	[pallet_knowledge_base, KnowledgeBase]
	[pallet_analyzer_registry, AnalyzerRegistry]
	[pallet_worker_registry, WorkerRegistry]
	[pallet_identity_linker, IdentityLinker]
	[pallet_task_distributor, TaskDistributor]
	[pallet_identity_registry, IdentityRegistry]
	[pallet_authorization_token, AuthorizationToken]
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

/// The key type under which the benchmarks' workers sign.
const CERTIFYING: KeyTypeId = KeyTypeId(*b"bnch");

/// The chain around a pallet, as full as it may be.
pub struct World;

/// The account of a party, ascending with its number.
fn party(number: u32) -> Account {
	let mut bytes = [1; 32];
	bytes[..4].copy_from_slice(&number.to_be_bytes());
	Account(bytes)
}

fn name(text: &str) -> Name {
	text.parse().expect("a short text; qed")
}

fn description() -> Description {
	"x".repeat(512).parse().expect("a text of the most bytes; qed")
}

fn event(number: u32) -> EventId {
	let event = IdentificationEvent {
		name: name(&format!("event {number}")),
		description: description(),
		project: name("benchmarks"),
		registry: Network::Evm(EvmChain(1)),
		method: Method::HoldsErc20 { token: EvmAddress([7; 20]) },
	};
	let id = event.id();
	let owner = party(0).0.into();
	let entry = pallet_knowledge_base::RegisteredEvent {
		event,
		owner,
		deposit: 0,
		since: 0,
		retired: None,
	};
	pallet_knowledge_base::Events::<Runtime>::insert(id, entry);
	id
}

/// Makes so many live workers, who all sign.
fn certify(statement: &Statement, signatures: u32) -> Certificate {
	let genesis = GenesisHash(System::block_hash(0).0);
	let message = statement.signed_bytes(&genesis);
	let mut roster = Vec::new();
	let mut signed = Vec::new();
	for number in 0..signatures {
		let worker = party(number);
		let seed = format!("//worker{number}").into_bytes();
		let key = sp_io::crypto::ed25519_generate(CERTIFYING, Some(seed));
		let signature = sp_io::crypto::ed25519_sign(CERTIFYING, &key, &message)
			.expect("the key was just made; qed");
		signed.push(WorkerSignature { worker, signature: signature.0 });
		roster.push(pallet_worker_registry::RosterEntry {
			account: AccountId::from(worker.0),
			certifying: key.0,
			lease_until: BlockNumber::MAX,
		});
	}
	let roster = roster.try_into().expect("no more signatures than workers; qed");
	pallet_worker_registry::Roster::<Runtime>::put::<
		frame_support::BoundedVec<_, frame_support::traits::ConstU32<MAX_WORKERS>>,
	>(roster);
	Certificate(signed.try_into().expect("no more signatures than workers; qed"))
}

impl pallet_identity_linker::BenchmarkHelper for World {
	fn certify(statement: &Statement, signatures: u32) -> Certificate {
		certify(statement, signatures)
	}
}

impl pallet_task_distributor::BenchmarkHelper for World {
	fn algorithm() -> AlgorithmId {
		let events: Vec<EventId> = (0..MAX_EVENTS).map(event).collect();
		let algorithm = Algorithm {
			name: name("benchmarked"),
			description: description(),
			project: name("benchmarks"),
			events: events.try_into().expect("the most events; qed"),
			code_hash: [7; 32],
		};
		let id = algorithm.id();
		let owner = party(0).0.into();
		let entry = pallet_knowledge_base::RegisteredAlgorithm {
			algorithm,
			owner,
			deposit: 0,
			since: 0,
			retired: None,
		};
		pallet_knowledge_base::Algorithms::<Runtime>::insert(id, entry);
		id
	}

	fn analyzers(count: u32) -> Vec<Account> {
		let analyzers: Vec<Account> = (0..count).map(party).collect();
		for analyzer in &analyzers {
			let entry = pallet_analyzer_registry::Analyzer {
				endpoint: b"https://analyzer.example".to_vec().try_into().expect("short; qed"),
				observation_key: analyzer.0,
				sealing_key: PublicKey([7; litentry_sealing::PUBLIC_KEY_LENGTH]),
				bond: 0,
				status: pallet_analyzer_registry::Status::Active { eligible_from: 0 },
			};
			let account = AccountId::from(analyzer.0);
			pallet_analyzer_registry::Analyzers::<Runtime>::insert(account, entry);
		}
		analyzers
	}

	fn certify(statement: &Statement, signatures: u32) -> Certificate {
		certify(statement, signatures)
	}

	fn bring_randomness() {
		pallet_babe::AuthorVrfRandomness::<Runtime>::put(Some([7; 32]));
	}
}

impl pallet_authorization_token::BenchmarkHelper for World {
	fn register(id: IdentityId, owner: Account, delegate: Account) {
		let identity = RegisteredIdentity {
			owner,
			kind: Kind::Device,
			key: None,
			status: Status::Active,
			description: description(),
			data_version: 0,
			delegates: 1,
			deposit: 0,
		};
		pallet_identity_registry::Identities::<Runtime>::insert(id, identity);
		let delegate = AccountId::from(delegate.0);
		let rights = Rights::IssueAndVerify;
		pallet_identity_registry::Delegates::<Runtime>::insert(id, delegate, rights);
	}

	fn retire(id: IdentityId) {
		pallet_identity_registry::Identities::<Runtime>::mutate(id, |identity| {
			if let Some(identity) = identity {
				identity.status = Status::Retired;
			}
		});
	}

	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now);
	}
}
