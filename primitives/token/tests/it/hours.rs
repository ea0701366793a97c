//! Times of the week, against a clock that counts minute by minute.

use litentry_token::{Hours, InvalidHours};
use litentry_vocabulary::Moment;
use proptest::prelude::*;

const MINUTE: Moment = 60_000;
const DAY: Moment = 24 * 60 * MINUTE;

/// Monday, 2026-11-23T00:00:00Z.
const MONDAY: Moment = 1_795_392_000_000;

pub(crate) fn hours() -> impl Strategy<Value = Hours> {
	let parts = (1..128u8, 0..96u8, 1..=96u8, -48..=56i8);
	let hours = parts.prop_map(|(days, from, until, offset)| Hours { days, from, until, offset });
	hours.prop_filter("an empty span", |hours| hours.check().is_ok())
}

/// The minutes of a week of local time that are within, counted from Monday's first.
fn naive(hours: Hours) -> Vec<bool> {
	let mut week = vec![false; 7 * 24 * 60];
	for day in (0..7).filter(|day| hours.days & (1 << day) != 0) {
		let (from, until) = (usize::from(hours.from) * 15, usize::from(hours.until) * 15);
		let until = if until > from { until } else { until + 24 * 60 };
		for minute in from..until {
			let at = (day * 24 * 60 + minute) % week.len();
			week[at] = true;
		}
	}
	week
}

/// The same counted in UTC.
fn naive_in_utc(hours: Hours) -> Vec<bool> {
	let mut week = naive(hours);
	let ahead = i64::from(hours.offset) * 15;
	week.rotate_left(ahead.rem_euclid(7 * 24 * 60) as usize);
	week
}

proptest! {
	#[test]
	fn they_are_those_of_a_naive_clock(hours in hours(), weeks in 0..3u64, millis in 0..MINUTE) {
		let start = MONDAY + weeks * 7 * DAY + millis;
		let contains = |minute: u64| hours.contain(start + minute * MINUTE);
		let week: Vec<bool> = (0..7 * 24 * 60).map(contains).collect();
		prop_assert!(week == naive_in_utc(hours));
	}

	#[test]
	fn hours_cover_others_when_no_minute_is_left_out(outer in hours(), inner in hours()) {
		let mut minutes = naive_in_utc(outer).into_iter().zip(naive_in_utc(inner));
		prop_assert_eq!(outer.cover(inner), minutes.all(|(outer, inner)| outer || !inner));
	}

	#[test]
	fn narrower_hours_are_covered(
		days in 1..128u8,
		fewer: u8,
		mut quarters in prop::array::uniform4(0..=96u8),
		offset in -48..=56i8,
	) {
		quarters.sort_unstable();
		let [from, later, earlier, until] = quarters;
		let outer = Hours { days, from, until, offset };
		let inner = Hours { days: days & fewer, from: later, until: earlier, offset };
		prop_assume!(outer.check().is_ok() && inner.check().is_ok());
		prop_assert!(outer.cover(inner));
	}

	#[test]
	fn any_moment_is_judged(days: u8, from: u8, until: u8, offset: i8, moment: Moment) {
		let hours = Hours { days, from, until, offset };
		let week = 7 * DAY;
		if moment < Moment::MAX - week {
			prop_assert_eq!(hours.contain(moment), hours.contain(moment + week));
		}
	}
}

#[test]
fn a_span_over_midnight_belongs_to_the_day_on_which_it_starts() {
	let sunday_night = Hours { days: 1 << 6, from: 22 * 4, until: 6 * 4, offset: 0 };
	let at =
		|day: Moment, hour: Moment| sunday_night.contain(MONDAY + day * DAY + hour * 60 * MINUTE);
	assert_eq!([at(6, 21), at(6, 22), at(7, 5), at(7, 6)], [false, true, true, false]);
	assert_eq!([at(0, 5), at(0, 22), at(1, 5)], [true, false, false]);
}

#[test]
fn the_place_has_its_own_time() {
	let opening = Hours { days: 1, from: 9 * 4, until: 17 * 4, offset: 4 };
	let nine_in_berlin = MONDAY + 8 * 60 * MINUTE;
	assert!(!opening.contain(nine_in_berlin - 1));
	assert!(opening.contain(nine_in_berlin));
}

#[test]
fn what_is_out_of_range_or_empty_is_refused() {
	let good = Hours { days: 127, from: 0, until: 96, offset: 0 };
	assert_eq!(good.check(), Ok(()));
	let wrong = [
		Hours { days: 0, ..good },
		Hours { days: 128, ..good },
		Hours { from: 96, ..good },
		Hours { until: 0, ..good },
		Hours { until: 97, ..good },
		Hours { from: 7, until: 7, ..good },
		Hours { offset: -49, ..good },
		Hours { offset: 57, ..good },
	];
	for hours in wrong {
		assert_eq!(hours.check(), Err(InvalidHours), "{hours:?}");
	}
}
