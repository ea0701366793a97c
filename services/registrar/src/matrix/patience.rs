//! Not saying the same over and over to somebody who has not asked for it.

use std::{
	collections::BTreeMap,
	sync::{Mutex, MutexGuard, PoisonError},
	time::Duration,
};

use litentry_vocabulary::Moment;

use crate::rate::milliseconds;

/// How long something is not said again in a room.
const PAUSE: Duration = Duration::from_mins(10);

/// How much is remembered at most; then everything is said again.
const MOST: usize = 4096;

/// What is said without being asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unasked {
	/// What should be sent instead.
	Explanation,
	/// That another room is better.
	Direction,
	/// That there were too many attempts.
	TooMany,
}

/// What was said in which room, and when.
#[derive(Debug, Default)]
pub(super) struct Patience(Mutex<BTreeMap<(String, Unasked), Moment>>);

impl Patience {
	/// Whether something may be said in a room now.
	pub(super) fn allows(&self, room: &str, what: Unasked, now: Moment) -> bool {
		let said = self.lock();
		let last = said.get(&(room.to_owned(), what));
		last.is_none_or(|at| now >= at.saturating_add(milliseconds(PAUSE)))
	}

	/// Remembers that something was said in a room.
	pub(super) fn said(&self, room: &str, what: Unasked, now: Moment) {
		let mut said = self.lock();
		said.retain(|_, at| now < at.saturating_add(milliseconds(PAUSE)));
		if said.len() >= MOST {
			said.clear();
		}
		said.insert((room.to_owned(), what), now);
	}

	fn lock(&self) -> MutexGuard<'_, BTreeMap<(String, Unasked), Moment>> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_same_is_said_once_in_a_while() {
		let (patience, end) = (Patience::default(), milliseconds(PAUSE));
		let allows = |room, what, now| patience.allows(room, what, now);
		assert!(allows("!a", Unasked::Explanation, 0));
		patience.said("!a", Unasked::Explanation, 0);
		assert!(!allows("!a", Unasked::Explanation, end - 1));
		assert!(allows("!a", Unasked::Direction, 1));
		assert!(allows("!b", Unasked::Explanation, 1));
		assert!(allows("!a", Unasked::Explanation, end));
	}
}
