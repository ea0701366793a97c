//! The chain's blocks, and whether a server is of the right network.

use litentry_external_account::{BitcoinNetwork, Network};
use serde::de::DeserializeOwned;

use super::wire;
use crate::{
	CallFailed, ReadFailed,
	hexadecimal::bare_bytes,
	http::{Question, Server, Servers},
	pin::{Blocks, TimedBlock},
};

/// Whether a server is of this network: its first block's hash begins as CAIP-2 names the network.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IsOf(pub(crate) BitcoinNetwork);

impl Question for IsOf {
	type Answer = ();

	async fn ask(&self, server: &Server) -> Result<(), CallFailed> {
		let genesis = hex::encode(block_hash(server, 0).await?);
		let Self(network) = *self;
		if genesis.starts_with(&network.to_string()) {
			return Ok(());
		}
		let found = format!("bip122:{}", genesis.get(..32).unwrap_or_default());
		Err(CallFailed::WrongChain { expected: Network::Bitcoin(network), found })
	}
}

/// The chain of a network, without its newest blocks.
#[derive(Debug)]
pub(crate) struct ConfirmedChain {
	/// Where it is read.
	pub(crate) servers: Servers<IsOf>,
	/// How many of the newest blocks are not trusted yet.
	pub(crate) confirmation_blocks: u64,
}

impl Blocks for ConfirmedChain {
	async fn head(&self) -> Result<TimedBlock, ReadFailed> {
		Ok(self.servers.ask(&Head { confirmation_blocks: self.confirmation_blocks }).await?)
	}

	async fn block(&self, number: u64) -> Result<TimedBlock, ReadFailed> {
		Ok(self.servers.ask(&BlockAt { number }).await?)
	}
}

struct Head {
	confirmation_blocks: u64,
}

impl Question for Head {
	type Answer = TimedBlock;

	async fn ask(&self, server: &Server) -> Result<TimedBlock, CallFailed> {
		let reply = text(server, &["blocks", "tip", "height"]).await?;
		let tip: u64 = reply.parse().map_err(|_| CallFailed::Malformed)?;
		block_at(server, tip.saturating_sub(self.confirmation_blocks)).await
	}
}

struct BlockAt {
	number: u64,
}

impl Question for BlockAt {
	type Answer = TimedBlock;

	async fn ask(&self, server: &Server) -> Result<TimedBlock, CallFailed> {
		block_at(server, self.number).await
	}
}

async fn block_at(server: &Server, number: u64) -> Result<TimedBlock, CallFailed> {
	let hash = block_hash(server, number).await?;
	let block: wire::Block = json(server, &["block", &hex::encode(hash)]).await?;
	let is_asked_for = (block.id, block.height) == (hash, number);
	// Only the first block has none before it.
	let has_its_place = block.previousblockhash.is_none() == (number == 0);
	if is_asked_for && has_its_place { Ok(block.into()) } else { Err(CallFailed::Malformed) }
}

/// The hash of the block that a server has at a height.
pub(super) async fn block_hash(server: &Server, number: u64) -> Result<[u8; 32], CallFailed> {
	let reply = text(server, &["block-height", &number.to_string()]).await?;
	bare_bytes(&reply).ok_or(CallFailed::Malformed)
}

/// What a server has under a path, as typed JSON.
pub(super) async fn json<T: DeserializeOwned>(
	server: &Server,
	path: &[&str],
) -> Result<T, CallFailed> {
	let reply = server.get(path).await?;
	serde_json::from_slice(&reply).map_err(|_| CallFailed::Malformed)
}

async fn text(server: &Server, path: &[&str]) -> Result<String, CallFailed> {
	let reply = server.get(path).await?;
	String::from_utf8(reply).map_err(|_| CallFailed::Malformed)
}
