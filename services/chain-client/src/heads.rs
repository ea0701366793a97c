//! Finalized blocks as they come.

use std::time::Duration;

use subxt::{SubstrateConfig, client::Blocks};

use crate::{ChainFault, Client, Snapshot};

const RESUBSCRIBE_AFTER: Duration = Duration::from_secs(1);

/// Finalized blocks as they come; survives the node's restart.
pub struct Heads {
	api: Client,
	blocks: Blocks<SubstrateConfig>,
}

impl std::fmt::Debug for Heads {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		f.write_str("Heads")
	}
}

impl Heads {
	pub(crate) async fn follow(api: Client) -> Result<Self, ChainFault> {
		let blocks = api.stream_blocks().await?;
		Ok(Self { api, blocks })
	}

	/// The next finalized block's state. While the node is away this waits, for as long as it takes.
	pub async fn next(&mut self) -> Snapshot {
		loop {
			match self.try_next().await {
				Ok(Some(snapshot)) => return snapshot,
				Ok(None) => tracing::debug!("the node ended the subscription; subscribing again"),
				Err(fault) => tracing::warn!(%fault, "lost sight of the chain; looking again"),
			}
			tokio::time::sleep(RESUBSCRIBE_AFTER).await;
			if let Ok(blocks) = self.api.stream_blocks().await {
				self.blocks = blocks;
			}
		}
	}

	/// `None` when the subscription has ended, after which it stays so.
	async fn try_next(&mut self) -> Result<Option<Snapshot>, ChainFault> {
		match self.blocks.next().await {
			Some(block) => Ok(Some(Snapshot::new(block?.at().await?))),
			None => Ok(None),
		}
	}
}
