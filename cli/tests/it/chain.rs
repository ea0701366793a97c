//! A chain in memory, with a worker that answers in the next block.

pub(crate) mod identities;
pub(crate) mod links;
pub(crate) mod locks;
mod reads;
pub(crate) mod tokens;
mod worker;
mod writes;

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use ed25519_dalek::SigningKey;
use litentry_attestation::{AttestationPolicy, Measurement};
use litentry_cli::{
	ChainFailure, Submission,
	chain::{Algorithm, AnalyzerEntry, AnalyzerStatus, Event, Issuer, Request, WorkerEntry},
};
use litentry_credential::Attestation;
use litentry_external_account::{EvmAddress, EvmChain, Network};
use litentry_knowledge::{IdentificationEvent, Method};
use litentry_sealing::SecretKey;
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, KeyEpoch, RequestId, blake2_256};

use self::{identities::Registry, links::LinkBook, locks::LockBook, tokens::TokenBook};

/// 2026-11-22T05:08:00Z.
pub(crate) const NOW: u64 = 1_795_324_080_000;

pub(crate) const GENESIS: GenesisHash = GenesisHash([5; 32]);
pub(crate) const EPOCH: KeyEpoch = KeyEpoch(1);
pub(crate) const WORKER: Account = Account([9; 32]);
pub(crate) const LIT: u128 = 1_000_000_000_000;

/// An algorithm that gives 130 for any values.
const CODE: &str = r#"(module
	(memory (export "memory") 1 1)
	(func (export "allocate") (param i32) (result i32) i32.const 1024)
	(func (export "score") (param i32 i32) (result i64)
		(i64.store (i32.const 0) (i64.const 130))
		i64.const 8))"#;

/// A chain in memory; clones are the same chain.
#[derive(Clone)]
pub(crate) struct FakeChain(pub(crate) Rc<RefCell<State>>);

/// Everything that the chain knows.
pub(crate) struct State {
	pub(crate) genesis: GenesisHash,
	pub(crate) epoch: KeyEpoch,
	/// The key that requests are to be sealed to, as the node says.
	pub(crate) workers_key: SecretKey,
	pub(crate) block: BlockNumber,
	pub(crate) book_of_links: LinkBook,
	pub(crate) requests: BTreeMap<RequestId, (Request, Vec<u8>)>,
	pub(crate) events: Vec<Event>,
	pub(crate) algorithms: Vec<(Algorithm, Vec<u8>)>,
	pub(crate) analyzers: Vec<AnalyzerEntry>,
	pub(crate) workers: Vec<WorkerEntry>,
	pub(crate) issuers: BTreeMap<[u8; 32], Issuer>,
	/// Which evidence of workers the chain believes.
	pub(crate) policy: AttestationPolicy,
	pub(crate) registry: Registry,
	pub(crate) book: TokenBook,
	pub(crate) locks: LockBook,
	pub(crate) submissions: Vec<Submission>,
	/// What the next transaction is refused with.
	pub(crate) refusal: Option<ChainFailure>,
	/// What the worker says instead of a score.
	pub(crate) undetermined: Option<litentry_computing_request::Undetermined>,
	/// What the worker claims of itself in credentials.
	pub(crate) claim: Attestation,
	/// Whether the worker answers at all.
	pub(crate) worker_answers: bool,
}

pub(crate) fn shielding() -> SecretKey {
	SecretKey::from_seed([11; 32])
}

pub(crate) fn issuer() -> SigningKey {
	SigningKey::from_bytes(&[12; 32])
}

pub(crate) fn code() -> Vec<u8> {
	wat::parse_str(CODE).unwrap()
}

impl FakeChain {
	pub(crate) fn new() -> Self {
		let event = holds_unisocks();
		let key = issuer().verifying_key().to_bytes();
		Self(Rc::new(RefCell::new(State {
			genesis: GENESIS,
			epoch: EPOCH,
			workers_key: shielding(),
			block: 100,
			book_of_links: LinkBook::default(),
			requests: BTreeMap::new(),
			algorithms: vec![(loyal_user(&event), code())],
			events: vec![Event { event, owner: WORKER, retired: None }],
			analyzers: vec![
				analyzer(2, AnalyzerStatus::Unbonding { until: 500 }),
				analyzer(1, AnalyzerStatus::Active { eligible_from: 100 }),
				analyzer(3, AnalyzerStatus::Active { eligible_from: 101 }),
			],
			workers: vec![WorkerEntry {
				account: WORKER,
				issuer: key,
				measurement: Measurement::DEVELOPMENT,
				lease_until: 1000,
			}],
			issuers: [(key, Issuer { worker: WORKER, since: 12, until: 1000 })].into(),
			policy: AttestationPolicy::development(),
			registry: Registry::default(),
			book: TokenBook::default(),
			locks: LockBook::default(),
			submissions: Vec::new(),
			refusal: None,
			undetermined: None,
			claim: Attestation::Development,
			worker_answers: true,
		})))
	}
}

fn holds_unisocks() -> IdentificationEvent {
	IdentificationEvent {
		name: "Unisocks holder".parse().unwrap(),
		description: "Holds any Unisocks.".parse().unwrap(),
		project: "Uniswap".parse().unwrap(),
		registry: Network::Evm(EvmChain(1)),
		method: Method::HoldsErc20 { token: EvmAddress([0x23; 20]) },
	}
}

fn loyal_user(event: &IdentificationEvent) -> Algorithm {
	let algorithm = litentry_knowledge::Algorithm {
		name: "Uniswap loyal user".parse().unwrap(),
		description: "How loyal a user of Uniswap is.".parse().unwrap(),
		project: "Uniswap".parse().unwrap(),
		events: vec![event.id()].try_into().unwrap(),
		code_hash: blake2_256(&code()),
	};
	Algorithm { algorithm, owner: WORKER, retired: None }
}

fn analyzer(number: u8, status: AnalyzerStatus) -> AnalyzerEntry {
	AnalyzerEntry {
		account: Account([number; 32]),
		endpoint: format!("http://127.0.0.1:81{number:02}"),
		bond: 100 * LIT,
		status,
	}
}
