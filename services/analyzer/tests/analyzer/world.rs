//! A chain with one open request, a source with one answer, and a worker that asks.

use std::{
	collections::VecDeque,
	path::PathBuf,
	sync::{
		Arc, Mutex,
		atomic::{AtomicUsize, Ordering},
	},
	time::Duration,
};

use ed25519_dalek::SigningKey;
use litentry_analyzer::{
	Analyzer, AnswerBook, Chain, ChainState, Draw, Identity, OpenLinkRequest, OpenRequest,
	Patience, Refusal,
};
use litentry_data_source::{DataSource, Unanswerable};
use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount, Network};
use litentry_key_tree::AnalyzerSeed;
use litentry_knowledge::{EventId, IdentificationEvent, Method, Value};
use litentry_observation::{
	Answer, CommitteeSize, Observation, Question, SignedTask, SourceBlock, Task, committee,
	link_seed,
};
use litentry_sealing::{Context, PublicKey, Purpose, SecretKey};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch, LinkId, Moment, RequestId};
use rand::{SeedableRng, rngs::StdRng};
use tempfile::TempDir;

pub(crate) const GENESIS: GenesisHash = GenesisHash([7; 32]);
pub(crate) const REQUEST: RequestId = RequestId(4);
pub(crate) const LINK: LinkId = LinkId(9);
pub(crate) const HASH: [u8; 32] = [8; 32];
pub(crate) const EPOCH: KeyEpoch = KeyEpoch(3);
pub(crate) const AT: Moment = 1_700_000_000_000;
pub(crate) const WORKER: Account = Account([0xee; 32]);

/// The chain's state, to be arranged before the analyzer is made.
#[derive(Clone)]
pub(crate) struct FakeChain {
	pub(crate) epoch: KeyEpoch,
	pub(crate) shielding_key: Option<PublicKey>,
	pub(crate) certifying_key: Option<[u8; 32]>,
	pub(crate) request: Option<OpenRequest>,
	pub(crate) link: Option<OpenLinkRequest>,
	pub(crate) event: Option<IdentificationEvent>,
	pub(crate) down: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no node")]
pub(crate) struct Down;

impl Chain for FakeChain {
	type State = Self;
	type Fault = Down;

	fn genesis(&self) -> GenesisHash {
		GENESIS
	}

	async fn finalized(&self) -> Result<Self, Down> {
		if self.down { Err(Down) } else { Ok(self.clone()) }
	}
}

impl ChainState for FakeChain {
	type Fault = Down;

	async fn epoch(&self) -> Result<KeyEpoch, Down> {
		Ok(self.epoch)
	}

	async fn shielding_key(&self, epoch: KeyEpoch) -> Result<Option<PublicKey>, Down> {
		Ok(self.shielding_key.clone().filter(|_| epoch == EPOCH))
	}

	async fn certifying_key(&self, worker: &Account) -> Result<Option<[u8; 32]>, Down> {
		Ok(self.certifying_key.filter(|_| *worker == WORKER))
	}

	async fn request(&self, id: RequestId) -> Result<Option<OpenRequest>, Down> {
		Ok(self.request.clone().filter(|_| id == REQUEST))
	}

	async fn link_request(&self, id: LinkId) -> Result<Option<OpenLinkRequest>, Down> {
		Ok(self.link.clone().filter(|_| id == LINK))
	}

	async fn event(&self, id: &EventId) -> Result<Option<IdentificationEvent>, Down> {
		Ok(self.event.clone().filter(|event| event.id() == *id))
	}
}

type Script = VecDeque<Result<Answer, Unanswerable>>;

/// A source that says what it was told to say, one thing after the other, and then is silent.
#[derive(Clone, Default)]
pub(crate) struct FakeSource {
	script: Arc<Mutex<Script>>,
	pub(crate) asked: Arc<AtomicUsize>,
}

impl FakeSource {
	pub(crate) fn saying(script: impl IntoIterator<Item = Result<Answer, Unanswerable>>) -> Self {
		let script = Arc::new(Mutex::new(script.into_iter().collect()));
		Self { script, asked: Arc::default() }
	}

	pub(crate) fn times_asked(&self) -> usize {
		self.asked.load(Ordering::SeqCst)
	}
}

impl FakeSource {
	async fn say(&self) -> Result<Answer, Unanswerable> {
		self.asked.fetch_add(1, Ordering::SeqCst);
		let said = self.script.lock().unwrap().pop_front();
		match said {
			Some(said) => said,
			None => std::future::pending().await,
		}
	}
}

impl DataSource for FakeSource {
	async fn answer(
		&self,
		_event: &IdentificationEvent,
		_external: &ExternalAccount,
		_at: Moment,
	) -> Result<Answer, Unanswerable> {
		self.say().await
	}

