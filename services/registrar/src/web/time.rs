//! Moments and times as people read them.

use litentry_vocabulary::Moment;
use maud::{Markup, html};

const MONTHS: [&str; 12] = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
];
const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

const SECOND: u64 = 1000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A moment in the Gregorian calendar, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Calendar {
	year: u64,
	/// From 0.
	month: usize,
	/// From 1.
	day: u64,
	hour: u64,
	minute: u64,
	second: u64,
}

impl From<Moment> for Calendar {
	fn from(moment: Moment) -> Self {
		let (year, month, day) = date(moment / DAY);
		let within = |unit, of| moment / unit % of;
		let (hour, minute) = (within(HOUR, 24), within(MINUTE, 60));
		Self { year, month, day, hour, minute, second: within(SECOND, 60) }
	}
}

/// The year, month from 0, and day from 1, so many days after 1970 began.
fn date(mut days: u64) -> (u64, usize, u64) {
	// Whole cycles of the calendar first, so that few years are left to count.
	let mut year = 1970 + days / 146_097 * 400;
	days %= 146_097;
	while days >= days_of_year(year) {
		days -= days_of_year(year);
		year += 1;
	}
	let mut month = 0;
	while days >= days_of_month(year, month) {
		days -= days_of_month(year, month);
		month += 1;
	}
	(year, month, days + 1)
}

const fn is_leap(year: u64) -> bool {
	year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

const fn days_of_year(year: u64) -> u64 {
	if is_leap(year) { 366 } else { 365 }
}

const fn days_of_month(year: u64, month: usize) -> u64 {
	match month {
		1 if is_leap(year) => 29,
		1 => 28,
		3 | 5 | 8 | 10 => 30,
		_ => 31,
	}
}

/// A moment for people and programs.
pub(super) fn moment(moment: Moment) -> Markup {
	html! { time datetime=(iso(moment)) { (text(moment)) } }
}

/// A moment as RFC 3339 writes it.
pub(super) fn iso(moment: Moment) -> String {
	let Calendar { year, month, day, hour, minute, second } = moment.into();
	format!("{year:04}-{:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z", month + 1)
}

/// A moment for people.
pub(super) fn text(moment: Moment) -> String {
	let Calendar { year, month, day, hour, minute, .. } = moment.into();
	format!("{day} {} {year}, {hour:02}:{minute:02} UTC", MONTHS[month])
}

/// A moment as HTTP headers have it (RFC 9110, section 5.6.7).
pub(super) fn http(moment: Moment) -> String {
	let Calendar { year, month, day, hour, minute, second } = moment.into();
	let weekday = DAYS[usize::try_from(moment / DAY % 7).unwrap_or_default()];
	let month = &MONTHS[month][..3];
	format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
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
	fn moments_are_written_as_calendars_and_headers_have_them() {
		for (moment, expected, header) in [
			(0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
			(784_111_777_000, "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
			(951_782_400_000, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
			(4_107_542_399_999, "2100-02-28T23:59:59Z", "Sun, 28 Feb 2100 23:59:59 GMT"),
			(4_107_542_400_000, "2100-03-01T00:00:00Z", "Mon, 01 Mar 2100 00:00:00 GMT"),
			(253_402_300_799_000, "9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 GMT"),
		] {
			assert_eq!((iso(moment).as_str(), http(moment).as_str()), (expected, header));
		}
		assert_eq!(text(951_782_400_000), "29 February 2000, 00:00 UTC");
	}

	#[test]
	fn spans_are_in_the_largest_whole_unit() {
		let spans = [999, 1000, 119_999, 7_200_000, 25 * HOUR].map(span);
		assert_eq!(spans, ["less than a second", "1 second", "1 minute", "2 hours", "1 day"]);
	}
}
