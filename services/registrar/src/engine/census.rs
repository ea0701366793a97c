//! How many there are of everything, for whoever measures.

use std::collections::BTreeMap;

use litentry_vocabulary::{BlockNumber, Moment};
use sqlx::AnyConnection;

use super::{Engine, Serving};
use crate::{
	identity::Judgement,
	store::{StoreFailed, audit, chains, intents, requests},
};

/// How many there are of everything now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Census {
	/// When that was.
	pub at: Moment,
	/// On each chain.
	pub chains: Vec<ChainCensus>,
	/// How often the chains were seen to hold each judgement of this registrar, ever; fees are 0.
	pub judged: Vec<(Judgement, u64)>,
}

/// How many there are of everything on one chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainCensus {
	/// The chain's name in the configuration.
	pub name: String,
	/// How many requests have come so far.
	pub requests: BTreeMap<Progress, u64>,
	/// How many judgements are on their way to the chain.
	pub outbox: u64,
	/// When the oldest of them was decided.
	pub oldest: Option<Moment>,
	/// The newest finalized block that was seen, and when that was first.
	pub seen: Option<(BlockNumber, Moment)>,
}

/// How far a request has come, as the operator counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
	/// It waits for its owner, or for the operator to look at a field.
	Waiting,
	/// A judgement is on its way to the chain.
	Submitting,
	/// The chain has refused its judgement: the operator has to look.
	Failed,
	/// Its judgement stands, and has to be renewed soon.
	Renewing,
	/// It is over; of a judgement that stands its hash and time are still kept.
	Ended,
}

impl Progress {
	/// Every one.
	pub const ALL: [Self; 5] =
		[Self::Waiting, Self::Submitting, Self::Failed, Self::Renewing, Self::Ended];

	/// Its name.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Waiting => "waiting",
			Self::Submitting => "submitting",
			Self::Failed => "failed",
			Self::Renewing => "renewing",
			Self::Ended => "ended",
		}
	}
}

impl Engine {
	/// Counts everything.
	///
	/// # Errors
	///
	/// The database failed.
	pub async fn census(&self) -> Result<Census, StoreFailed> {
		let mut db = self.store.read().await?;
		let mut chains = Vec::new();
		for serving in self.chains.values() {
			chains.push(chain_census(&mut db, serving).await?);
		}
		let judged = audit::count_judged(&mut db).await?;
		Ok(Census { at: self.now(), chains, judged })
	}
}

async fn chain_census(
	db: &mut AnyConnection,
	serving: &Serving,
) -> Result<ChainCensus, StoreFailed> {
	let chain = serving.chain;
	let (outbox, oldest) = intents::backlog(db, chain).await?;
	Ok(ChainCensus {
		name: serving.name.clone(),
		requests: requests::count_by_progress(db, chain).await?,
		outbox,
		oldest,
		seen: chains::seen(db, chain).await?.block,
	})
}
