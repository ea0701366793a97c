//! A chain with four analyzers, an algorithm, and an account with a linked wallet.

use std::{num::NonZeroUsize, sync::Arc, time::Duration};

use litentry_computing_request::{ComputingRequest, Disclosure, Outcome};
use litentry_credential::{Credential, open_credential, verify};
use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount, Network, Platform};
use litentry_key_tree::{SharedSeed, UserSeed, WorkerSeed};
use litentry_knowledge::{AlgorithmId, IdentificationEvent, Method};
use litentry_link_proof::{Challenge, EvmKey};
use litentry_link_record::{
	ExportRequest, LinkRecord, LinkRequest, Nullifier, ProvenBy, RecordContext, Refusal,
	open_refusal,
};
use litentry_observation::CommitteeSize;
use litentry_sealing::{Context, Purpose, SecretKey};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, KeyEpoch, LinkId, Moment, RequestId};
use litentry_worker::{
	Attestant, Identity, Limits, OpenExport, OpenRequest, Patience, ProvenLink, Registered,
	RequestedLink, ScoringAlgorithm, StoredRecord, Visibility, Worker,
};
use rand::{SeedableRng, rngs::StdRng};
use tokio::task::JoinHandle;

use crate::{
	fake_analyzers::{FakeAnalyzers, account, contact},
	fake_chain::{FakeChain, Trap},
	ledger::{ExportState, LEASE, Ledger, LinkState, Requested},
};

pub(crate) const GENESIS: GenesisHash = GenesisHash([7; 32]);
pub(crate) const WORKER: Account = Account([0xee; 32]);
pub(crate) const USER: Account = Account([0xaa; 32]);
pub(crate) const EPOCH: KeyEpoch = KeyEpoch(2);
pub(crate) const AT: Moment = 1_700_000_000_000;
pub(crate) const START: BlockNumber = 50;
pub(crate) const SINCE: BlockNumber = 40;
pub(crate) const OTHER: Account = Account([0xbb; 32]);
pub(crate) const ALGORITHM: AlgorithmId = AlgorithmId([8; 32]);

/// When a block was made.
pub(crate) fn moment_of(block: BlockNumber) -> Moment {
	AT + 6_000 * Moment::from(block)
}

pub(crate) fn shared() -> SharedSeed {
	SharedSeed::from_bytes([5; 32])
}

fn seed() -> WorkerSeed {
	WorkerSeed::from_bytes([6; 32])
}

pub(crate) fn identity() -> Identity {
	Identity::new(GENESIS, WORKER, &seed(), shared())
}

pub(crate) fn certifying_key() -> [u8; 32] {
	identity().keys(EPOCH).certifying
}

pub(crate) fn reply_key() -> SecretKey {
	UserSeed::from_bytes([9; 32]).reply()
}

pub(crate) fn context() -> Context {
	Context { genesis: GENESIS, purpose: Purpose::LinkRequest, epoch: EPOCH, account: USER }
}

pub(crate) fn wallet() -> EvmKey {
	EvmKey::from_bytes(&[0x46; 32]).unwrap()
}

pub(crate) fn external() -> ExternalAccount {
	ExternalAccount::Evm { chain: EvmChain(31_337), address: wallet().address() }
}

fn event(name: &str, method: Method) -> IdentificationEvent {
	IdentificationEvent {
		name: name.parse().unwrap(),
		description: "For tests".parse().unwrap(),
		project: "Uniswap".parse().unwrap(),
		registry: Network::Evm(EvmChain(31_337)),
		method,
	}
}

pub(crate) fn socks() -> IdentificationEvent {
	event("Unisocks", Method::HoldsErc20 { token: EvmAddress([1; 20]) })
}

pub(crate) fn swaps() -> IdentificationEvent {
	event("Swaps", Method::TransactionsTo { contract: EvmAddress([2; 20]) })
}

/// 100 for socks and 10 for each swap, of a request's only link.
const LOYAL_USER: &str = r#"(module
	(memory (export "memory") 1 1)
	(func (export "allocate") (param i32) (result i32) (i32.const 16))
	(func (export "score") (param $input i32) (param i32) (result i64)
		(i64.store (i32.const 4096) (i64.add
			(i64.mul (i64.const 100) (i64.extend_i32_u (i32.load8_u offset=4 (local.get $input))))
			(i64.mul (i64.const 10) (i64.load offset=7 (local.get $input)))))
		(i64.const 0x100000000008)))"#;

