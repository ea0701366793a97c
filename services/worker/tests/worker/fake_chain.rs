//! A chain in memory that makes a block every six seconds.

use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex},
	time::Duration,
};

use litentry_chain_client::Call;
use litentry_external_account::{ExternalAccount, Platform};
use litentry_knowledge::AlgorithmId;
use litentry_link_record::Nullifier;
use litentry_observation::{link_seed, request_seed};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, KeyEpoch, LinkId, Moment, RequestId};
use litentry_worker::{
	AnalyzerContact, Chain, ChainState, Claim, Draw, Fate, Heads, OpenExport, OpenLink,
	OpenRequest, ProvenLink, Registered, ScoringAlgorithm,
};
use tokio::sync::{Notify, watch};

use crate::{
	ledger::{ExportState, LEASE, Ledger, LinkState, NotDone, hash_of},
	world::{EPOCH, GENESIS, moment_of},
};

pub(crate) const BLOCK_TIME: Duration = Duration::from_secs(6);

/// Where a worker can be stopped for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
	Lists,
	Claims,
	Draw,
	Algorithm,
	Links,
	LinksOf,
	Contacts,
	Asking,
	BeforeSubmission,
	AfterSubmission,
}

/// Stops whoever comes to a point.
#[derive(Default)]
pub(crate) struct Trap {
	point: Mutex<Option<Point>>,
	sprung: Notify,
}

impl Trap {
	pub(crate) async fn pass(&self, point: Point) {
		let here = *self.point.lock().unwrap() == Some(point);
		if here {
			self.sprung.notify_one();
			std::future::pending::<()>().await;
		}
	}

	pub(crate) fn set(&self, point: Option<Point>) {
		*self.point.lock().unwrap() = point;
	}

	pub(crate) async fn springs(&self) {
		self.sprung.notified().await;
	}
}

struct Shared {
	/// The newest block.
	best: Mutex<Ledger>,
	/// The newest block that is final.
	finalized: watch::Sender<Arc<Ledger>>,
	/// All blocks that are or were final.
	history: Mutex<BTreeMap<BlockNumber, Arc<Ledger>>>,
	trap: Arc<Trap>,
	/// How often it still fails to answer.
	faults: Mutex<u32>,
}

#[derive(Clone)]
pub(crate) struct FakeChain(Arc<Shared>);

impl FakeChain {
	pub(crate) fn new(ledger: Ledger, trap: Arc<Trap>) -> Self {
		let (finalized, _) = watch::channel(Arc::new(ledger.clone()));
		let (best, faults) = (Mutex::new(ledger), Mutex::new(0));
		let history = Mutex::default();
		Self(Arc::new(Shared { best, finalized, history, trap, faults }))
	}

	pub(crate) fn heads(&self) -> FakeHeads {
		FakeHeads(self.clone())
	}

	pub(crate) fn seen(&self) -> Arc<Ledger> {
		self.0.finalized.borrow().clone()
	}

	/// Changes the newest block; it is final with the next one.
	pub(crate) fn arrange(&self, change: impl FnOnce(&mut Ledger)) {
		change(&mut self.0.best.lock().unwrap());
	}

	pub(crate) fn fail(&self, times: u32) {
		*self.0.faults.lock().unwrap() = times;
	}

	pub(crate) fn make_block(&self) {
		let mut best = self.0.best.lock().unwrap();
		let block = Arc::new(best.clone());
		self.0.history.lock().unwrap().insert(best.number, block.clone());
		self.0.finalized.send_replace(block);
		best.number += 1;
	}

	/// Waits for a finalized block of which this holds.
	pub(crate) async fn until(&self, holds: impl Fn(&Ledger) -> bool) -> Arc<Ledger> {
		let mut finalized = self.0.finalized.subscribe();
		finalized.wait_for(|ledger| holds(ledger)).await.unwrap().clone()
	}

	fn state(&self) -> FakeState {
		FakeState { ledger: self.seen(), chain: self.clone() }
	}

	fn answer<T>(&self, answer: T) -> Result<T, NotDone> {
		let mut faults = self.0.faults.lock().unwrap();
		match faults.checked_sub(1) {
			Some(left) => {
				*faults = left;
				Err(NotDone::Refused("no node"))
			}
			None => Ok(answer),
		}
	}
}

impl Chain for FakeChain {
	type State = FakeState;
	type Fault = NotDone;

	fn genesis(&self) -> GenesisHash {
		GENESIS
	}

	async fn finalized(&self) -> Result<FakeState, NotDone> {
		self.answer(self.state())
	}

	async fn submit(&self, call: Call) -> Result<Fate, NotDone> {
		self.0.trap.pass(Point::BeforeSubmission).await;
		let (applied, block) = {
			let mut best = self.0.best.lock().unwrap();
			let applied = best.apply(&call);
			best.overtaken += u32::from(applied == Err(NotDone::Overtaken));
			best.refused += u32::from(matches!(applied, Err(NotDone::Refused(_))));
			(applied, best.number)
		};
		self.0.trap.pass(Point::AfterSubmission).await;
		self.until(|ledger| ledger.number >= block).await;
		match applied {
			Ok(()) => Ok(Fate::Included { block }),
			Err(NotDone::Overtaken) => Ok(Fate::Overtaken { block }),
			Err(refused) => Err(refused),
		}
	}
}

