//! A chain with four analyzers, an algorithm, and an account with a linked wallet.

use std::{num::NonZeroUsize, sync::Arc, time::Duration};

use litentry_computing_request::{ComputingRequest, Disclosure, Outcome};
use litentry_credential::{Credential, open_credential, verify};
use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount, Network};
use litentry_key_tree::{SharedSeed, UserSeed, WorkerSeed};
use litentry_knowledge::{AlgorithmId, IdentificationEvent, Method};
use litentry_link_proof::{Challenge, EvmKey};
use litentry_link_record::{LinkRecord, LinkRequest, RecordContext};
use litentry_observation::CommitteeSize;
use litentry_sealing::{Context, Purpose, SecretKey};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, KeyEpoch, LinkId, Moment, RequestId};
use litentry_worker::{
	Attestant, ConfirmedLink, Identity, Limits, OpenLink, OpenRequest, Patience, Registered,
	ScoringAlgorithm, Worker,
};
use rand::{SeedableRng, rngs::StdRng};
use tokio::task::JoinHandle;

use crate::{
	fake_analyzers::{FakeAnalyzers, account, contact},
	fake_chain::{FakeChain, Trap},
	ledger::{LEASE, Ledger, LinkState, Requested},
};

pub(crate) const GENESIS: GenesisHash = GenesisHash([7; 32]);
pub(crate) const WORKER: Account = Account([0xee; 32]);
pub(crate) const USER: Account = Account([0xaa; 32]);
pub(crate) const EPOCH: KeyEpoch = KeyEpoch(2);
pub(crate) const AT: Moment = 1_700_000_000_000;
pub(crate) const START: BlockNumber = 50;
pub(crate) const ALGORITHM: AlgorithmId = AlgorithmId([8; 32]);

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

/// The link of the wallet, confirmed.
pub(crate) fn confirmed(id: LinkId) -> LinkState {
	confirmed_of(USER, id)
}

/// The same link, had another account proven to own the wallet.
pub(crate) fn confirmed_of(owner: Account, id: LinkId) -> LinkState {
	let context = RecordContext { genesis: GENESIS, account: owner, epoch: EPOCH };
	let record = LinkRecord { external: external(), id };
	let record = shared().state_key(EPOCH).encrypt(&record, &context).unwrap();
	let nullifier = shared().nullifier_key().nullifier(&external());
	LinkState::Confirmed(ConfirmedLink { owner, epoch: EPOCH, record }, nullifier)
}

fn ledger() -> Ledger {
	let pool: Vec<_> = (1..=4).map(account).collect();
	Ledger {
		number: START,
		worker: Some(Registered { keys: identity().keys(EPOCH), lease_until: START + LEASE }),
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

	/// Runs a worker until a link request is answered.
	pub(crate) async fn answer(&self, id: LinkId) -> LinkState {
		let open = |link: &LinkState| matches!(link, LinkState::Open(_));
		let ledger = self.run_until(|ledger| !open(&ledger.links[&id])).await;
		ledger.links[&id].clone()
	}
}

/// A link request of the wallet, as its owner would make it.
pub(crate) fn link_request() -> LinkRequest {
	let (nonce, expires) = (0, START + 100);
	let challenge = Challenge {
		external: external(),
		account: USER,
		genesis: GENESIS,
		nonce,
		expires,
		ends: None,
	};
	let proof = wallet().sign(&challenge).unwrap();
	LinkRequest { external: external(), nonce, expires, proof, reply_to: reply_key().public_key() }
}

pub(crate) fn open_link(id: LinkId, request: &LinkRequest) -> OpenLink {
	let workers = shared().shielding(EPOCH).public_key();
	let sealed = request.seal(&workers, &context(), &mut StdRng::seed_from_u64(id.0)).unwrap();
	OpenLink { id, account: USER, epoch: EPOCH, nonce: 0, requested_at: START, sealed }
}

pub(crate) fn computing_request(links: &[u64], disclosure: Disclosure) -> ComputingRequest {
	let links: Vec<_> = links.iter().map(|id| LinkId(*id)).collect();
	let reply_to = reply_key().public_key();
	ComputingRequest { links: links.try_into().unwrap(), disclosure, reply_to }
}

pub(crate) fn requested(id: RequestId, request: &ComputingRequest) -> Requested {
	let workers = shared().shielding(EPOCH).public_key();
	let sealed = request.seal(&workers, &context(), &mut StdRng::seed_from_u64(id.0)).unwrap();
	let (account, algorithm, epoch, at) = (USER, ALGORITHM, EPOCH, AT);
	let open = OpenRequest { id, account, algorithm, epoch, at, sealed };
	Requested { open, drawn_at: START, outcome: None }
}

/// A world with the wallet linked as link 1 and this request about it, number 4.
pub(crate) fn world_asking(disclosure: Disclosure) -> World {
	World::with(|ledger| {
		ledger.links.insert(LinkId(1), confirmed(LinkId(1)));
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
