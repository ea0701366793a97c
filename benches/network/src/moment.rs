//! Moments by the machine's clock, which all processes on it share.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const DAY: f64 = 86_400.0;

/// A time of the day in UTC, in seconds. Two moments of one run are less than half a day apart, and
/// so which day it is does not matter.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Moment(f64);

impl Moment {
	/// Reads the time of a log line: `2026-01-31T12:34:56.123456Z`.
	pub fn parse(timestamp: &str) -> Option<Self> {
		let (_, time) = timestamp.strip_suffix('Z')?.split_once('T')?;
		let (hours, rest) = time.split_once(':')?;
		let (minutes, seconds) = rest.split_once(':')?;
		let minutes = hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?;
		Some(Self(f64::from(minutes) * 60.0 + seconds.parse::<f64>().ok()?))
	}

	/// The seconds since another moment, negative when that one was later.
	pub fn since(self, other: Self) -> f64 {
		(self.0 - other.0 + DAY / 2.0).rem_euclid(DAY) - DAY / 2.0
	}
}

/// The present moment.
#[allow(clippy::disallowed_methods)] // what a clock is for
pub fn now() -> Moment {
	Moment::from(SystemTime::now())
}

impl From<SystemTime> for Moment {
	fn from(time: SystemTime) -> Self {
		let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
		Self(since.as_secs_f64().rem_euclid(DAY))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn moment(timestamp: &str) -> Moment {
		Moment::parse(timestamp).unwrap()
	}

	#[test]
	fn a_log_line_and_the_clock_agree() {
		let clock = Moment::from(UNIX_EPOCH + Duration::from_millis(86_400_000 + 3_723_500));
		assert!(moment("1970-01-02T01:02:03.500000Z").since(clock).abs() < 1e-6);
	}

	#[test]
	fn midnight_is_no_jump_and_order_is_kept() {
		let (before, after) = (moment("2026-01-31T23:59:59Z"), moment("2026-02-01T00:00:01Z"));
		assert_eq!((after.since(before), before.since(after)), (2.0, -2.0));
	}

	#[test]
	fn what_is_no_time_is_none() {
		assert_eq!(Moment::parse("yesterday"), None);
	}
}
