//! How many transactions an account sent to a contract, counted from the blocks themselves.
//!
//! What counts: every transaction in a block up to and including the one asked about that the
//! account signed and whose `to` is the contract, whether it succeeded or was reverted, since both
//! were made with the contract. Calls that other contracts pass on are no transactions, and do not
//! count.
//!
//! The blocks are scanned once, in order, and what matters of them is kept in SQLite. The hashes of
//! the newest scanned blocks are kept too: a block whose parent is not the last scanned one, or a
//! question about a block with another hash, shows a reorganisation, and what it removed is taken
//! back. So a count is always about exactly the chain that ends in the block asked about.
//!
//! - `store`: what SQLite holds
//! - `roll_back`: taking back what a reorganisation removed
//! - `scan`: reading blocks into it, by the follower and by answers that cannot wait for it
//! - `progress`: how far a scan has come

mod progress;
mod roll_back;
mod scan;
mod store;

use std::{
	collections::HashMap,
	convert::Infallible,
	sync::{
		Arc, Mutex, PoisonError,
		atomic::{AtomicU64, Ordering},
	},
};

use litentry_external_account::{EvmAddress, EvmChain};
use litentry_observation::SourceBlock;
use tokio::sync::watch;

use self::{
	scan::Scanned,
	store::{Store, Watched},
};
use super::{config::IndexConfig, reader::Reader};
use crate::{answering::Unanswerable, json_rpc::JsonRpc};

pub use self::{progress::Progress, store::IndexFailed};

/// How often an answer starts again when the chain is reorganised under it.
const ATTEMPTS: usize = 3;

/// The index of one chain.
#[derive(Debug)]
pub(crate) struct TransactionIndex<R> {
	reader: Arc<Reader<R>>,
	chain: EvmChain,
	config: IndexConfig,
	store: Store,
	/// One scanner per contract: whoever scans holds its lane, for one slice at a time.
	lanes: Mutex<HashMap<EvmAddress, Arc<tokio::sync::Mutex<()>>>>,
	/// How many blocks the server is asked for in one batch at present.
	batch_blocks: AtomicU64,
	progress: watch::Sender<Option<Progress>>,
}

impl<R: JsonRpc> TransactionIndex<R> {
	/// Opens the file and registers the configured contracts.
	pub(crate) async fn open(
		reader: Arc<Reader<R>>,
		chain: EvmChain,
		config: IndexConfig,
	) -> Result<Self, IndexFailed> {
		let store = Store::open(&config.path).await?;
		let index = Self {
			reader,
			chain,
			store,
			lanes: Mutex::default(),
			batch_blocks: AtomicU64::new(config.batch_blocks.get()),
			progress: watch::Sender::new(None),
			config,
		};
		for contract in &index.config.contracts {
			let start = contract.start_block.unwrap_or(index.config.start_block);
			index.store.watch(chain, &contract.address, start).await?;
		}
		Ok(index)
	}

	/// The progress of whichever scan went on last.
	pub(crate) fn progress(&self) -> watch::Receiver<Option<Progress>> {
		self.progress.subscribe()
	}

	/// How many transactions `sender` sent to `contract` up to and including `block`.
	pub(crate) async fn count(
		&self,
		contract: &EvmAddress,
		sender: &EvmAddress,
		block: &SourceBlock,
	) -> Result<u64, Unanswerable> {
		let watched = self.watch(contract).await?;
		if block.number < watched.start {
			let start = watched.start;
			return Err(Unanswerable::BeforeStart { block: block.number, start });
		}
		for _ in 0..ATTEMPTS {
			self.reach(&watched, block.number).await?;
			match self.store.count(&watched, sender, block.number).await? {
				Some((hash, count)) if hash == block.hash => return Ok(count),
				Some(_) => self.roll_back(&watched).await?,
				None => self.refuse_old(&watched, block.number).await?,
			}
		}
		Err(Unanswerable::Reorganised)
	}

	/// The contract's entry, made when the configuration allows it.
	async fn watch(&self, contract: &EvmAddress) -> Result<Watched, Unanswerable> {
		if let Some(watched) = self.store.watched(self.chain, contract).await? {
			return Ok(watched);
		}
		let not_watched = Unanswerable::NotWatched { contract: *contract };
		let Some(start) = self.config.start_of(contract) else { return Err(not_watched) };
		let contracts = self.store.all_watched(self.chain).await?.len() as u64;
		if contracts >= self.config.max_contracts.get() {
			return Err(not_watched);
		}
		Ok(self.store.watch(self.chain, contract, start).await?)
	}

	/// Scans up to a block if that is not too much to wait for.
	async fn reach(&self, watched: &Watched, block: u64) -> Result<(), Unanswerable> {
		let mut budget = self.config.blocks_per_answer.get();
		let mut reorganisations = 0;
		loop {
			let next = self.store.next_block(watched).await?;
			let Some(distance) = block.checked_sub(next) else { return Ok(()) };
			if distance >= budget {
				return Err(Unanswerable::Indexing { next, block });
			}
			match self.advance(watched, block).await? {
				Scanned::Blocks(blocks) => budget = budget.saturating_sub(blocks),
				Scanned::Reorganised if reorganisations < ATTEMPTS => reorganisations += 1,
				Scanned::Reorganised => return Err(Unanswerable::Reorganised),
			}
		}
	}

	/// Refuses a block whose hash is no longer kept; one that a rollback removed is scanned again.
	async fn refuse_old(&self, watched: &Watched, block: u64) -> Result<(), Unanswerable> {
		match self.store.oldest(watched).await? {
			Some(oldest) if block < oldest => Err(Unanswerable::TooOld { block, oldest }),
			_ => Ok(()),
		}
	}

	/// Keeps every contract's count near the newest block, for ever.
	pub(crate) async fn follow(&self) -> Infallible {
		loop {
			if let Err(failure) = self.catch_up().await {
				tracing::warn!(chain = %self.chain, %failure, "cannot count transactions");
			}
			self.batch_blocks.store(self.config.batch_blocks.get(), Ordering::Relaxed);
			tokio::time::sleep(self.config.follow_interval()).await;
		}
	}

	/// Scans for every contract up to the newest block, a slice of each in turn, so that a long
	/// first scan for one does not hold up the others.
	pub(crate) async fn catch_up(&self) -> Result<(), Unanswerable> {
		let head = self.reader.newest_header().await?.number;
		let mut behind = self.store.all_watched(self.chain).await?;
		while !behind.is_empty() {
			let mut still_behind = Vec::new();
			for watched in behind {
				if self.advance_once(&watched, head).await {
					still_behind.push(watched);
				}
			}
			behind = still_behind;
		}
		Ok(())
	}

	/// Scans one slice and says whether to go on at once; a failure is left to the next round.
	async fn advance_once(&self, watched: &Watched, head: u64) -> bool {
		match self.advance(watched, head).await {
			Ok(Scanned::Blocks(blocks)) => blocks > 0,
			Ok(Scanned::Reorganised) => false,
			Err(failure) => {
				tracing::warn!(contract = %watched.contract, %failure, "cannot count transactions");
				false
			}
		}
	}

	fn lane(&self, contract: &EvmAddress) -> Arc<tokio::sync::Mutex<()>> {
		// A lane is only ever inserted, so a panic elsewhere cannot have left the map half done.
		let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
		Arc::clone(lanes.entry(*contract).or_default())
	}
}