pub(crate) struct FakeHeads(FakeChain);

impl Heads for FakeHeads {
	type State = FakeState;

	async fn next(&mut self) -> FakeState {
		tokio::time::sleep(BLOCK_TIME).await;
		self.0.make_block();
		self.0.state()
	}
}

pub(crate) struct FakeState {
	ledger: Arc<Ledger>,
	chain: FakeChain,
}

impl FakeState {
	async fn pass(&self, point: Point) {
		self.chain.0.trap.pass(point).await;
	}
}

impl ChainState for FakeState {
	type Fault = NotDone;

	fn number(&self) -> BlockNumber {
		self.ledger.number
	}

	fn hash(&self) -> [u8; 32] {
		hash_of(self.ledger.number)
	}

	async fn epoch(&self) -> Result<KeyEpoch, NotDone> {
		Ok(EPOCH)
	}

	async fn lease_duration(&self) -> Result<BlockNumber, NotDone> {
		Ok(LEASE)
	}

	async fn worker(&self, _: &Account) -> Result<Option<Registered>, NotDone> {
		Ok(self.ledger.worker.clone())
	}

	async fn live_workers(&self) -> Result<u32, NotDone> {
		let alive = |worker: &Registered| worker.lease_until > self.ledger.number;
		Ok(self.ledger.colleagues + u32::from(self.ledger.worker.as_ref().is_some_and(alive)))
	}

	async fn open_links(&self, limit: u32) -> Result<Vec<OpenLink>, NotDone> {
		self.pass(Point::Lists).await;
		let links = self.ledger.links.values().filter_map(LinkState::open).take(limit as usize);
		self.chain.answer(links.collect())
	}

	async fn open_exports(&self, limit: u32) -> Result<Vec<OpenExport>, NotDone> {
		let open = self.ledger.exports.values().filter_map(|export| match export {
			ExportState::Requested(open) => Some(open.clone()),
			ExportState::Answered(_) => None,
		});
		self.chain.answer(open.take(limit as usize).collect())
	}

	async fn open_requests(&self, limit: u32) -> Result<Vec<OpenRequest>, NotDone> {
		let open = self.ledger.requests.values().filter(|request| request.outcome.is_none());
		let open = open.map(|request| request.open.clone()).take(limit as usize);
		self.chain.answer(open.collect())
	}

	async fn platforms(&self) -> Result<Vec<Platform>, NotDone> {
		self.chain.answer(self.ledger.platforms.clone())
	}

	async fn shielded_claim(&self, nullifier: &Nullifier) -> Result<Option<Claim>, NotDone> {
		self.pass(Point::Claims).await;
		self.chain.answer(self.ledger.shielded_link(nullifier).map(|(_, claim)| claim))
	}

	async fn public_claim(&self, external: &ExternalAccount) -> Result<Option<Claim>, NotDone> {
		self.pass(Point::Claims).await;
		self.chain.answer(self.ledger.public_link(external).map(|(_, claim)| claim))
	}

	async fn proven_link(&self, id: LinkId) -> Result<Option<ProvenLink>, NotDone> {
		self.pass(Point::Links).await;
		self.chain.answer(self.ledger.links.get(&id).and_then(LinkState::proven).cloned())
	}

	async fn links_of(
		&self,
		account: &Account,
		at: BlockNumber,
	) -> Result<Vec<ProvenLink>, NotDone> {
		self.pass(Point::LinksOf).await;
		let ledger = self.chain.0.history.lock().unwrap().get(&at).cloned();
		let ledger = ledger.ok_or(NotDone::Refused("no such block"))?;
		let proven = ledger.links.values().filter_map(LinkState::proven);
		self.chain.answer(proven.filter(|link| link.owner == *account).cloned().collect())
	}

	async fn draw(&self, id: RequestId) -> Result<Option<Draw>, NotDone> {
		self.pass(Point::Draw).await;
		let request = &self.ledger.requests[&id];
		let drawn = request.drawn_at <= self.ledger.number;
		let (pool, size) = (self.ledger.pool.clone(), self.ledger.size.unwrap());
		self.chain.answer(drawn.then(|| Draw { seed: request_seed(&[4; 32], id), pool, size }))
	}

	async fn link_draw(
		&self,
		id: LinkId,
		requested_at: BlockNumber,
	) -> Result<Option<Draw>, NotDone> {
		self.pass(Point::Draw).await;
		let drawn = requested_at + self.ledger.draws_after <= self.ledger.number;
		let (pool, size) = (self.ledger.pool.clone(), self.ledger.size.unwrap());
		self.chain.answer(drawn.then(|| Draw { seed: link_seed(&[4; 32], id), pool, size }))
	}

	async fn timestamp(&self, block: BlockNumber) -> Result<Moment, NotDone> {
		self.chain.answer(moment_of(block))
	}

	async fn algorithm(&self, id: &AlgorithmId) -> Result<Option<ScoringAlgorithm>, NotDone> {
		self.pass(Point::Algorithm).await;
		self.chain.answer(self.ledger.algorithm.clone().filter(|it| it.id == *id))
	}

	async fn analyzer(&self, account: &Account) -> Result<Option<AnalyzerContact>, NotDone> {
		self.pass(Point::Contacts).await;
		self.chain.answer(self.ledger.analyzers.get(account).cloned())
	}
}
