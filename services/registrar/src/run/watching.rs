//! The engine takes in what finalized blocks show.

use std::{collections::BTreeSet, sync::Arc};

use futures::{FutureExt, future::BoxFuture};
use litentry_vocabulary::{Account, BlockNumber};
use tracing::{error, warn};

use crate::{
	chain::{NotTaken, Observer, RegistrarEntry},
	chain_names::ChainNames,
	engine::{Clock, Engine},
	identity::Registration,
	remarks::Remarks,
	request::ChainId,
	store::StoreFailed,
};

/// Whoever takes in what finalized blocks show.
pub struct Watching {
	/// Requests go there.
	pub engine: Arc<Engine>,
	/// Names go there.
	pub names: Arc<ChainNames>,
	/// Remarks go there.
	pub remarks: Arc<Remarks>,
	/// What time it is.
	pub clock: Arc<dyn Clock>,
}

impl std::fmt::Debug for Watching {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		f.debug_struct("Watching").finish_non_exhaustive()
	}
}

impl From<StoreFailed> for NotTaken {
	fn from(cause: StoreFailed) -> Self {
		warn!(%cause, ?cause, "what a block shows could not be taken in");
		Self
	}
}

impl Observer for Watching {
	fn watched(&self, chain: ChainId) -> BoxFuture<'_, Result<BTreeSet<Account>, NotTaken>> {
		async move { Ok(self.engine.watched(chain).await?) }.boxed()
	}

	fn newest(&self, chain: ChainId) -> BoxFuture<'_, Result<Option<BlockNumber>, NotTaken>> {
		async move { Ok(self.engine.newest(chain).await?) }.boxed()
	}

	fn doubted(&self, chain: ChainId) -> BoxFuture<'_, Result<(), NotTaken>> {
		async move { Ok(self.engine.doubt(chain).await?) }.boxed()
	}

	fn observe(
		&self,
		chain: ChainId,
		block: BlockNumber,
		account: Account,
		seen: Option<Registration>,
	) -> BoxFuture<'_, Result<(), NotTaken>> {
		async move { Ok(self.engine.observe(chain, block, account, seen).await?) }.boxed()
	}

	fn named(&self, chain: ChainId, account: Account, name: Option<String>) {
		self.names.update(chain, account, name);
	}

	fn all_named(&self, chain: ChainId, names: Vec<(Account, String)>) {
		self.names.replace(chain, names);
		self.engine.names_are_known();
	}

	fn scanned(
		&self,
		chain: ChainId,
		block: BlockNumber,
		waiting: BTreeSet<Account>,
	) -> BoxFuture<'_, Result<(), NotTaken>> {
		async move { Ok(self.engine.scanned(chain, block, &waiting).await?) }.boxed()
	}

	fn registered(
		&self,
		chain: ChainId,
		entry: Option<RegistrarEntry>,
	) -> BoxFuture<'_, Result<(), NotTaken>> {
		async move {
			let Some(entry) = entry else {
				error!(%chain, "the chain has no such registrar: it judges nothing there");
				return Ok(());
			};
			Ok(self.engine.saw_fee(chain, entry.fee).await?)
		}
		.boxed()
	}

	fn remarked(&self, chain: ChainId, account: Account, hash: [u8; 32]) {
		self.remarks.saw(chain, account, hash, self.clock.now());
	}

	fn passed(&self, chain: ChainId, block: BlockNumber) -> BoxFuture<'_, Result<(), NotTaken>> {
		async move { Ok(self.engine.saw_block(chain, block).await?) }.boxed()
	}
}
