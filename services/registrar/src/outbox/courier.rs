//! One round of submitting what was decided.

use futures::{StreamExt, stream};
use sqlx::AnyConnection;
use tracing::{info, warn};

use super::{Facts, Intent, Outcome, Step, SubmitFailed, Submitter, next};
use crate::{
	engine::Engine,
	request::ChainId,
	store::{StoreFailed, bans, intents},
};

/// How many intents are looked up at a time.
const LOOK_UPS: usize = 16;

/// How many intents one round deals with: the others wait for the next.
const ROUND: usize = 4096;

/// Why an intent has not come further; the next round goes on.
#[derive(Debug, thiserror::Error)]
enum Stuck {
	#[error(transparent)]
	Chain(#[from] SubmitFailed),
	#[error(transparent)]
	Store(#[from] StoreFailed),
}

impl Engine {
	/// Does what is to be done now about every intent of a chain: to be called for each finalized
	/// block, by one task for each chain.
	///
	/// # Errors
	///
	/// The database failed; the next call goes on. What the chain refuses is only logged.
	pub async fn submit(
		&self,
		chain: ChainId,
		submitter: &dyn Submitter,
	) -> Result<(), StoreFailed> {
		let mut db = self.store().read().await?;
		let mut open = intents::open(&mut db, chain).await?;
		drop(db);
		open.truncate(ROUND);
		let look_up = |intent: Intent| async move {
			let facts = submitter.look_up(&intent).await;
			(intent, facts)
		};
		let mut looked_up = stream::iter(open).map(look_up).buffered(LOOK_UPS);
		while let Some((intent, facts)) = looked_up.next().await {
			let done = match facts {
				Ok(facts) => self.advance(submitter, &intent, &facts).await,
				Err(cause) => Err(cause.into()),
			};
			match done {
				Ok(()) => {}
				Err(Stuck::Chain(cause)) => {
					self.metrics().submit_failed(self.chain_name(chain), &cause);
					warn!(request = %intent.key, %cause, "not submitted");
				}
				Err(Stuck::Store(cause)) => return Err(cause),
			}
		}
		Ok(())
	}

	async fn advance(
		&self,
		submitter: &dyn Submitter,
		intent: &Intent,
		facts: &Facts,
	) -> Result<(), Stuck> {
		match (next(intent, facts), &intent.signed) {
			(Step::Sign { attempt }, _) => self.sign(submitter, intent, attempt).await,
			(Step::Send, Some(signed)) => Ok(submitter.send(signed).await?),
			(Step::Send, None) | (Step::Wait, _) => Ok(()),
			(Step::Close(outcome), _) => Ok(self.settle(intent, outcome, facts).await?),
		}
	}

	/// Signs, keeps, then sends: what was not kept is not sent.
	async fn sign(
		&self,
		submitter: &dyn Submitter,
		intent: &Intent,
		attempt: u32,
	) -> Result<(), Stuck> {
		let mut db = self.store().read().await?;
		if self.is_held_back(&mut db, intent).await? {
			return Ok(());
		}
		let taken = intents::taken_nonces(&mut db, intent.key.chain, intent.id).await?;
		drop(db);
		let signed = submitter.sign(intent, &taken).await?;
		let mut change = self.store().change().await?;
		let is_kept = !self.is_held_back(&mut change, intent).await?
			&& intents::keep_signed(&mut change, intent, attempt, &signed).await?;
		change.commit().await.map_err(StoreFailed::from)?;
		if is_kept {
			submitter.send(&signed).await?;
		}
		Ok(())
	}

	/// Nothing good is said of an account as long as it is banned.
	async fn is_held_back(
		&self,
		db: &mut AnyConnection,
		intent: &Intent,
	) -> Result<bool, StoreFailed> {
		let banned = bans::until(db, &intent.key.account, self.now()).await?;
		Ok(intent.is_good() && banned.is_some())
	}

	/// Closes an intent, and takes in what the chain shows of its request, in one change.
	async fn settle(
		&self,
		intent: &Intent,
		outcome: Outcome,
		facts: &Facts,
	) -> Result<(), StoreFailed> {
		let mut change = self.store().change().await?;
		if !intents::close(&mut change, intent, outcome).await? {
			return Ok(());
		}
		self.take_in_settled(&mut change, &intent.key, facts).await?;
		change.commit().await?;
		self.metrics().settled(self.chain_name(intent.key.chain), outcome);
		info!(request = %intent.key, outcome = outcome.name(), "settled");
		self.announce(intent.key);
		Ok(())
	}
}
