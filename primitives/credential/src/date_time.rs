//! Points in time as credentials write them: XML Schema's `dateTimeStamp` in UTC, to the second.

use core::{fmt, str::FromStr};

use litentry_vocabulary::Moment;

const SECONDS_PER_DAY: u64 = 24 * 60 * 60;

/// The first second of the year 10000, for which there is no four-digit text.
const END: u64 = 253_402_300_800;

/// A point in time, to the second, from 1970 to 9999: `2026-11-22T05:08:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
	seconds: u64,
}

/// Not a UTC date and time from 1970 to 9999 to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a date and time from 1970 to 9999, such as 2026-11-22T05:08:00Z")]
pub struct InvalidDateTime;

impl DateTime {
	/// The second in which a moment lies.
	pub const fn from_moment(moment: Moment) -> Result<Self, InvalidDateTime> {
		Self::from_seconds(moment / 1000)
	}

	/// The time so many seconds later.
	pub const fn plus_seconds(self, seconds: u64) -> Result<Self, InvalidDateTime> {
		Self::from_seconds(self.seconds.saturating_add(seconds))
	}

	/// Seconds since the Unix epoch.
	pub const fn seconds(self) -> u64 {
		self.seconds
	}

	const fn from_seconds(seconds: u64) -> Result<Self, InvalidDateTime> {
		if seconds < END { Ok(Self { seconds }) } else { Err(InvalidDateTime) }
	}
}

impl fmt::Display for DateTime {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let (year, month, day) = civil_from_days(self.seconds / SECONDS_PER_DAY);
		let second = self.seconds % SECONDS_PER_DAY;
		let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
		write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
	}
}

impl FromStr for DateTime {
	type Err = InvalidDateTime;

	fn from_str(text: &str) -> Result<Self, InvalidDateTime> {
		let number = |range| text.get(range).and_then(|digits: &str| digits.parse::<u32>().ok());
		let field = |range| number(range).map(u64::from).ok_or(InvalidDateTime);
		let (year, day) = (field(0..4)?, field(8..10)?);
		let month = number(5..7).ok_or(InvalidDateTime)? as usize;
		let (hour, minute, second) = (field(11..13)?, field(14..16)?, field(17..19)?);
		if year < EPOCH_YEAR || !(1..=12).contains(&month) || day == 0 {
			return Err(InvalidDateTime);
		}
		let days = days_from_civil(year, month, day);
		let parsed =
			Self::from_seconds(days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second)?;
		// Writing it again catches wrong separators, the 30th of February and the 61st minute.
		if alloc::format!("{parsed}") == text { Ok(parsed) } else { Err(InvalidDateTime) }
	}
}

const EPOCH_YEAR: u64 = 1970;

/// Days of a common year before each month.
const DAYS_BEFORE_MONTH: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const fn is_leap(year: u64) -> bool {
	year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// How many years from the year 1 to this one have a leap day.
const fn leap_years_to(year: u64) -> u64 {
	year / 4 - year / 100 + year / 400
}

/// Days from the Unix epoch to the first of January.
const fn days_before_year(year: u64) -> u64 {
	365 * (year - EPOCH_YEAR) + leap_years_to(year - 1) - leap_years_to(EPOCH_YEAR - 1)
}

/// Days from the first of January to the first of the month, counted from 0.
fn days_before_month(year: u64, month: usize) -> u64 {
	let leap_day = u64::from(is_leap(year) && month > 1);
	DAYS_BEFORE_MONTH.get(month).map_or(365, |days| *days) + leap_day
}

/// The year, month and day, so many days after the Unix epoch.
fn civil_from_days(days: u64) -> (u64, usize, u64) {
	let mut year = EPOCH_YEAR + days / 366;
	while days_before_year(year + 1) <= days {
		year += 1;
	}
	let day_of_year = days - days_before_year(year);
	let month = (0..12).rfind(|month| days_before_month(year, *month) <= day_of_year);
	let month = month.unwrap_or_default();
	(year, month + 1, day_of_year - days_before_month(year, month) + 1)
}

/// The inverse of [`civil_from_days`].
fn days_from_civil(year: u64, month: usize, day: u64) -> u64 {
	days_before_year(year) + days_before_month(year, month - 1) + day - 1
}
