//! Moments as people write them.

use std::{fmt, str::FromStr};

use litentry_credential::DateTime;
use litentry_vocabulary::Moment;

use crate::Span;

/// A moment: a date and time, or how long from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
	/// A date and time of UTC.
	At(DateTime),
	/// So long from now.
	In(Span),
}

/// The text names no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
	"expected a date and time of UTC such as 2026-11-22T18:00:00Z, or +3h for three hours from now"
)]
pub struct InvalidWhen;

impl When {
	/// The moment, in milliseconds since 1970.
	pub const fn moment(self, now: Moment) -> Moment {
		match self {
			Self::At(time) => time.seconds().saturating_mul(1000),
			Self::In(span) => now.saturating_add(span.0),
		}
	}
}

impl FromStr for When {
	type Err = InvalidWhen;

	fn from_str(text: &str) -> Result<Self, InvalidWhen> {
		match text.strip_prefix('+') {
			Some(span) => span.parse().map(Self::In).map_err(|_| InvalidWhen),
			None => text.parse().map(Self::At).map_err(|_| InvalidWhen),
		}
	}
}

/// Until when something is good: a moment, or `never` for one that does not end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending(pub Option<When>);

impl FromStr for Ending {
	type Err = InvalidWhen;

	fn from_str(text: &str) -> Result<Self, InvalidWhen> {
		if text == "never" { Ok(Self(None)) } else { text.parse().map(|when| Self(Some(when))) }
	}
}

/// A moment in words: to the second in UTC, as long as the year has four digits.
pub(crate) struct Time(pub(crate) Moment);

impl fmt::Display for Time {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match DateTime::from_moment(self.0) {
			Ok(time) => f.pad(&time.to_string()),
			Err(_) => f.pad("after the year 9999"),
		}
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	const NOW: Moment = 1_795_324_080_000;

	#[test]
	fn moments_are_read_as_dates_or_from_now_on() {
		let read = |text: &str| text.parse::<When>().unwrap().moment(NOW);
		assert_eq!(read("2026-11-22T05:08:01Z"), NOW + 1_000);
		assert_eq!(read("+90m"), NOW + 5_400_000);
	}

	#[test]
	fn what_has_an_end_may_also_have_none() {
		assert_eq!("never".parse(), Ok(Ending(None)));
		assert_eq!("+3h".parse(), Ok(Ending(Some(When::In(Span(10_800_000))))));
	}

	#[test]
	fn what_names_no_moment_is_refused() {
		for text in ["", "+", "3h", "now", "2026-11-22", "2026-11-22T05:08:00+01:00"] {
			assert_eq!(text.parse::<When>(), Err(InvalidWhen), "{text}");
		}
	}

	#[test]
	fn moments_are_written_in_utc() {
		assert_eq!(Time(NOW).to_string(), "2026-11-22T05:08:00Z");
		assert_eq!(Time(Moment::MAX).to_string(), "after the year 9999");
	}
}
