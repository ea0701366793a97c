//! Which message is looked at next.

use std::{
	collections::{BTreeMap, BTreeSet},
	time::Duration,
};

use tokio::time::Instant;

/// Before a message that cannot be decided about is looked at again; twice as long each time.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_mins(10);

/// A message that cannot be decided about for so long is given up: mostly, its domain's name servers do
/// not answer.
const PATIENCE: Duration = Duration::from_hours(1);

/// The messages that were looked at and are not settled.
#[derive(Debug, Default)]
pub(super) struct Waiting(BTreeMap<u32, Turn>);

#[derive(Debug)]
struct Turn {
	first: Instant,
	next: Instant,
	pause: Duration,
}

impl Waiting {
	/// The unsettled messages that are to be looked at now: first those that never were, so that nobody
	/// keeps others waiting with messages that cannot be decided about.
	pub(super) fn due(&mut self, unsettled: &BTreeSet<u32>, now: Instant) -> Vec<u32> {
		self.0.retain(|number, _| unsettled.contains(number));
		let fresh = unsettled.iter().filter(|number| !self.0.contains_key(number)).copied();
		let mut again: Vec<_> = self.0.iter().filter(|(_, turn)| now >= turn.next).collect();
		again.sort_by_key(|(_, turn)| turn.next);
		fresh.chain(again.into_iter().map(|(number, _)| *number)).collect()
	}

	/// A message was looked at: unless it is settled, it is looked at again later. Tells whether it has
	/// waited long enough.
	pub(super) fn saw(&mut self, number: u32, now: Instant) -> bool {
		let new = Turn { first: now, next: now, pause: FIRST_PAUSE };
		let turn = self.0.entry(number).or_insert(new);
		turn.next = now.checked_add(turn.pause).unwrap_or(now);
		turn.pause = turn.pause.saturating_mul(2).min(LONGEST_PAUSE);
		now.duration_since(turn.first) >= PATIENCE
	}

	/// How long nothing has to be looked at again, if anything has.
	pub(super) fn pause(&self, now: Instant) -> Option<Duration> {
		self.0.values().map(|turn| turn.next.saturating_duration_since(now)).min()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_waits_comes_after_what_is_new_and_not_before_its_time() {
		let (mut waiting, start) = (Waiting::default(), Instant::now());
		let unsettled = BTreeSet::from([1, 2, 3]);
		assert_eq!(waiting.due(&unsettled, start), [1, 2, 3]);
		waiting.saw(1, start);
		waiting.saw(2, start + FIRST_PAUSE / 2);
		assert_eq!(waiting.due(&unsettled, start), [3]);
		assert_eq!(waiting.pause(start), Some(FIRST_PAUSE));
		assert_eq!(waiting.due(&unsettled, start + FIRST_PAUSE), [3, 1]);
		assert_eq!(waiting.due(&unsettled, start + FIRST_PAUSE * 2), [3, 1, 2]);
		assert_eq!(waiting.due(&BTreeSet::from([2]), start + FIRST_PAUSE * 2), [2]);
	}

	#[test]
	fn pauses_grow_until_it_is_given_up() {
		let (mut waiting, start) = (Waiting::default(), Instant::now());
		let (mut now, mut looks) = (start, 1);
		while !waiting.saw(1, now) {
			now += waiting.pause(now).unwrap();
			looks += 1;
		}
		assert!(now - start >= PATIENCE && now - start <= PATIENCE + LONGEST_PAUSE);
		assert!(looks < 20, "{looks}");
	}
}
