//! What finalized blocks show.

use std::collections::BTreeSet;

use litentry_vocabulary::{Account, Balance, BlockNumber};

use super::Engine;
use crate::{
	identity::Registration,
	request::{ChainId, End},
	store::{StoreFailed, chains, intents, requests},
};

impl Engine {
	/// Takes in what a finalized block holds of an account; `None` when it has no identity there. What
	/// an earlier block held than one that was taken in before changes nothing.
	///
	/// # Errors
	///
	/// The database failed; it may be taken in again.
	pub async fn observe(
		&self,
		chain: ChainId,
		block: BlockNumber,
		account: Account,
		seen: Option<Registration>,
	) -> Result<(), StoreFailed> {
		let Some(serving) = self.serving(chain) else {
			return Ok(());
		};
		let key = serving.key(account);
		if !self.is_news(serving, &key, seen.as_ref()).await? {
			return Ok(());
		}
		let mut change = self.store.change().await?;
		let is_changed = self.take_in(&mut change, serving, &key, block, seen.as_ref()).await?;
		change.commit().await?;
		if is_changed {
			self.announce(key);
			self.look_at_names(&key).await;
		}
		Ok(())
	}

	/// Takes in that a finalized block holds fees for exactly these accounts' judgements: other
	/// requests are over. How they ended is told by [`Engine::observe`]; one of which it told nothing
	/// counts as taken back.
	///
	/// # Errors
	///
	/// The database failed; it may be taken in again.
	pub async fn scanned(
		&self,
		chain: ChainId,
		block: BlockNumber,
		accounts: &BTreeSet<Account>,
	) -> Result<(), StoreFailed> {
		let mut change = self.store.change().await?;
		chains::keep_block(&mut change, chain, block, self.now()).await?;
		let open = requests::open_before(&mut change, self.store.seal(), chain, block).await?;
		let mut ended = Vec::new();
		for request in open.into_iter().filter(|it| !accounts.contains(&it.key.account)) {
			// The outbox looks itself what became of a request for which something may be on its way.
			if intents::open_of(&mut change, &request.key).await?.is_none() {
				ended.push(request.key);
				self.end(&mut change, request, End::Cancelled, block).await?;
			}
		}
		requests::keep_block(&mut change, chain, block).await?;
		change.commit().await?;
		ended.into_iter().for_each(|key| self.announce(key));
		Ok(())
	}

	/// The accounts of which whoever watches a chain tells whenever it looks at everything: those with
	/// open requests, and those that were judged reasonable.
	///
	/// # Errors
	///
	/// The database failed.
	pub async fn watched(&self, chain: ChainId) -> Result<BTreeSet<Account>, StoreFailed> {
		let mut db = self.store.read().await?;
		requests::watched(&mut db, chain).await
	}

	/// The newest finalized block that was seen, also before a restart.
	///
	/// # Errors
	///
	/// The database failed.
	pub async fn newest(&self, chain: ChainId) -> Result<Option<BlockNumber>, StoreFailed> {
		let mut db = self.store.read().await?;
		let seen = chains::seen(&mut db, chain).await?;
		Ok(seen.block.map(|(number, _)| number))
	}

	/// Takes in that blocks that were seen may have been lies: whatever is observed from now on counts.
	///
	/// # Errors
	///
	/// The database failed.
	pub async fn doubt(&self, chain: ChainId) -> Result<(), StoreFailed> {
		let mut change = self.store.change().await?;
		chains::forget_block(&mut change, chain).await?;
		requests::forget_block(&mut change, chain).await?;
		Ok(change.commit().await?)
	}

	/// Remembers that a finalized block was seen: what shows that the registrar is alive.
	///
	/// # Errors
	///
	/// The database failed.
	pub async fn saw_block(&self, chain: ChainId, block: BlockNumber) -> Result<(), StoreFailed> {
		let mut change = self.store.change().await?;
		chains::keep_block(&mut change, chain, block, self.now()).await?;
		Ok(change.commit().await?)
	}

	/// Remembers what the chain says that a judgement costs.
	///
	/// # Errors
	///
	/// The database failed.
	pub async fn saw_fee(&self, chain: ChainId, fee: Balance) -> Result<(), StoreFailed> {
		let mut change = self.store.change().await?;
		chains::keep_fee(&mut change, chain, fee).await?;
		Ok(change.commit().await?)
	}
}
