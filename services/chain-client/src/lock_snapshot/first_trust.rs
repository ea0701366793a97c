//! Whom a lock may trust to begin with.

use litentry_lock_snapshot::{AuthorityKey, SetId, Trust};
use litentry_vocabulary::BlockNumber;

use super::{NoSnapshot, fault::unexpected};
use crate::{ChainClient, Snapshot};

const AUTHORITIES: &str = "GrandpaApi_grandpa_authorities";
const SET: &str = "GrandpaApi_current_set_id";

impl ChainClient {
	/// The authorities of the genesis. They are the same for everyone, so that several nodes can be
	/// asked and compared; but a node that has pruned the first blocks' state does not know them.
	///
	/// # Errors
	///
	/// The node does not answer, or has pruned that state.
	pub async fn genesis_trust(&self) -> Result<Trust, NoSnapshot> {
		self.trust_at(0).await
	}

	/// The authorities after the newest final block, as this node says.
	///
	/// # Errors
	///
	/// The node does not answer.
	pub async fn present_trust(&self) -> Result<Trust, NoSnapshot> {
		self.trust_at(self.finalized().await?.number()).await
	}

	async fn trust_at(&self, at: BlockNumber) -> Result<Trust, NoSnapshot> {
		let state = self.at(at).await?;
		let genesis = self.genesis();
		let (set, authorities) = (set(&state).await?, authorities(&state).await?);
		Ok(Trust { genesis, set, authorities, from: at.saturating_add(1) })
	}
}

async fn set(state: &Snapshot) -> Result<SetId, NoSnapshot> {
	Ok(SetId(state.ask(SET, ()).await?))
}

async fn authorities(state: &Snapshot) -> Result<litentry_lock_snapshot::Authorities, NoSnapshot> {
	let list: Vec<(AuthorityKey, u64)> = state.ask(AUTHORITIES, ()).await?;
	list.try_into().map_err(|error| unexpected(AUTHORITIES, &error))
}
