//! How long, how large and how often.

use std::{
	num::{NonZeroU32, NonZeroUsize},
	time::Duration,
};

use serde::Deserialize;

const RESPONSE_BYTES: NonZeroUsize = NonZeroUsize::new(32 * 1024 * 1024).unwrap();
const ROUNDS: NonZeroU32 = NonZeroU32::new(2).unwrap();

/// The bounds of one call over HTTP.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CallLimits {
	/// How long one endpoint may take for a whole reply.
	pub timeout_milliseconds: u64,
	/// How many bytes a reply may have.
	pub response_bytes: NonZeroUsize,
	/// How often the whole list of endpoints is tried.
	pub rounds: NonZeroU32,
	/// How long to wait before the second round; each later wait is twice as long.
	pub round_delay_milliseconds: u64,
}

impl Default for CallLimits {
	fn default() -> Self {
		Self {
			timeout_milliseconds: 10_000,
			response_bytes: RESPONSE_BYTES,
			rounds: ROUNDS,
			round_delay_milliseconds: 250,
		}
	}
}

impl CallLimits {
	/// How long one endpoint may take for a whole reply.
	pub(super) const fn timeout(&self) -> Duration {
		Duration::from_millis(self.timeout_milliseconds)
	}

	/// How long to wait before a round, counted from 0.
	pub(super) fn delay_before(&self, round: u32) -> Duration {
		let Some(doublings) = round.checked_sub(1) else { return Duration::ZERO };
		let factor = 2_u32.saturating_pow(doublings);
		Duration::from_millis(self.round_delay_milliseconds).saturating_mul(factor)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn each_wait_is_twice_the_one_before() {
		let limits = CallLimits { round_delay_milliseconds: 100, ..CallLimits::default() };
		let waits = [0, 1, 2, 3].map(|round| limits.delay_before(round).as_millis());
		assert_eq!(waits, [0, 100, 200, 400]);
	}
}
