//! Every judgement that finalized blocks hold, seen by nobody's registrar.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use litentry_vocabulary::Account;
use parity_scale_codec::Decode;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

use super::chain::{AtBlock, IdentityChain, asked};
use super::{Judgement, Standing};
use crate::Fault;

const LOOK_EVERY: Duration = Duration::from_millis(500);

/// A judgement in a finalized block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
	/// The block's height.
	pub block: u64,
	/// Whose identity.
	pub account: Account,
	/// By which registrar.
	pub registrar: u32,
	/// What the identity was then, and what is said of it.
	pub standing: Option<Standing>,
}

impl Judged {
	/// Whether the registrar found exactly this identity reasonable.
	pub fn is_reasonable(&self, info: [u8; 32]) -> bool {
		self.standing.as_ref().is_some_and(|standing| {
			standing.info == info && standing.by(self.registrar) == Some(Judgement::Reasonable)
		})
	}
}

#[derive(Debug, Default)]
struct Seen {
	height: u64,
	judged: Vec<Judged>,
}

/// Follows the finalized chain block by block, and writes down every judgement.
#[derive(Debug)]
pub struct JudgementLog {
	seen: Arc<Mutex<Seen>>,
	task: JoinHandle<()>,
}

impl JudgementLog {
	/// Looks at every block after the newest finalized one.
	pub async fn start(chain: IdentityChain) -> Result<Self, Fault> {
		let height = chain.height().await?;
		let seen = Arc::new(Mutex::new(Seen { height, judged: Vec::new() }));
		let task = tokio::spawn(follow(chain, Arc::clone(&seen)));
		Ok(Self { seen, task })
	}

	/// The height up to which it has looked.
	pub fn height(&self) -> u64 {
		self.lock().height
	}

	/// All judgements of a registrar.
	pub fn by(&self, registrar: u32) -> Vec<Judged> {
		let seen = self.lock();
		seen.judged.iter().filter(|it| it.registrar == registrar).cloned().collect()
	}

	/// All judgements of an account's identity.
	pub fn of(&self, account: Account) -> Vec<Judged> {
		let seen = self.lock();
		seen.judged.iter().filter(|it| it.account == account).cloned().collect()
	}

	/// Waits until this registrar has judged all of these accounts at least once.
	pub async fn wait_for(
		&self,
		registrar: u32,
		accounts: &[Account],
		limit: Duration,
	) -> Result<(), Fault> {
		let mut left: BTreeSet<_> = accounts.iter().copied().collect();
		let deadline = Instant::now() + limit;
		loop {
			let judged = self.by(registrar);
			judged.iter().for_each(|it| {
				left.remove(&it.account);
			});
			if left.is_empty() {
				return Ok(());
			}
			if Instant::now() > deadline {
				return Err(Fault::NotJudged { left: left.len(), limit });
			}
			sleep(LOOK_EVERY).await;
		}
	}

	/// Waits until so many more blocks are final: what does not come in them does not come.
	pub async fn wait_for_blocks(&self, count: u64) {
		let until = self.height().saturating_add(count);
		while self.height() < until {
			sleep(LOOK_EVERY).await;
		}
	}

	fn lock(&self) -> MutexGuard<'_, Seen> {
		lock(&self.seen)
	}
}

impl Drop for JudgementLog {
	fn drop(&mut self) {
		self.task.abort();
	}
}

/// What was seen is only ever added to, so a panic elsewhere cannot have left it half done.
fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
	seen.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A node that does not answer is asked again: no block is left out.
async fn follow(chain: IdentityChain, seen: Arc<Mutex<Seen>>) {
	loop {
		let next = lock(&seen).height.saturating_add(1);
		match read(&chain, next).await {
			Ok(Some(judged)) => {
				let mut seen = lock(&seen);
				seen.height = next;
				seen.judged.extend(judged);
			}
			Ok(None) | Err(_) => sleep(LOOK_EVERY).await,
		}
	}
}

/// The judgements of the block at a height; none when it is not final yet.
async fn read(chain: &IdentityChain, height: u64) -> Result<Option<Vec<Judged>>, Fault> {
	if chain.height().await? < height {
		return Ok(None);
	}
	let block = chain.at(height).await?;
	let mut judged = Vec::new();
	for (account, registrar) in given(&block).await? {
		let standing = Standing::at(&block, account).await?;
		judged.push(Judged { block: height, account, registrar, standing });
	}
	Ok(Some(judged))
}

/// Whom a block's events say was judged, and by which registrars.
pub(super) async fn given(block: &AtBlock) -> Result<Vec<(Account, u32)>, Fault> {
	let events = block.events().fetch().await.map_err(asked)?;
	let mut given = Vec::new();
	for event in events.iter() {
		let event = event.map_err(asked)?;
		if (event.pallet_name(), event.event_name()) == ("Identity", "JudgementGiven") {
			given.push(Decode::decode(&mut event.field_bytes()).map_err(asked)?);
		}
	}
	Ok(given)
}
