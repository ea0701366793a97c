//! The real chain, seen through a node.

use litentry_chain_client::{ChainClient, ChainFault, Link, LinkState, Snapshot};
use litentry_knowledge::{EventId, IdentificationEvent};
use litentry_observation::link_seed;
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, KeyEpoch, LinkId, RequestId};

use crate::{
	Chain, ChainState, Draw, OpenLinkRequest, OpenRequest, remembered_draws::RememberedDraws,
};

/// The real chain, seen through a node.
#[derive(Clone, Debug)]
pub struct LiveChain {
	client: ChainClient,
	draws: Draws,
}

/// The state of one finalized block of the real chain.
#[derive(Clone, Debug)]
pub struct LiveState {
	client: ChainClient,
	snapshot: Snapshot,
	draws: Draws,
}

#[derive(Clone, Debug, Default)]
struct Draws {
	requests: RememberedDraws<RequestId>,
	links: RememberedDraws<LinkId>,
}

impl LiveChain {
	/// The chain of this node.
	pub fn new(client: ChainClient) -> Self {
		Self { client, draws: Draws::default() }
	}
}

impl Chain for LiveChain {
	type State = LiveState;
	type Fault = ChainFault;

	fn genesis(&self) -> GenesisHash {
		self.client.genesis()
	}

	async fn finalized(&self) -> Result<LiveState, ChainFault> {
		let (client, draws) = (self.client.clone(), self.draws.clone());
		Ok(LiveState { snapshot: client.finalized().await?, client, draws })
	}
}

impl ChainState for LiveState {
	type Fault = ChainFault;

	async fn epoch(&self) -> Result<KeyEpoch, ChainFault> {
		self.snapshot.epoch().await
	}

	async fn shielding_key(&self, epoch: KeyEpoch) -> Result<Option<PublicKey>, ChainFault> {
		self.snapshot.shielding_key(epoch).await
	}

	async fn certifying_key(&self, worker: &Account) -> Result<Option<[u8; 32]>, ChainFault> {
		let roster = self.snapshot.roster().await?;
		Ok(roster.iter().find(|entry| entry.account == *worker).map(|entry| entry.certifying))
	}

	async fn request(&self, id: RequestId) -> Result<Option<OpenRequest>, ChainFault> {
		let Some(request) = self.snapshot.open_request(id).await? else { return Ok(None) };
		let algorithm = self.snapshot.algorithm(request.algorithm).await?;
		let events = algorithm.map(|registered| registered.algorithm.events.into_inner());
		Ok(Some(OpenRequest {
			at: request.at,
			events: events.unwrap_or_default(),
			epoch: request.epoch,
			draw: self.draw(id).await?,
		}))
	}

	async fn link_request(&self, id: LinkId) -> Result<Option<OpenLinkRequest>, ChainFault> {
		let link = self.snapshot.link(id).await?;
		let is_open = |link: &Link| matches!(link.state, LinkState::Requested { .. });
		let Some(link) = link.filter(is_open) else { return Ok(None) };
		let at = self.client.at(link.requested_at).await?.timestamp().await?;
		let draw = self.link_draw(id, &link).await?;
		Ok(Some(OpenLinkRequest { at, epoch: link.epoch, draw }))
	}

	async fn event(&self, id: &EventId) -> Result<Option<IdentificationEvent>, ChainFault> {
		Ok(self.snapshot.event(*id).await?.map(|registered| registered.event))
	}
}

impl LiveState {
	async fn draw(&self, id: RequestId) -> Result<Option<Draw>, ChainFault> {
		if let Some(known) = self.draws.requests.get(id) {
			return Ok(Some(known));
		}
		let Some(seed) = self.snapshot.request_seed(id).await? else { return Ok(None) };
		let Some(block) = self.snapshot.drawn_at(id).await? else { return Ok(None) };
		let draw = self.drawn(block, seed).await?;
		self.draws.requests.keep(id, &draw);
		Ok(Some(draw))
	}

	async fn link_draw(&self, id: LinkId, link: &Link) -> Result<Option<Draw>, ChainFault> {
		if let Some(known) = self.draws.links.get(id) {
			return Ok(Some(known));
		}
		let drawn = self.snapshot.draw_after(link.requested_at).await?;
		let Some((block, randomness)) = drawn else { return Ok(None) };
		let draw = self.drawn(block, link_seed(&randomness, id)).await?;
		self.draws.links.keep(id, &draw);
		Ok(Some(draw))
	}

	/// What a block's analyzers and a seed make together.
	async fn drawn(&self, block: BlockNumber, seed: [u8; 32]) -> Result<Draw, ChainFault> {
		let drawing = self.client.at(block).await?;
		let pool = drawing.eligible_analyzers().await?;
		let pool = pool.into_iter().map(|(account, _)| account).collect();
		Ok(Draw { seed, pool, size: drawing.committee_size().await? })
	}
}
