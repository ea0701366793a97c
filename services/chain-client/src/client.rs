//! The connection to a node.

use std::{
	collections::HashMap,
	sync::{Arc, Mutex},
	time::Duration,
};

use litentry_vocabulary::{Account, BlockNumber, GenesisHash};
use subxt::{
	backend::LegacyBackend,
	rpcs::{
		RpcClient,
		client::reconnecting_rpc_client::{FixedInterval, RpcClient as Reconnecting},
		methods::legacy::LegacyRpcMethods,
	},
};

use crate::{ChainFault, Client, Heads, Snapshot, submit::NonceLane};

/// Between attempts to reach a node that went away.
const RECONNECT_AFTER: Duration = Duration::from_millis(500);

/// How often a node that is not there at first is tried.
const CONNECT_ATTEMPTS: usize = 120;

/// A node holds requests and answers of at most this size: an algorithm's code and its proof fit.
const MAX_MESSAGE_BYTES: u32 = 16 * 1024 * 1024;

pub(crate) type Rpc = LegacyRpcMethods<subxt::config::RpcConfigFor<subxt::SubstrateConfig>>;

/// A connection to a node of the chain, cheap to clone; it reconnects by itself.
#[derive(Clone)]
pub struct ChainClient {
	pub(crate) api: Client,
	pub(crate) rpc: Rpc,
	/// For methods that only this chain's nodes have.
	pub(crate) connection: RpcClient,
	lanes: Arc<Mutex<HashMap<Account, Arc<NonceLane>>>>,
}

impl std::fmt::Debug for ChainClient {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(f, "ChainClient({})", self.genesis())
	}
}

impl ChainClient {
	/// Connects to the node at a WebSocket URL, waiting for it up to a minute.
	pub async fn connect(url: &str) -> Result<Self, ChainFault> {
		let unreachable =
			|cause: String| ChainFault::Unreachable { url: url.into(), cause: cause.into() };
		let connection = Reconnecting::builder()
			.retry_policy(FixedInterval::new(RECONNECT_AFTER).take(CONNECT_ATTEMPTS))
			.max_request_size(MAX_MESSAGE_BYTES)
			.max_response_size(MAX_MESSAGE_BYTES)
			.build(url)
			.await
			.map_err(|error| unreachable(error.to_string()))?;
		let connection = RpcClient::new(connection);
		let backend = LegacyBackend::builder().build(connection.clone());
		let api = Client::from_backend(Arc::new(backend))
			.await
			.map_err(|error| unreachable(error.to_string()))?;
		let rpc = LegacyRpcMethods::new(connection.clone());
		Ok(Self { api, rpc, connection, lanes: Arc::default() })
	}

	/// Which chain this is.
	pub fn genesis(&self) -> GenesisHash {
		GenesisHash(self.api.genesis_hash().0)
	}

	/// The newest finalized block's state.
	pub async fn finalized(&self) -> Result<Snapshot, ChainFault> {
		Ok(Snapshot::new(self.api.at_current_block().await?))
	}

	/// The state of the block at a height, which must be final.
	pub async fn at(&self, number: BlockNumber) -> Result<Snapshot, ChainFault> {
		if number > self.finalized().await?.number() {
			return Err(ChainFault::UnknownBlock { number });
		}
		Ok(Snapshot::new(self.api.at_block(u64::from(number)).await?))
	}

	/// The finalized blocks from now on.
	pub async fn heads(&self) -> Result<Heads, ChainFault> {
		Heads::follow(self.api.clone()).await
	}

	pub(crate) fn lane(&self, account: Account) -> Arc<NonceLane> {
		// A plain mutex: it is held for one look-up and never across an await.
		let mut lanes = self.lanes.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
		lanes.entry(account).or_default().clone()
	}
}
