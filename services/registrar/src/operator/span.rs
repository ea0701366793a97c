//! Spans of time as people write them.

use std::{fmt, str::FromStr};

use litentry_vocabulary::Moment;

/// Units and their milliseconds, the longest first.
const UNITS: [(&str, Moment); 5] = [
	("w", 7 * 24 * 3_600_000),
	("d", 24 * 3_600_000),
	("h", 3_600_000),
	("m", 60_000),
	("s", 1_000),
];

/// A span of time in milliseconds: its text is a number and a unit, such as `30d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(pub Moment);

/// The text is no span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a span of time such as 30d: a number and one of w, d, h, m and s")]
pub struct InvalidSpan;

impl Span {
	/// From one moment to a later one.
	pub(super) const fn between(earlier: Moment, later: Moment) -> Self {
		Self(later.saturating_sub(earlier))
	}
}

/// In days or shorter units, as whole ones as fit.
impl fmt::Display for Span {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let fits = UNITS.into_iter().skip(1).find(|(_, length)| *length <= self.0);
		let (unit, length) = fits.unwrap_or(("s", 1_000));
		f.pad(&format!("{}{unit}", self.0 / length))
	}
}

impl FromStr for Span {
	type Err = InvalidSpan;

	fn from_str(text: &str) -> Result<Self, InvalidSpan> {
		let length = |unit: &str| UNITS.into_iter().find(|(name, _)| *name == unit);
		let digits = text.find(|c: char| !c.is_ascii_digit()).ok_or(InvalidSpan)?;
		let (count, unit) = text.split_at(digits);
		let (_, length) = length(unit).ok_or(InvalidSpan)?;
		let span = count.parse::<Moment>().ok().and_then(|count| count.checked_mul(length));
		span.filter(|span| *span > 0).map(Self).ok_or(InvalidSpan)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn spans_are_read_and_written_in_their_units() {
		for (text, written) in [("30d", "30d"), ("2w", "14d"), ("90m", "1h"), ("5s", "5s")] {
			assert_eq!(text.parse::<Span>().unwrap().to_string(), written);
		}
		assert_eq!(Span::between(5, 3).to_string(), "0s");
	}

	#[test]
	fn what_is_no_span_is_refused() {
		for text in ["", "30", "d", "0d", "-1d", "1 d", "1y", "1.5h", "99999999999999999w"] {
			assert_eq!(text.parse::<Span>(), Err(InvalidSpan), "{text}");
		}
	}
}
