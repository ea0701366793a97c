//! Moments and times as people read them.

use litentry_vocabulary::Moment;
use maud::{Markup, html};

use crate::moments;

const SECOND: u64 = 1000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A moment for people and programs.
pub(super) fn moment(moment: Moment) -> Markup {
	html! { time datetime=(moments::timestamp(moment)) { (moments::in_words(moment)) } }
}

/// About how long so many milliseconds are.
pub(super) fn span(milliseconds: u64) -> String {
	let count = |unit, name: &str| match milliseconds / unit {
		1 => format!("1 {name}"),
		count => format!("{count} {name}s"),
	};
	match milliseconds {
		0..SECOND => "less than a second".to_owned(),
		SECOND..MINUTE => count(SECOND, "second"),
		MINUTE..HOUR => count(MINUTE, "minute"),
		HOUR..DAY => count(HOUR, "hour"),
		_ => count(DAY, "day"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn spans_are_in_the_largest_whole_unit() {
		let spans = [999, 1000, 119_999, 7_200_000, 25 * HOUR].map(span);
		assert_eq!(spans, ["less than a second", "1 second", "1 minute", "2 hours", "1 day"]);
	}
}
