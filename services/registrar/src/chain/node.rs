//! One endpoint, asked.

use std::{sync::Arc, time::Duration};

use litentry_vocabulary::BlockNumber;
use subxt::{
	backend::LegacyBackend,
	config::substrate::H256,
	rpcs::{RpcClient, methods::legacy::NumberOrHex},
};

use super::{
	Block, BlockHash, ChainFault, Client, ClientAt, Head, Properties, Rpc, recent::RecentBlocks,
};
use crate::request::ChainId;

/// A block's place, and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
	pub(super) head: Head,
	pub(super) parent: BlockHash,
}

/// An endpoint that answers, or fails within a known time. Cheap to clone.
#[derive(Clone)]
pub struct Node {
	pub(super) rpc: Rpc,
	pub(super) recent: Arc<RecentBlocks>,
	api: Client,
	within: Duration,
}

impl std::fmt::Debug for Node {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(f, "Node({})", self.chain())
	}
}

impl Node {
	/// Asks over a connection, waiting so long for each answer.
	///
	/// # Errors
	///
	/// The endpoint does not say which chain it serves.
	pub async fn over(connection: RpcClient, within: Duration) -> Result<Self, ChainFault> {
		let backend = LegacyBackend::builder().build(connection.clone());
		let api = wait(within, Client::from_backend(Arc::new(backend))).await?;
		let rpc = Rpc::new(connection);
		Ok(Self { rpc, recent: Arc::default(), api, within })
	}

	/// Which chain it serves.
	pub fn chain(&self) -> ChainId {
		litentry_vocabulary::GenesisHash(self.api.genesis_hash().0)
	}

	/// What it says is the newest finalized block.
	///
	/// # Errors
	///
	/// It does not answer.
	pub async fn head(&self) -> Result<Head, ChainFault> {
		let hash = self.wait(self.rpc.chain_get_finalized_head()).await?;
		Ok(self.link(BlockHash(hash.0)).await?.head)
	}

	/// The hash of the block at a height, if it has one there.
	pub(super) async fn hash_at(
		&self,
		number: BlockNumber,
	) -> Result<Option<BlockHash>, ChainFault> {
		let number = NumberOrHex::Number(number.into());
		let hash = self.wait(self.rpc.chain_get_block_hash(Some(number))).await?;
		Ok(hash.map(|hash| BlockHash(hash.0)))
	}

	/// A block's place in the chain.
	pub(super) async fn link(&self, hash: BlockHash) -> Result<Link, ChainFault> {
		let header = self.wait(self.rpc.chain_get_header(Some(H256(hash.0)))).await?;
		let header = header.ok_or(ChainFault::UnknownBlock(hash))?;
		// Heights of the chains that have identities are 32 bits wide.
		let number = BlockNumber::try_from(header.number).unwrap_or(BlockNumber::MAX);
		Ok(Link { head: Head { number, hash }, parent: BlockHash(header.parent_hash.0) })
	}

	/// A block, to be read.
	///
	/// # Errors
	///
	/// It does not answer, or does not have the block.
	pub async fn block(&self, head: Head) -> Result<Block, ChainFault> {
		let link = self.link(head.hash).await?;
		self.block_after(link).await
	}

	/// A block's state has the form that the runtime which made it knows, and that is the one in its
	/// parent's state: a block that brings a new runtime is still made by the old one.
	pub(super) async fn block_after(&self, link: Link) -> Result<Block, ChainFault> {
		let made_by = match link.head.number.checked_sub(1) {
			Some(number) => Head { number, hash: link.parent },
			None => link.head,
		};
		let layout = self.at(made_by).await?;
		Ok(Block::new(self.clone(), link.head, layout))
	}

	/// The runtime that a block's state holds: the one that makes the next block.
	pub(super) async fn at(&self, head: Head) -> Result<ClientAt, ChainFault> {
		let at = self.api.at_block_hash_and_number(H256(head.hash.0), head.number.into());
		self.wait(at).await
	}

	/// What the chain says of its addresses and tokens.
	///
	/// # Errors
	///
	/// It does not answer.
	pub async fn properties(&self, head: Head) -> Result<Properties, ChainFault> {
		let told = self.wait(self.rpc.system_properties()).await?;
		Properties::read(self.at(head).await?.metadata_ref(), &told)
	}

	/// Waits for an answer, but not for ever.
	pub(super) async fn wait<T, E: Into<subxt::Error>>(
		&self,
		answer: impl Future<Output = Result<T, E>>,
	) -> Result<T, ChainFault> {
		wait(self.within, answer).await
	}
}

async fn wait<T, E: Into<subxt::Error>>(
	within: Duration,
	answer: impl Future<Output = Result<T, E>>,
) -> Result<T, ChainFault> {
	let answer = tokio::time::timeout(within, answer).await.map_err(|_| ChainFault::Silent)?;
	Ok(answer?)
}
