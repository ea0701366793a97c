//! Fetching what the chain says.

use std::fmt;

use litentry_chain_client::LockSubjects;
use litentry_lock_snapshot::{Known, NotCurrent};
use litentry_vocabulary::{BlockNumber, Moment};
use serde::Serialize;

use super::{LockFailure, LockFolder, Settings, tidy};
use crate::{Chain, Failure, Report, Span, requests::counted, when::Time};

/// The lock knows what the chain says.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pulled {
	/// The block whose state it knows.
	pub block: BlockNumber,
	/// When that block was made, in milliseconds since 1970.
	pub taken: Moment,
	/// How many tokens it knows, ended ones included.
	pub tokens: usize,
	/// The number of the set of authorities that it believes from now on.
	pub set: u64,
	#[serde(skip)]
	current: Result<(), NotCurrent>,
}

impl Report for Pulled {
	fn success(&self) -> bool {
		self.current.is_ok()
	}
}

impl fmt::Display for Pulled {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let (tokens, taken) = (counted(self.tokens, "token"), Time(self.taken));
		write!(f, "Knows {tokens} as of block {}, made at {taken}.", self.block)?;
		match self.current {
			Ok(()) => Ok(()),
			Err(NotCurrent::FromFuture { ahead }) => {
				write!(f, "\nThe clock of this computer is behind the chain's by {}.", Span(ahead))
			}
			Err(_) => f.write_str(
				"\nThat is too long ago: the chain stands still, or this computer's clock is wrong.",
			),
		}
	}
}

/// Fetches a snapshot, checks it and keeps it. Nothing is believed that does not follow from what the
/// lock believed before, and nothing that is older than what it knows.
///
/// # Errors
///
/// There is no snapshot, or it is not believed.
pub async fn pull(folder: &LockFolder, chain: &impl Chain, now: Moment) -> Result<Pulled, Failure> {
	let settings = folder.settings()?;
	check_chain(&settings, chain)?;
	let subjects =
		LockSubjects { identities: vec![settings.accepts], verifier: Some(settings.account) };
	// Nobody waits before the door meanwhile.
	let snapshot = chain.lock_snapshot(&folder.held()?.trust, &subjects).await?;
	let mut alone = folder.alone()?;
	let (held, known) = folder.held()?.advance(snapshot).map_err(LockFailure::from)?;
	alone.hold(&held)?;
	let tidied = tidy(alone.ledger(), &settings, &known, now);
	if tidied != *alone.ledger() {
		alone.rewrite(tidied)?;
	}
	Ok(Pulled::new(&known, held.trust.set.0, known.check_age(now, settings.max_age)))
}

impl Pulled {
	fn new(known: &Known, set: u64, current: Result<(), NotCurrent>) -> Self {
		let tokens = known.tokens().count();
		Self { block: known.at(), taken: known.taken(), tokens, set, current }
	}
}

/// Refuses a node of another chain.
pub(super) fn check_chain(settings: &Settings, chain: &impl Chain) -> Result<(), LockFailure> {
	let (expected, found) = (settings.genesis, chain.genesis());
	if found == expected { Ok(()) } else { Err(LockFailure::OtherChain { expected, found }) }
}
