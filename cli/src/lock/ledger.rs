//! What a lock remembers: the questions that it asked, and whom it let in.

use std::collections::BTreeMap;

use litentry_token::{Question, QuestionHint, RedemptionId};
use litentry_vocabulary::{BlockNumber, Moment};

use super::{Admitted, Entry, LockFailure, Told};

/// The most questions that are open at once.
pub const MAX_QUESTIONS: usize = 64;

/// What a lock remembers. It follows from the journal alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ledger {
	questions: Vec<Asked>,
	admissions: Vec<Admitted>,
	places: BTreeMap<RedemptionId, usize>,
	settled: u64,
}

/// A question that was asked and is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
	/// The question.
	pub(crate) question: Question,
	/// Until when it can be answered, this moment excluded.
	pub(crate) until: Moment,
}

impl<'a> FromIterator<&'a Entry> for Ledger {
	fn from_iter<I: IntoIterator<Item = &'a Entry>>(entries: I) -> Self {
		let mut ledger = Self::default();
		ledger.extend(entries);
		ledger
	}
}

impl<'a> Extend<&'a Entry> for Ledger {
	fn extend<I: IntoIterator<Item = &'a Entry>>(&mut self, entries: I) {
		entries.into_iter().for_each(|entry| self.apply(entry));
	}
}

impl Ledger {
	fn apply(&mut self, entry: &Entry) {
		match entry {
			Entry::Asked { question, until } => {
				self.questions.push(Asked { question: *question, until: *until });
			}
			Entry::Admitted { question, pass, at } => {
				self.questions.retain(|asked| asked.question != *question);
				self.admit(Admitted::new(*question, pass.clone(), *at));
			}
			Entry::Sending { redemption, sequence, after } => {
				self.tell(redemption, Told::Sending { sequence: *sequence, after: *after });
			}
			Entry::Reported { redemption, sequence, block } => {
				self.tell(redemption, Told::Reported { sequence: *sequence, block: *block });
			}
			Entry::Withheld { redemption } => self.tell(redemption, Told::NotYet),
			Entry::Refused { redemption, error } => {
				self.tell(redemption, Told::Refused { error: error.clone() });
			}
			Entry::Settled { admissions } => {
				self.settled = self.settled.saturating_add(*admissions);
			}
		}
	}

	/// The fewest entries from which the same follows.
	pub(crate) fn entries(&self) -> impl Iterator<Item = Entry> {
		let settled = (self.settled > 0).then_some(Entry::Settled { admissions: self.settled });
		let asked = |asked: &Asked| Entry::Asked { question: asked.question, until: asked.until };
		settled
			.into_iter()
			.chain(self.questions.iter().map(asked))
			.chain(self.admissions.iter().flat_map(Admitted::entries))
	}

	/// Questions that can be answered now.
	pub(crate) fn open(&self, now: Moment) -> impl Iterator<Item = &Asked> {
		self.questions.iter().filter(move |asked| now < asked.until)
	}

	/// Questions whose time is over without an answer.
	pub(crate) fn over(&self, now: Moment) -> impl Iterator<Item = &Asked> {
		self.questions.iter().filter(move |asked| now >= asked.until)
	}

	/// The question that an answer is to, open or not.
	pub(crate) fn asked(&self, hint: QuestionHint) -> Option<&Asked> {
		self.questions.iter().rev().find(|asked| asked.question.hint() == hint)
	}

	/// Whether the question of an answer was answered before.
	pub(crate) fn answered(&self, hint: QuestionHint) -> bool {
		self.admissions.iter().any(|admitted| admitted.question.hint() == hint)
	}

	/// Admissions, in their order.
	pub(crate) fn admissions(&self) -> impl Iterator<Item = &Admitted> {
		self.admissions.iter()
	}

	/// How many admissions there were, those included that are left out here.
	pub(crate) fn count(&self) -> u64 {
		self.settled.saturating_add(self.admissions.len() as u64)
	}

	/// The newest block of which something is noted here.
	pub(crate) fn newest_block(&self) -> Option<BlockNumber> {
		self.admissions.iter().filter_map(|admitted| admitted.told.block()).max()
	}

	/// Refuses a question when too many are open, or when its answers could be taken for another's.
	pub(crate) fn check_new(&self, question: &Question, now: Moment) -> Result<(), LockFailure> {
		if self.open(now).count() >= MAX_QUESTIONS {
			return Err(LockFailure::TooManyQuestions);
		}
		let hint = question.hint();
		if self.open(now).any(|asked| asked.question.hint() == hint) || self.answered(hint) {
			return Err(LockFailure::NonceRepeats);
		}
		Ok(())
	}

	/// The same with these questions and admissions alone.
	pub(crate) fn retain(
		&self,
		question: impl Fn(&Asked) -> bool,
		admission: impl Fn(&Admitted) -> bool,
	) -> Self {
		let mut kept = Self { settled: self.settled, ..Self::default() };
		kept.questions.extend(self.questions.iter().filter(|asked| question(asked)));
		for admitted in &self.admissions {
			if admission(admitted) {
				kept.admit(admitted.clone());
			} else {
				kept.settled = kept.settled.saturating_add(1);
			}
		}
		kept
	}

	fn admit(&mut self, admitted: Admitted) {
		self.places.insert(admitted.redemption, self.admissions.len());
		self.admissions.push(admitted);
	}

	fn tell(&mut self, redemption: &RedemptionId, told: Told) {
		let place = self.places.get(redemption);
		if let Some(admitted) = place.and_then(|place| self.admissions.get_mut(*place)) {
			admitted.told = told;
		}
	}
}
