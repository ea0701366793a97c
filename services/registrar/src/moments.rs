//! Moments as people and programs read them: the one place where they are written.
//!
//! All are in UTC. No clock shows the year 10000: such moments are `never`.

use litentry_credential::DateTime;
use litentry_vocabulary::Moment;

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

/// The days of the week; time began on the first of them.
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

const DAY: u64 = 24 * 60 * 60 * 1000;

/// A moment to the second, as RFC 3339 has it: `2026-11-22T05:08:00Z`.
pub(crate) fn timestamp(moment: Moment) -> String {
	DateTime::from_moment(moment).map_or_else(|_| "never".into(), |time| time.to_string())
}

/// A moment's day, as ISO 8601 has it: `2026-11-22`.
pub(crate) fn day(moment: Moment) -> String {
	let mut text = timestamp(moment);
	text.truncate(text.find('T').unwrap_or(text.len()));
	text
}

/// A moment to the minute, for people: `22 November 2026, 05:08 UTC`.
pub(crate) fn in_words(moment: Moment) -> String {
	let text = timestamp(moment);
	match Parts::of(&text) {
		Some(Parts { year, month, day, hour, minute, .. }) => {
			let day = day.trim_start_matches('0');
			format!("{day} {month} {year}, {hour}:{minute} UTC")
		}
		None => text,
	}
}

/// A moment as HTTP headers have it (RFC 9110, section 5.6.7): `Sun, 22 Nov 2026 05:08:00 GMT`. There
/// is none for a moment that is never.
pub(crate) fn http_date(moment: Moment) -> Option<String> {
	let text = timestamp(moment);
	let Parts { year, month, day, hour, minute, second } = Parts::of(&text)?;
	let weekday = WEEKDAYS.get(usize::try_from(moment / DAY % 7).ok()?)?;
	let month = month.get(..3)?;
	Some(format!("{weekday}, {day} {month} {year} {hour}:{minute}:{second} GMT"))
}

/// What a timestamp says, in digits but for the month's name.
struct Parts<'a> {
	year: &'a str,
	month: &'static str,
	day: &'a str,
	hour: &'a str,
	minute: &'a str,
	second: &'a str,
}

impl<'a> Parts<'a> {
	fn of(timestamp: &'a str) -> Option<Self> {
		let mut parts = timestamp.split(['-', 'T', ':', 'Z']);
		let mut next = || parts.next();
		let (year, month) = (next()?, next()?.parse::<usize>().ok()?);
		let month = MONTHS.get(month.checked_sub(1)?)?;
		Some(Self { year, month, day: next()?, hour: next()?, minute: next()?, second: next()? })
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
			let header = Some(header.to_owned());
			assert_eq!((timestamp(moment), http_date(moment)), (expected.to_owned(), header));
		}
	}

	#[test]
	fn people_read_days_and_the_names_of_months() {
		assert_eq!(day(951_782_400_000), "2000-02-29");
		assert_eq!(in_words(951_782_400_000), "29 February 2000, 00:00 UTC");
		assert_eq!(in_words(1_800_000_000_000), "15 January 2027, 08:00 UTC");
		assert_eq!(in_words(0), "1 January 1970, 00:00 UTC");
	}

	#[test]
	fn no_clock_shows_the_year_10000() {
		for moment in [253_402_300_800_000, Moment::MAX] {
			assert_eq!([timestamp(moment), day(moment), in_words(moment)], ["never"; 3]);
			assert_eq!(http_date(moment), None);
		}
	}
}
