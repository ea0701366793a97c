//! The chain as a node tells it.

mod links;

use litentry_chain_client::{Call, ChainClient, ChainFault, NotIncluded, Signer, Snapshot};
use litentry_external_account::{ExternalAccount, Platform};
use litentry_knowledge::AlgorithmId;
use litentry_link_record::Nullifier;
use litentry_observation::link_seed;
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, KeyEpoch, LinkId, Moment, RequestId};

use crate::{
	AnalyzerContact, Chain, ChainState, Claim, Draw, Fate, Heads, OpenExport, OpenLink,
	OpenRequest, ProvenLink, Registered, ScoringAlgorithm,
};

/// What the chain says when the answer of a call is there already, or no longer wanted.
const OVERTAKEN: [(&str, &str); 7] = [
	("IdentityLinker", "NotFound"),
	("IdentityLinker", "NotRequested"),
	("IdentityLinker", "NotRevealing"),
	("IdentityLinker", "NoExport"),
	("IdentityLinker", "ExportAnswered"),
	("TaskDistributor", "NotFound"),
	("TaskDistributor", "AlreadyClosed"),
];

/// The chain behind a node, with this worker's account.
#[derive(Clone, Debug)]
pub struct NodeChain {
	client: ChainClient,
	signer: Signer,
}

impl NodeChain {
	/// The chain that this client sees; `signer` pays and acts.
	pub const fn new(client: ChainClient, signer: Signer) -> Self {
		Self { client, signer }
	}

	/// The finalized blocks from now on.
	///
	/// # Errors
	///
	/// The node does not answer.
	pub async fn heads(&self) -> Result<NodeHeads, ChainFault> {
		Ok(NodeHeads { heads: self.client.heads().await?, client: self.client.clone() })
	}

	async fn fate_of(&self, refusal: NotIncluded) -> Result<Fate, NotIncluded> {
		if OVERTAKEN.iter().any(|(pallet, error)| refusal.is(pallet, error)) {
			let block = self.client.finalized().await?.number();
			return Ok(Fate::Overtaken { block });
		}
		Err(refusal)
	}
}

impl Chain for NodeChain {
	type State = NodeState;
	type Fault = NotIncluded;

	fn genesis(&self) -> GenesisHash {
		self.client.genesis()
	}

	async fn finalized(&self) -> Result<NodeState, NotIncluded> {
		Ok(NodeState { snapshot: self.client.finalized().await?, client: self.client.clone() })
	}

	async fn submit(&self, call: Call) -> Result<Fate, NotIncluded> {
		match self.client.submit(&self.signer, &call).await {
			Ok(included) => Ok(Fate::Included { block: included.block }),
			Err(refusal) => self.fate_of(refusal).await,
		}
	}
}

/// The finalized blocks that a node tells of.
#[derive(Debug)]
pub struct NodeHeads {
	heads: litentry_chain_client::Heads,
	client: ChainClient,
}

impl Heads for NodeHeads {
	type State = NodeState;

	async fn next(&mut self) -> NodeState {
		NodeState { snapshot: self.heads.next().await, client: self.client.clone() }
	}
}

/// The state of one finalized block.
#[derive(Clone, Debug)]
pub struct NodeState {
	snapshot: Snapshot,
	/// For the pool of a draw, which the drawing block's state holds.
	client: ChainClient,
}

impl ChainState for NodeState {
	type Fault = NotIncluded;

	fn number(&self) -> BlockNumber {
		self.snapshot.number()
	}

	fn hash(&self) -> [u8; 32] {
		self.snapshot.hash()
	}

	async fn epoch(&self) -> Result<KeyEpoch, NotIncluded> {
		Ok(self.snapshot.epoch().await?)
	}

	async fn lease_duration(&self) -> Result<BlockNumber, NotIncluded> {
		Ok(self.snapshot.lease_duration()?)
	}

	async fn worker(&self, account: &Account) -> Result<Option<Registered>, NotIncluded> {
		let worker = self.snapshot.worker(*account).await?;
		Ok(worker.map(|it| Registered { keys: it.keys, lease_until: it.lease_until }))
	}

	async fn live_workers(&self) -> Result<u32, NotIncluded> {
		Ok(u32::try_from(self.snapshot.roster().await?.len()).unwrap_or(u32::MAX))
	}

	async fn open_links(&self, limit: u32) -> Result<Vec<OpenLink>, NotIncluded> {
		let links = self.snapshot.open_link_requests(limit).await?;
		Ok(links.into_iter().filter_map(|(id, link)| links::open(id, link)).collect())
	}