pub(crate) fn algorithm() -> ScoringAlgorithm {
	ScoringAlgorithm {
		id: ALGORITHM,
		name: "Loyal user".parse().unwrap(),
		events: vec![(socks().id(), socks()), (swaps().id(), swaps())],
		code: wat::parse_str(LOYAL_USER).unwrap(),
	}
}

/// The link of the wallet, shielded.
pub(crate) fn shielded(id: LinkId) -> LinkState {
	shielded_of(USER, id)
}

/// The same link, had another account proven to own the wallet.
pub(crate) fn shielded_of(owner: Account, id: LinkId) -> LinkState {
	shielded_as(owner, LinkRecord { external: external(), id, proven_by: ProvenBy::Key })
}

/// A shielded link with this record.
pub(crate) fn shielded_as(owner: Account, record: LinkRecord) -> LinkState {
	let context = RecordContext { genesis: GENESIS, account: owner, epoch: EPOCH };
	let encrypted = shared().state_key(EPOCH).encrypt(&record, &context).unwrap();
	let stored = StoredRecord { epoch: EPOCH, bound_to: owner, record: encrypted };
	let link = proven(owner, record.id, Visibility::Shielded(stored));
	LinkState::Shielded(link, nullifier_of(record.proven_by))
}

/// The link of the wallet, for everyone to see.
pub(crate) fn public(id: LinkId) -> LinkState {
	public_of(USER, id)
}

/// The same link, had another account proven to own the wallet.
pub(crate) fn public_of(owner: Account, id: LinkId) -> LinkState {
	LinkState::Public(proven(owner, id, Visibility::Public(external())))
}

fn proven(owner: Account, id: LinkId, visibility: Visibility) -> ProvenLink {
	ProvenLink { id, owner, ends: None, since: SINCE, visibility }
}

/// The pseudonym of the wallet.
pub(crate) fn nullifier() -> Nullifier {
	nullifier_of(ProvenBy::Key)
}

/// The pseudonym of the wallet that is proven so.
pub(crate) fn nullifier_of(proven_by: ProvenBy) -> Nullifier {
	shared().nullifier_key().nullifier(&external(), proven_by)
}

fn ledger() -> Ledger {
	let pool: Vec<_> = (1..=4).map(account).collect();
	Ledger {
		number: START,
		worker: Some(Registered { keys: identity().keys(EPOCH), lease_until: START + LEASE }),
		platforms: Platform::ALL.to_vec(),
		algorithm: Some(algorithm()),
		analyzers: pool.iter().map(|account| (*account, contact(*account))).collect(),
		pool,
		size: Some(CommitteeSize::SMALLEST),
		..Ledger::default()
	}
}

pub(crate) struct World {
	pub(crate) chain: FakeChain,
	pub(crate) analyzers: FakeAnalyzers,
	pub(crate) trap: Arc<Trap>,
	pub(crate) jobs: usize,
}

impl Default for World {
	fn default() -> Self {
		let trap = Arc::new(Trap::default());
		let chain = FakeChain::new(ledger(), trap.clone());
		Self { chain, analyzers: FakeAnalyzers::new(trap.clone()), trap, jobs: 64 }
	}
}

/// A worker that runs until this is dropped, as if killed.
pub(crate) struct Running(JoinHandle<()>);

impl Drop for Running {
	fn drop(&mut self) {
		self.0.abort();
	}
}

impl World {
	pub(crate) fn with(arrange: impl FnOnce(&mut Ledger)) -> Self {
		let world = Self::default();
		world.chain.arrange(arrange);
		world.chain.make_block();
		world
	}

	/// Starts a worker.
	pub(crate) fn start(&self) -> Running {
		let patience = Patience {
			deadline: Duration::from_secs(60),
			first_pause: Duration::from_millis(250),
			longest_pause: Duration::from_secs(4),
		};
		let limits = Limits { jobs: NonZeroUsize::new(self.jobs).unwrap(), patience };
		let worker = Worker::new(
			self.chain.clone(),
			self.analyzers.clone(),
			Arc::new(identity()),
			Attestant::development(),
			limits,
			StdRng::seed_from_u64(1),
		);
		Running(tokio::spawn(Arc::new(worker).run(self.chain.heads())))
	}

	/// Runs a worker until the finalized chain is as wanted, for an hour at most.
	pub(crate) async fn run_until(&self, holds: impl Fn(&Ledger) -> bool) -> Arc<Ledger> {
		let _running = self.start();
		let hour = Duration::from_secs(3600);
		tokio::time::timeout(hour, self.chain.until(holds)).await.expect("it never comes so far")
	}