	async fn accepts_signature(
		&self,
		wallet: &ExternalAccount,
		hash: &[u8; 32],
		signature: &[u8],
		at: Moment,
	) -> Result<Answer, Unanswerable> {
		assert_eq!((*wallet, *hash, signature, at), (external(), HASH, &[5; 65][..], AT));
		self.say().await
	}
}

pub(crate) fn flag(value: bool) -> Answer {
	Answer { value: Value::Flag(value), ..answer(0) }
}

pub(crate) fn answer(count: u64) -> Answer {
	Answer { value: Value::Count(count), block: SourceBlock { number: 90, hash: [3; 32] } }
}

pub(crate) fn behind() -> Unanswerable {
	Unanswerable::Behind { head: 89 }
}

pub(crate) fn event() -> IdentificationEvent {
	IdentificationEvent {
		name: b"Swaps".to_vec().try_into().unwrap(),
		description: b"Transactions with the router".to_vec().try_into().unwrap(),
		project: b"Uniswap".to_vec().try_into().unwrap(),
		registry: Network::Evm(EvmChain(1)),
		method: Method::TransactionsTo { contract: EvmAddress([5; 20]) },
	}
}

pub(crate) fn certifying() -> SigningKey {
	SigningKey::from_bytes(&[2; 32])
}

pub(crate) fn shielding() -> SecretKey {
	SecretKey::from_seed([1; 32])
}

fn seed() -> AnalyzerSeed {
	AnalyzerSeed::from_bytes([9; 32])
}

pub(crate) fn identity() -> Identity {
	Identity::new(Account([0; 32]), &seed())
}

/// Eight analyzers, of whom this one is the first; at `position()` it is on the committee.
fn draw() -> Draw {
	let pool = (0..8).map(|number| Account([number; 32])).collect();
	Draw { seed: [6; 32], pool, size: CommitteeSize::SMALLEST }
}

pub(crate) fn position() -> u8 {
	let Draw { seed, pool, size } = draw();
	let me = Account([0; 32]);
	(0..2).find(|p| committee(&seed, &pool, size, *p).unwrap().contains(&me)).unwrap()
}

/// The draw of the link, with another randomness when this analyzer is to be on the committee or not.
pub(crate) fn link_draw(is_member: bool) -> Draw {
	let Draw { pool, size, .. } = draw();
	let seeds = (0..).map(|block| link_seed(&[block; 32], LINK));
	let me = Account([0; 32]);
	let falls_so =
		|seed: &[u8; 32]| committee(seed, &pool, size, 0).unwrap().contains(&me) == is_member;
	Draw { seed: seeds.into_iter().find(falls_so).unwrap(), pool: pool.clone(), size }
}

pub(crate) fn external() -> ExternalAccount {
	ExternalAccount::Evm { chain: EvmChain(1), address: EvmAddress([0xab; 20]) }
}

pub(crate) fn task() -> Task {
	task_of(REQUEST, position(), event().id())
}

pub(crate) fn task_of(request: RequestId, position: u8, event: EventId) -> Task {
	let question = Question::Event { request, position, event };
	Task { question, external: external(), at: AT }
}

/// Whether a wallet accepts a signature.
pub(crate) fn contract_task() -> Task {
	contract_task_of(LINK)
}

pub(crate) fn contract_task_of(link: LinkId) -> Task {
	let signature = vec![5; 65].try_into().unwrap();
	let question = Question::ContractSignature { link, hash: HASH, signature };
	Task { question, external: external(), at: AT }
}

pub(crate) struct World {
	pub(crate) chain: FakeChain,
	pub(crate) source: FakeSource,
	pub(crate) patience: Patience,
	folder: TempDir,
}

pub(crate) type FakeAnalyzer = Analyzer<FakeChain, FakeSource, StdRng>;

impl Default for World {
	fn default() -> Self {
		let chain = FakeChain {
			epoch: EPOCH,
			shielding_key: Some(shielding().public_key()),
			certifying_key: Some(certifying().verifying_key().to_bytes()),
			request: Some(OpenRequest {
				at: AT,
				events: vec![EventId([1; 32]), event().id()],
				epoch: EPOCH,
				draw: Some(draw()),
			}),
			link: Some(OpenLinkRequest { at: AT, epoch: EPOCH, draw: Some(link_draw(true)) }),
			event: Some(event()),
			down: false,
		};
		let source = FakeSource::saying([Ok(answer(5))]);
		let patience =
			Patience { deadline: Duration::from_secs(30), pause: Duration::from_millis(5) };
		Self { chain, source, patience, folder: TempDir::new().unwrap() }
	}
}

impl World {
	pub(crate) fn with(arrange: impl FnOnce(&mut Self)) -> Self {
		let mut world = Self::default();
		arrange(&mut world);
		world
	}

	pub(crate) fn book_file(&self) -> PathBuf {
		self.folder.path().join("answers")
	}

	pub(crate) async fn analyzer(&self) -> FakeAnalyzer {
		let book = AnswerBook::open(&self.book_file(), 100).await.unwrap();
		let (chain, source) = (self.chain.clone(), self.source.clone());
		let rng = StdRng::seed_from_u64(1);
		Analyzer::new(identity(), chain, source, book, self.patience, rng)
	}

	/// Asks this task and reads the observation that comes back.
	pub(crate) async fn ask(&self, task: Task) -> Result<Observation, Refusal> {
		self.analyzer().await.answer(&seal(&sign(task))).await.map(|sealed| open(&sealed))
	}
}

pub(crate) fn sign(task: Task) -> SignedTask {
	task.sign(&GENESIS, WORKER, &certifying())
}

pub(crate) fn context(purpose: Purpose) -> Context {
	Context { genesis: GENESIS, purpose, epoch: EPOCH, account: identity().account() }
}

pub(crate) fn seal(signed: &SignedTask) -> Vec<u8> {
	let mut rng = StdRng::seed_from_u64(2);
	signed.seal(&seed().sealing().public_key(), &context(Purpose::Task), &mut rng).unwrap()
}

pub(crate) fn open(sealed: &[u8]) -> Observation {
	Observation::open(&shielding(), &context(Purpose::Observation), sealed).unwrap()
}

pub(crate) fn verified(observation: &Observation, task: &Task) -> Answer {
	let (me, key) = (identity().account(), identity().observation_key());
	observation.verify(&GENESIS, &me, &task.hash(&GENESIS), &key).unwrap()
}