	async fn open_requests(&self, limit: u32) -> Result<Vec<OpenRequest>, NotIncluded> {
		let requests = self.snapshot.open_requests(limit).await?;
		Ok(requests.into_iter().map(|(id, request)| open_request(id, request)).collect())
	}

	async fn open_exports(&self, limit: u32) -> Result<Vec<OpenExport>, NotIncluded> {
		let exports = self.snapshot.open_exports(limit).await?;
		Ok(exports.into_iter().filter_map(|(by, export)| links::open_export(by, export)).collect())
	}

	async fn platforms(&self) -> Result<Vec<Platform>, NotIncluded> {
		Ok(self.snapshot.platforms().await?)
	}

	async fn shielded_claim(&self, nullifier: &Nullifier) -> Result<Option<Claim>, NotIncluded> {
		let Some(id) = self.snapshot.nullifier(*nullifier).await? else { return Ok(None) };
		Ok(self.snapshot.link(id).await?.map(|link| links::claim(&link)))
	}

	async fn public_claim(&self, external: &ExternalAccount) -> Result<Option<Claim>, NotIncluded> {
		let found = self.snapshot.public_link(external).await?;
		Ok(found.map(|(_, link)| links::claim(&link)))
	}

	async fn proven_link(&self, id: LinkId) -> Result<Option<ProvenLink>, NotIncluded> {
		Ok(self.snapshot.link(id).await?.and_then(|link| links::proven(id, link)))
	}

	async fn links_of(
		&self,
		account: &Account,
		at: BlockNumber,
	) -> Result<Vec<ProvenLink>, NotIncluded> {
		let links = self.client.at(at).await?.links_of(*account).await?;
		Ok(links.into_iter().filter_map(|(id, link)| links::proven(id, link)).collect())
	}

	async fn draw(&self, id: RequestId) -> Result<Option<Draw>, NotIncluded> {
		let Some(seed) = self.snapshot.request_seed(id).await? else { return Ok(None) };
		let Some(block) = self.snapshot.drawn_at(id).await? else { return Ok(None) };
		self.drawn(block, seed).await.map(Some)
	}

	async fn link_draw(
		&self,
		id: LinkId,
		requested_at: BlockNumber,
	) -> Result<Option<Draw>, NotIncluded> {
		let drawn = self.snapshot.draw_after(requested_at).await?;
		let Some((block, randomness)) = drawn else { return Ok(None) };
		self.drawn(block, link_seed(&randomness, id)).await.map(Some)
	}

	async fn timestamp(&self, block: BlockNumber) -> Result<Moment, NotIncluded> {
		Ok(self.client.at(block).await?.timestamp().await?)
	}

	async fn algorithm(&self, id: &AlgorithmId) -> Result<Option<ScoringAlgorithm>, NotIncluded> {
		let Some(registered) = self.snapshot.algorithm(*id).await? else { return Ok(None) };
		let Some(code) = self.snapshot.code(*id).await? else { return Ok(None) };
		let mut events = Vec::with_capacity(registered.algorithm.events.len());
		for event in registered.algorithm.events {
			let Some(registered) = self.snapshot.event(event).await? else { return Ok(None) };
			events.push((event, registered.event));
		}
		Ok(Some(ScoringAlgorithm { id: *id, name: registered.algorithm.name, events, code }))
	}

	async fn analyzer(&self, account: &Account) -> Result<Option<AnalyzerContact>, NotIncluded> {
		let Some(analyzer) = self.snapshot.analyzer(*account).await? else { return Ok(None) };
		// An endpoint that is no text cannot be asked, like any other that leads nowhere.
		Ok(String::from_utf8(analyzer.endpoint).ok().map(|endpoint| AnalyzerContact {
			account: *account,
			endpoint,
			observation_key: analyzer.observation_key,
			sealing_key: analyzer.sealing_key,
		}))
	}
}

impl NodeState {
	/// What a block's analyzers and a seed make together.
	async fn drawn(&self, block: BlockNumber, seed: [u8; 32]) -> Result<Draw, NotIncluded> {
		let drawing = self.client.at(block).await?;
		let pool = drawing.eligible_analyzers().await?.into_iter().map(|(account, _)| account);
		let size = drawing.committee_size().await?;
		Ok(Draw { seed, pool: pool.collect(), size })
	}
}

fn open_request(id: RequestId, request: litentry_chain_client::OpenRequest) -> OpenRequest {
	let litentry_chain_client::OpenRequest { account, algorithm, epoch, at, block, sealed, .. } =
		request;
	OpenRequest { id, account, algorithm, epoch, at, block, sealed }
}
