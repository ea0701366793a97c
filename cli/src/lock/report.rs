//! Telling the chain who was let in.

use std::{collections::BTreeSet, fmt};

use litentry_token::RedemptionId;
use litentry_vocabulary::{Account, BlockNumber, TokenId};
use serde::Serialize;

use super::{Admitted, Book, Desk, Entry, LockFailure, Ruling, Step, check_node, next};
use crate::{ChainFailure, Failure, Report, report::text, requests::counted};

/// What came of reporting.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reported {
	/// How many admissions the chain was told of.
	pub reported: usize,
	/// How many it knew of already, though the lock did not know that.
	pub known_already: usize,
	/// Those that it does not count, now or ever.
	pub refused: Vec<NotCounted>,
	/// Those that it does not count now.
	pub held_back: Vec<NotCounted>,
}

/// An admission that the chain does not count.
#[derive(Debug, Serialize)]
pub struct NotCounted {
	/// What names the redemption.
	#[serde(serialize_with = "text")]
	pub redemption: RedemptionId,
	/// The token that was shown.
	#[serde(serialize_with = "text")]
	pub token: TokenId,
	/// The chain's reason.
	pub reason: Box<str>,
}

impl Report for Reported {
	fn success(&self) -> bool {
		self.held_back.is_empty()
	}
}

impl fmt::Display for Reported {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "Reported {}.", counted(self.reported, "admission"))?;
		if self.known_already > 0 {
			let count = counted(self.known_already, "admission");
			write!(f, "\nThe chain knew of {count} already, from a run that was cut off.")?;
		}
		for NotCounted { token, reason, .. } in &self.refused {
			write!(f, "\nRefused for good: token {token}: {reason}")?;
		}
		for NotCounted { token, reason, .. } in &self.held_back {
			write!(f, "\nHeld back for later: token {token}: {reason}")?;
		}
		Ok(())
	}
}

/// Reports what is not reported, in its order. `known` is the block of the lock's snapshot.
pub(crate) async fn report(
	book: &impl Book,
	desk: &impl Desk,
	account: Account,
	known: Option<BlockNumber>,
) -> Result<Reported, Failure> {
	let (passed, again, done) = (BTreeSet::new(), None, Reported::default());
	let mut run = Run { book, desk, account, passed, again, done };
	loop {
		let (ledger, progress) = (book.ledger()?, desk.progress().await?);
		check_node(progress, &ledger, known)?;
		match next(&ledger, progress, &run.passed) {
			Step::Record(admitted, sequence) => run.found(admitted, sequence, progress.at)?,
			Step::Send(admitted, sequence) => run.send(admitted, sequence, progress.at).await?,
			Step::SendAgain(admitted, sequence) => {
				run.send_again(admitted, sequence, progress.at).await?;
			}
			Step::Done => return Ok(run.done),
		}
	}
}

struct Run<'a, B, D> {
	book: &'a B,
	desk: &'a D,
	account: Account,
	/// Those that were looked at and are for another time.
	passed: BTreeSet<RedemptionId>,
	/// What was sent again.
	again: Option<RedemptionId>,
	done: Reported,
}

impl<B: Book, D: Desk> Run<'_, B, D> {
	/// Sends a report for the first time.
	async fn send(
		&mut self,
		admitted: &Admitted,
		sequence: u64,
		after: BlockNumber,
	) -> Result<(), Failure> {
		// It would only cost a fee. Once it was sent, the chain alone knows what came of it.
		if self.desk.is_frozen(admitted).await? {
			self.pass(admitted, "Frozen".into());
			return Ok(());
		}
		let redemption = admitted.redemption;
		self.book.write(Entry::Sending { redemption, sequence, after })?;
		match self.desk.report(admitted, sequence).await {
			Ok(block) => self.reported(admitted, sequence, block),
			Err(failure) if ruling(&failure) == Some(Ruling::Number) => {
				// Nobody but another lock can have taken a number that was free a moment ago.
				self.book.write(Entry::Withheld { redemption })?;
				Err(self.number_taken(sequence).into())
			}
			Err(failure) => self.refused(admitted, failure),
		}
	}

	/// Sends a report that may have been sent before.
	async fn send_again(
		&mut self,
		admitted: &Admitted,
		sequence: u64,
		after: BlockNumber,
	) -> Result<(), Failure> {
		if self.again.replace(admitted.redemption) == Some(admitted.redemption) {
			return Err(self.number_taken(sequence).into());
		}
		match self.desk.report(admitted, sequence).await {
			Ok(block) => self.reported(admitted, sequence, block),
			// It arrived before: the next look at the chain shows it, if it is a newer one.
			Err(failure) if ruling(&failure) == Some(Ruling::Number) => {
				Ok(self.desk.wait(after).await?)
			}
			Err(failure) => self.refused(admitted, failure),
		}
	}

	/// Notes what the chain refused in a final block. After any other failure it may still arrive, and
	/// the next run sees what came of it.
	fn refused(&mut self, admitted: &Admitted, failure: ChainFailure) -> Result<(), Failure> {
		let redemption = admitted.redemption;
		match (ruling(&failure), failure) {
			(Some(Ruling::ForGood), ChainFailure::Refused { error, .. }) => {
				self.done.refused.push(NotCounted::new(admitted, error.clone()));
				self.book.write(Entry::Refused { redemption, error })
			}
			(Some(Ruling::NotNow), ChainFailure::Refused { error, .. }) => {
				self.pass(admitted, error);
				self.book.write(Entry::Withheld { redemption })
			}
			(Some(_), failure) => {
				self.book.write(Entry::Withheld { redemption })?;
				Err(failure.into())
			}
			(None, failure) => Err(failure.into()),
		}
	}

	fn reported(
		&mut self,
		admitted: &Admitted,
		sequence: u64,
		block: BlockNumber,
	) -> Result<(), Failure> {
		self.done.reported += 1;
		self.book.write(Entry::Reported { redemption: admitted.redemption, sequence, block })
	}

	fn found(
		&mut self,
		admitted: &Admitted,
		sequence: u64,
		block: BlockNumber,
	) -> Result<(), Failure> {
		self.done.known_already += 1;
		self.book.write(Entry::Reported { redemption: admitted.redemption, sequence, block })
	}

	fn pass(&mut self, admitted: &Admitted, reason: Box<str>) {
		self.passed.insert(admitted.redemption);
		self.done.held_back.push(NotCounted::new(admitted, reason));
	}

	const fn number_taken(&self, sequence: u64) -> LockFailure {
		LockFailure::NumberTaken { account: self.account, sequence }
	}
}

/// What it means that the chain refused, if it did.
fn ruling(failure: &ChainFailure) -> Option<Ruling> {
	match failure {
		ChainFailure::Refused { pallet, error } if &**pallet == "AuthorizationToken" => {
			Some(Ruling::on(error))
		}
		ChainFailure::Refused { .. } => Some(Ruling::Other),
		_ => None,
	}
}

impl NotCounted {
	fn new(admitted: &Admitted, reason: Box<str>) -> Self {
		let (redemption, token) = (admitted.redemption, admitted.pass.showing.token);
		Self { redemption, token, reason }
	}
}

#[cfg(test)]
mod tests;
