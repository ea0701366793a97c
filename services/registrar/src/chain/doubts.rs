//! When to stop believing in a block that was seen, because everybody else denies it.

use std::{collections::BTreeSet, time::Duration};

use tokio::time::Instant;

use super::endpoints::EndpointId;

/// Which endpoints deny the newest block that was seen, and since when nobody confirms it.
#[derive(Debug, Default)]
pub(super) struct Doubts {
	deniers: BTreeSet<EndpointId>,
	since: Option<Instant>,
}

impl Doubts {
	/// An endpoint denies the block, or does not have it.
	pub(super) fn raise(&mut self, endpoint: EndpointId, now: Instant) {
		self.deniers.insert(endpoint);
		self.since.get_or_insert(now);
	}

	/// An endpoint has the block.
	pub(super) fn settle(&mut self) {
		*self = Self::default();
	}

	/// Whether the block was a lie: of several endpoints more than half deny it, and none has confirmed
	/// it for so long. One that is merely behind would have come to it meanwhile.
	pub(super) fn prevail(&self, endpoints: usize, now: Instant, patience: Duration) -> bool {
		let long = self.since.is_some_and(|since| now.duration_since(since) >= patience);
		long && self.deniers.len() > 1 && self.deniers.len().saturating_mul(2) > endpoints
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const PATIENCE: Duration = Duration::from_secs(60);

	fn denied_by(deniers: &[usize], since: Instant) -> Doubts {
		let mut doubts = Doubts::default();
		deniers.iter().for_each(|denier| doubts.raise(EndpointId(*denier), since));
		doubts
	}

	#[test]
	fn a_block_that_most_deny_for_long_was_a_lie() {
		let start = Instant::now();
		let doubts = denied_by(&[1, 2], start);
		assert!(!doubts.prevail(3, start, PATIENCE));
		assert!(doubts.prevail(3, start + PATIENCE, PATIENCE));
		assert!(!doubts.prevail(4, start + PATIENCE, PATIENCE));
	}

	#[test]
	fn one_endpoint_alone_never_takes_back_what_it_said() {
		let start = Instant::now();
		assert!(!denied_by(&[0, 0], start).prevail(1, start + PATIENCE, PATIENCE));
	}

	#[test]
	fn a_confirmation_ends_all_doubts() {
		let start = Instant::now();
		let mut doubts = denied_by(&[0, 1], start);
		doubts.settle();
		assert!(!doubts.prevail(2, start + PATIENCE, PATIENCE));
	}
}
