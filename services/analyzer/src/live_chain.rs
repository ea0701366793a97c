//! The real chain, seen through a node.

use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex, PoisonError},
};

use litentry_chain_client::{ChainClient, ChainFault, Snapshot};
use litentry_knowledge::{EventId, IdentificationEvent};
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch, RequestId};

use crate::{Chain, ChainState, Draw, OpenRequest};

/// How many requests' draws are remembered.
const REMEMBERED_DRAWS: usize = 256;

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

/// Final draws never change, and all tasks of a request need the same: the newest are remembered.
#[derive(Clone, Debug, Default)]
struct Draws(Arc<Mutex<BTreeMap<RequestId, Draw>>>);

impl Draws {
	fn get(&self, id: RequestId) -> Option<Draw> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
	}

	fn keep(&self, id: RequestId, draw: &Draw) {
		let mut draws = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		draws.insert(id, draw.clone());
		if draws.len() > REMEMBERED_DRAWS {
			draws.pop_first();
		}
	}
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

	async fn event(&self, id: &EventId) -> Result<Option<IdentificationEvent>, ChainFault> {
		Ok(self.snapshot.event(*id).await?.map(|registered| registered.event))
	}
}

impl LiveState {
	async fn draw(&self, id: RequestId) -> Result<Option<Draw>, ChainFault> {
		if let Some(known) = self.draws.get(id) {
			return Ok(Some(known));
		}
		let Some(seed) = self.snapshot.request_seed(id).await? else { return Ok(None) };
		let Some(block) = self.snapshot.drawn_at(id).await? else { return Ok(None) };
		let drawing = self.client.at(block).await?;
		let pool = drawing.eligible_analyzers().await?;
		let pool = pool.into_iter().map(|(account, _)| account).collect();
		let draw = Draw { seed, pool, size: drawing.committee_size().await? };
		self.draws.keep(id, &draw);
		Ok(Some(draw))
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use litentry_observation::CommitteeSize;

	use super::*;

	fn draw(number: u8) -> Draw {
		Draw { seed: [number; 32], pool: vec![], size: CommitteeSize::SMALLEST }
	}

	#[test]
	fn the_newest_draws_are_remembered() {
		let draws = Draws::default();
		for number in 0..=256 {
			draws.keep(RequestId(number), &draw(number as u8));
		}
		assert_eq!(draws.get(RequestId(0)), None);
		assert_eq!(draws.get(RequestId(1)), Some(draw(1)));
		assert_eq!(draws.get(RequestId(255)), Some(draw(255)));
	}
}
