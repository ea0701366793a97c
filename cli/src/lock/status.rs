//! What a lock knows, and what it has not told the chain.

use std::fmt;

use litentry_lock_snapshot::Known;
use litentry_vocabulary::{BlockNumber, Moment};
use serde::Serialize;

use super::{Held, Ledger, LockFailure, LockFolder, Settings, Told};
use crate::{Failure, Report, Span, requests::counted, table::fields, when::Time};

/// What a lock knows, and what it has not told the chain.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LockStatus {
	/// What its owner decided.
	#[serde(flatten)]
	pub settings: Settings,
	/// What it knows of the chain.
	pub snapshot: Option<SnapshotShown>,
	/// The number of the set of authorities that it believes.
	pub set: u64,
	/// How many questions can be answered now.
	pub questions: usize,
	/// How many were let in, since the lock was made.
	pub admissions: u64,
	/// How many of them the chain is still to be told of.
	pub unreported: usize,
	/// How many of the last ones the chain refused to count.
	pub refused: usize,
}

/// What a lock knows of the chain.
#[derive(Debug, Serialize)]
pub struct SnapshotShown {
	/// The block.
	pub block: BlockNumber,
	/// When it was made, in milliseconds since 1970.
	pub taken: Moment,
	/// How many milliseconds ago that is, by the lock's clock.
	pub age: Moment,
	/// Whether that is recent enough to open the door.
	pub current: bool,
	/// How many tokens it tells about, ended ones included.
	pub tokens: usize,
}

impl Report for LockStatus {}

impl fmt::Display for LockStatus {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Settings { identity, accepts, account, .. } = &self.settings;
		let admissions = format!(
			"{}, {} to be reported, {} refused by the chain",
			self.admissions, self.unreported, self.refused
		);
		let snapshot = self.snapshot.as_ref().map_or_else(
			|| "none: fetch one with `litentry lock pull`".to_owned(),
			SnapshotShown::to_string,
		);
		fields(
			f,
			&[
				("lock of", identity.to_string()),
				("accepts", format!("tokens of {accepts}")),
				("reports", format!("with {account}")),
				("snapshot", snapshot),
				("believes", format!("set {}", self.set)),
				("questions", format!("{} open", self.questions)),
				("admissions", admissions),
			],
		)
	}
}

impl fmt::Display for SnapshotShown {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let (taken, age) = (Time(self.taken), Span(self.age / 1000 * 1000));
		let tokens = counted(self.tokens, "token");
		let current = if self.current { "" } else { ", too old" };
		write!(f, "block {} of {taken}, {age} old{current}, with {tokens}", self.block)
	}
}

impl SnapshotShown {
	fn new(known: &Known, settings: &Settings, now: Moment) -> Self {
		Self {
			block: known.at(),
			taken: known.taken(),
			age: now.saturating_sub(known.taken()),
			current: known.check_age(now, settings.max_age).is_ok(),
			tokens: known.tokens().count(),
		}
	}
}

/// What a lock knows, and what it has not told the chain.
///
/// # Errors
///
/// Its files are damaged.
pub fn status(folder: &LockFolder, now: Moment) -> Result<LockStatus, Failure> {
	let (settings, alone) = (folder.settings()?, folder.alone()?);
	let held = folder.held()?;
	let known = held.known().map_err(LockFailure::from)?;
	let snapshot = known.map(|known| SnapshotShown::new(&known, &settings, now));
	Ok(LockStatus::new(settings, snapshot, &held, alone.ledger(), now))
}

impl LockStatus {
	fn new(
		settings: Settings,
		snapshot: Option<SnapshotShown>,
		held: &Held,
		ledger: &Ledger,
		now: Moment,
	) -> Self {
		let count = |wanted: fn(&Told) -> bool| {
			ledger.admissions().filter(|admitted| wanted(&admitted.told)).count()
		};
		Self {
			settings,
			snapshot,
			set: held.trust.set.0,
			questions: ledger.open(now).count(),
			admissions: ledger.count(),
			unreported: count(|told| matches!(told, Told::NotYet | Told::Sending { .. })),
			refused: count(|told| matches!(told, Told::Refused { .. })),
		}
	}
}