	/// Runs a worker until a request is answered.
	pub(crate) async fn outcome(&self, id: RequestId) -> Outcome {
		let ledger = self.run_until(|ledger| ledger.requests[&id].outcome.is_some()).await;
		ledger.requests[&id].outcome.clone().unwrap()
	}

	/// Runs a worker until a link waits for nothing.
	pub(crate) async fn answer(&self, id: LinkId) -> LinkState {
		let ledger = self.run_until(|ledger| ledger.links[&id].open().is_none()).await;
		ledger.links[&id].clone()
	}
}

/// Why a worker refuses a link, as its owner reads it.
pub(crate) async fn refusal(world: &World, id: LinkId) -> Refusal {
	match world.answer(id).await {
		LinkState::Refused(sealed) => open_refusal(&reply_key(), &context(), &sealed).unwrap(),
		other => panic!("not refused: {other:?}"),
	}
}

/// A link request of the wallet, as its owner would make it.
pub(crate) fn link_request() -> LinkRequest {
	link_request_of(USER, None)
}

/// A link request of the wallet by an account, for a link that ends.
pub(crate) fn link_request_of(account: Account, ends: Option<BlockNumber>) -> LinkRequest {
	let (external, nonce, expires) = (external(), 0, START + 100);
	let challenge = Challenge { external, account, genesis: GENESIS, nonce, expires, ends };
	let (proof, reply_to) = (wallet().sign(&challenge).unwrap(), reply_key().public_key());
	LinkRequest { external, nonce, expires, proof, reply_to }
}

pub(crate) fn requested_link(id: LinkId, request: &LinkRequest) -> RequestedLink {
	requested_link_of(USER, id, request)
}

pub(crate) fn requested_link_of(
	account: Account,
	id: LinkId,
	request: &LinkRequest,
) -> RequestedLink {
	let (workers, context) =
		(shared().shielding(EPOCH).public_key(), Context { account, ..context() });
	let sealed = request.seal(&workers, &context, &mut StdRng::seed_from_u64(id.0)).unwrap();
	let (epoch, nonce, requested_at, ends) = (EPOCH, 0, START, None);
	RequestedLink { id, account, epoch, nonce, requested_at, ends, sealed }
}

/// A request for all records of the account.
pub(crate) fn requested_export() -> ExportState {
	let workers = shared().shielding(EPOCH).public_key();
	let request = ExportRequest { reply_to: reply_key().public_key() };
	let sealed = request.seal(&workers, &context(), &mut StdRng::seed_from_u64(0)).unwrap();
	let (account, epoch, requested_at) = (USER, EPOCH, START);
	ExportState::Requested(OpenExport { account, epoch, requested_at, sealed })
}

pub(crate) fn computing_request(links: &[u64], disclosure: Disclosure) -> ComputingRequest {
	let links: Vec<_> = links.iter().map(|id| LinkId(*id)).collect();
	let reply_to = reply_key().public_key();
	ComputingRequest { links: links.try_into().unwrap(), disclosure, reply_to }
}

pub(crate) fn requested(id: RequestId, request: &ComputingRequest) -> Requested {
	let workers = shared().shielding(EPOCH).public_key();
	let sealed = request.seal(&workers, &context(), &mut StdRng::seed_from_u64(id.0)).unwrap();
	let (account, algorithm, epoch, at, block) = (USER, ALGORITHM, EPOCH, AT, START);
	let open = OpenRequest { id, account, algorithm, epoch, at, block, sealed };
	Requested { open, drawn_at: START, outcome: None }
}

/// A world with the wallet linked as link 1 and this request about it, number 4.
pub(crate) fn world_asking(disclosure: Disclosure) -> World {
	World::with(|ledger| {
		ledger.links.insert(LinkId(1), shielded(LinkId(1)));
		let request = requested(RequestId(4), &computing_request(&[1], disclosure));
		ledger.requests.insert(RequestId(4), request);
	})
}

/// The credential in an outcome, as its requester gets it.
pub(crate) fn credential(outcome: &Outcome) -> Credential {
	let Outcome::Scored { commitment, sealed_credential, .. } = outcome else {
		panic!("not scored: {outcome:?}");
	};
	let text = open_credential(&reply_key(), &context(), sealed_credential).unwrap();
	let verified = verify(text.as_bytes()).unwrap();
	assert_eq!(verified.commitment(), *commitment);
	verified.credential().clone()
}
