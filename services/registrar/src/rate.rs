//! How often something may be done: a number of times in a window of time.

use std::time::Duration;

use litentry_vocabulary::{Account, Moment};

use crate::identity::Field;

/// So often in such a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
	/// How often.
	pub count: u32,
	/// In which time.
	pub per: Duration,
}

/// What is limited each on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
	/// What is done for an account.
	Account(Account),
	/// What comes from a network address; whoever serves pages says which.
	Client(String),
	/// What is sent to an address that a field names, whoever asks for it.
	Target(Field, String),
	/// What is sent there for one account.
	TargetShare(Account, Field, String),
	/// What is fetched from an address that a field names, whoever asks for it.
	Source(Field, String),
	/// What is fetched from there for one account.
	SourceShare(Account, Field, String),
	/// Answers from an address.
	Sender(String),
}

/// The limit for each kind of subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// For an account.
	pub account: Limit,
	/// For a network address.
	pub client: Limit,
	/// For an address that a field names: messages to somebody who may not want them.
	pub target: Limit,
	/// For messages there for one account: much less, so that nobody locks another one out by naming
	/// the same address.
	pub target_share: Limit,
	/// For an address that a field names, which somebody else may have to bear.
	pub source: Limit,
	/// For what one account may have fetched from there: much less.
	pub source_share: Limit,
	/// For whoever answers.
	pub sender: Limit,
}

const HOUR: Duration = Duration::from_hours(1);

impl Default for Limits {
	fn default() -> Self {
		let hourly = |count| Limit { count, per: HOUR };
		Self {
			account: hourly(60),
			client: hourly(120),
			target: hourly(12),
			target_share: hourly(3),
			source: hourly(120),
			source_share: hourly(20),
			sender: hourly(30),
		}
	}
}

impl Limits {
	/// The one for this subject.
	pub const fn of(&self, subject: &Subject) -> Limit {
		match subject {
			Subject::Account(_) => self.account,
			Subject::Client(_) => self.client,
			Subject::Target(..) => self.target,
			Subject::TargetShare(..) => self.target_share,
			Subject::Source(..) => self.source,
			Subject::SourceShare(..) => self.source_share,
			Subject::Sender(_) => self.sender,
		}
	}
}

/// How often something was done since a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
	/// Since when.
	pub start: Moment,
	/// How often.
	pub count: u32,
}

/// Too often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too often; it may be done again after {until}")]
pub struct Exceeded {
	/// When it may be done again.
	pub until: Moment,
}

impl Limit {
	/// The first moment after a window that starts then.
	pub fn end(&self, start: Moment) -> Moment {
		start.saturating_add(milliseconds(self.per))
	}

	/// Does it once more.
	///
	/// # Errors
	///
	/// It was done too often since the window started.
	pub fn take(&self, window: Option<Window>, now: Moment) -> Result<Window, Exceeded> {
		let current = window.filter(|window| now < self.end(window.start));
		let Window { start, count } = current.unwrap_or(Window { start: now, count: 0 });
		if count >= self.count {
			return Err(Exceeded { until: self.end(start) });
		}
		Ok(Window { start, count: count.saturating_add(1) })
	}
}

/// A time in the unit of moments.
pub(crate) fn milliseconds(time: Duration) -> Moment {
	Moment::try_from(time.as_millis()).unwrap_or(Moment::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;

	const TWICE: Limit = Limit { count: 2, per: Duration::from_millis(10) };

	#[test]
	fn it_may_be_done_so_often_and_again_when_the_time_is_over() {
		let first = TWICE.take(None, 5);
		assert_eq!(first, Ok(Window { start: 5, count: 1 }));
		let second = TWICE.take(first.ok(), 14);
		assert_eq!(second, Ok(Window { start: 5, count: 2 }));
		assert_eq!(TWICE.take(second.ok(), 14), Err(Exceeded { until: 15 }));
		assert_eq!(TWICE.take(second.ok(), 15), Ok(Window { start: 15, count: 1 }));
	}

	#[test]
	fn a_limit_of_nothing_lets_nothing_pass() {
		let never = Limit { count: 0, ..TWICE };
		assert_eq!(never.take(None, 5), Err(Exceeded { until: 15 }));
	}
}
