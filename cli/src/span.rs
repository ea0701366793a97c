//! Spans of time as people write them.

use std::{fmt, str::FromStr};

use litentry_vocabulary::Moment;
use serde::{Serialize, Serializer};

/// Units and their milliseconds, the longest first.
const UNITS: [(&str, Moment); 6] = [
	("w", 7 * 24 * 60 * 60 * 1000),
	("d", 24 * 60 * 60 * 1000),
	("h", 60 * 60 * 1000),
	("m", 60 * 1000),
	("s", 1000),
	("ms", 1),
];

/// A span of time in milliseconds. Its text is `3h`, `2d` or `1h30m`; its JSON is the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(pub Moment);

/// The text is no span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a span of time such as 3h, 2d or 1h30m: w, d, h, m and s in this order")]
pub struct InvalidSpan;

impl fmt::Display for Span {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0 == 0 {
			return f.pad("0s");
		}
		// Ten days are said like that, not as a week and three days.
		let (mut rest, mut text) = (self.0, String::new());
		for (unit, length) in UNITS.into_iter().skip(1) {
			let count = rest / length;
			rest %= length;
			if count > 0 {
				text.push_str(&format!("{count}{unit}"));
			}
		}
		f.pad(&text)
	}
}

impl FromStr for Span {
	type Err = InvalidSpan;

	fn from_str(text: &str) -> Result<Self, InvalidSpan> {
		let (mut rest, mut total) = (text, 0 as Moment);
		let mut units = UNITS.iter();
		while !rest.is_empty() {
			let (count, unit, after) = part(rest).ok_or(InvalidSpan)?;
			let (_, length) = units.find(|(name, _)| *name == unit).ok_or(InvalidSpan)?;
			let longer = count.checked_mul(*length).and_then(|part| total.checked_add(part));
			(total, rest) = (longer.ok_or(InvalidSpan)?, after);
		}
		if total > 0 { Ok(Self(total)) } else { Err(InvalidSpan) }
	}
}

/// The first number, its unit, and what comes after it.
fn part(text: &str) -> Option<(Moment, &str, &str)> {
	let digits = text.find(|c: char| !c.is_ascii_digit())?;
	let (count, rest) = text.split_at(digits);
	let letters = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
	let (unit, rest) = rest.split_at(letters);
	Some((count.parse().ok()?, unit, rest))
}

impl Serialize for Span {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_u64(self.0)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	const MINUTE: Moment = 60_000;

	#[test]
	fn spans_are_read_in_their_units() {
		let spans = ["3h", "2d", "90m", "1h30m", "1w", "45s", "250ms"];
		let read = spans.map(|text| text.parse::<Span>().unwrap().0);
		let expected =
			[180 * MINUTE, 2880 * MINUTE, 90 * MINUTE, 90 * MINUTE, 10_080 * MINUTE, 45_000, 250];
		assert_eq!(read, expected);
	}

	#[test]
	fn spans_are_written_with_the_longest_units_that_fit() {
		let spans = [0, 90 * MINUTE, 14_400 * MINUTE, 10_000, 1_250];
		let written = spans.map(|span| Span(span).to_string());
		assert_eq!(written, ["0s", "1h30m", "10d", "10s", "1s250ms"]);
	}

	#[test]
	fn what_is_no_span_is_refused() {
		let texts =
			["", "3", "h", "0h", "3 h", "-3h", "30m1h", "1h1h", "3H", "1.5h", "213503982335d"];
		for text in texts {
			assert_eq!(text.parse::<Span>(), Err(InvalidSpan), "{text}");
		}
	}
}
