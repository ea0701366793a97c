//! Times of the week as people write them.

use std::{fmt, str::FromStr};

use litentry_token::Hours;
use serde::{Serialize, Serializer};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const EVERY_DAY: u8 = 0b0111_1111;

/// Quarters of an hour in an hour and in a day.
const QUARTERS: u8 = 4;
const MIDNIGHT: u8 = 96;

/// Times of the week, as text `mon-fri 08:00-18:00 +01:00`: the days on which they start, from when
/// until when in the place's own time, and how far that is ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpeningHours(pub Hours);

/// The text names no times of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
	"expected days, hours and the distance from UTC, such as \"mon-fri 08:00-18:00 +01:00\", \
	\"sat,sun 22:00-06:00 Z\" or \"daily 00:00-24:00 Z\"; all in quarters of an hour"
)]
pub struct InvalidOpeningHours;

impl FromStr for OpeningHours {
	type Err = InvalidOpeningHours;

	fn from_str(text: &str) -> Result<Self, InvalidOpeningHours> {
		read(text).filter(|hours| hours.check().is_ok()).map(Self).ok_or(InvalidOpeningHours)
	}
}

fn read(text: &str) -> Option<Hours> {
	let mut words = text.split_whitespace();
	let (days, span, offset) = (words.next()?, words.next()?, words.next()?);
	let (from, until) = span.split_once('-')?;
	// What ends at midnight ends with the day.
	let until = Some(quarter(until)?).filter(|until| *until != 0).unwrap_or(MIDNIGHT);
	let hours =
		Hours { days: read_days(days)?, from: quarter(from)?, until, offset: ahead(offset)? };
	words.next().is_none().then_some(hours)
}

fn read_days(text: &str) -> Option<u8> {
	if text == "daily" {
		return Some(EVERY_DAY);
	}
	text.split(',').try_fold(0, |days, part| Some(days | read_range(part)?))
}

/// One day, or several from one to another, over Sunday if need be.
fn read_range(text: &str) -> Option<u8> {
	let day = |name: &str| DAYS.iter().position(|day| *day == name);
	let (first, last) = text.split_once('-').unwrap_or((text, text));
	let (first, last) = (day(first)?, day(last)?);
	let count = (last + 7 - first) % 7;
	Some((0..=count).fold(0, |days, after| days | 1 << ((first + after) % 7)))
}

fn quarter(text: &str) -> Option<u8> {
	let (hours, minutes) = text.split_once(':')?;
	let number = |text: &str| {
		let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
		digits.then(|| text.parse::<u8>().ok()).flatten()
	};
	let (hours, minutes) = (number(hours)?, number(minutes)?);
	let whole = minutes < 60 && minutes.is_multiple_of(15) && hours <= 24;
	whole.then(|| hours * QUARTERS + minutes / 15)
}

fn ahead(text: &str) -> Option<i8> {
	if text == "Z" {
		return Some(0);
	}
	let (sign, distance) = text.split_at_checked(1)?;
	let distance = i8::try_from(quarter(distance)?).ok()?;
	match sign {
		"+" => Some(distance),
		"-" => Some(-distance),
		_ => None,
	}
}

impl fmt::Display for OpeningHours {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Hours { days, from, until, offset } = self.0;
		write!(f, "{} {}-{} ", days_text(days), clock(from), clock(until))?;
		match offset {
			0 => f.write_str("Z"),
			_ => {
				let sign = if offset < 0 { '-' } else { '+' };
				write!(f, "{sign}{}", clock(offset.unsigned_abs()))
			}
		}
	}
}

fn clock(quarter: u8) -> String {
	format!("{:02}:{:02}", quarter / QUARTERS, quarter % QUARTERS * 15)
}

/// Three days in a row or more as a range, the others one by one.
fn days_text(days: u8) -> String {
	if days == EVERY_DAY {
		return "daily".into();
	}
	let on = |day: &usize| days >> day & 1 == 1;
	let (mut parts, mut day) = (Vec::new(), 0);
	while day < DAYS.len() {
		let run = (day..DAYS.len()).take_while(on).count();
		match DAYS.get(day..day + run).unwrap_or_default() {
			[first, _, .., last] => parts.push(format!("{first}-{last}")),
			names => parts.extend(names.iter().map(ToString::to_string)),
		}
		day += run.max(1);
	}
	parts.join(",")
}

impl Serialize for OpeningHours {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

/// At which times of the week something is good; `always` for any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnyHours(pub Option<Hours>);

impl FromStr for AnyHours {
	type Err = InvalidOpeningHours;

	fn from_str(text: &str) -> Result<Self, InvalidOpeningHours> {
		if text == "always" {
			return Ok(Self(None));
		}
		text.parse().map(|OpeningHours(hours)| Self(Some(hours)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn hours_are_read() {
		let weekdays = Hours { days: 0b001_1111, from: 32, until: 72, offset: 4 };
		assert_eq!("mon-fri 08:00-18:00 +01:00".parse(), Ok(OpeningHours(weekdays)));
		let nights = Hours { days: 0b110_0000, from: 88, until: 25, offset: 0 };
		assert_eq!("sat,sun 22:00-06:15 Z".parse(), Ok(OpeningHours(nights)));
		let over_sunday = Hours { days: 0b100_0011, from: 0, until: 96, offset: -38 };
		assert_eq!("sun-tue 00:00-24:00 -09:30".parse(), Ok(OpeningHours(over_sunday)));
	}

	#[test]
	fn what_ends_at_midnight_ends_with_the_day() {
		let evening = Hours { days: 0b000_0001, from: 72, until: 96, offset: 0 };
		assert_eq!("mon 18:00-00:00 Z".parse(), Ok(OpeningHours(evening)));
	}

	#[test]
	fn hours_are_written_as_they_are_read() {
		for text in [
			"mon-fri 08:00-18:00 +01:00",
			"sat,sun 22:00-06:15 Z",
			"mon,wed,fri-sun 00:15-24:00 -09:30",
			"daily 00:00-24:00 Z",
			"thu 23:45-00:15 +14:00",
		] {
			let hours = text.parse::<OpeningHours>();
			assert_eq!(hours.map(|hours| hours.to_string()).as_deref(), Ok(text));
		}
	}

	#[test]
	fn hours_may_be_any() {
		assert_eq!("always".parse(), Ok(AnyHours(None)));
	}

	#[test]
	fn what_names_no_hours_is_refused() {
		for text in [
			"",
			"08:00-18:00 Z",
			"mon-fri 08:00-18:00",
			"mon-fri 08:00 Z",
			"mon-fri 08:05-18:00 Z",
			"mon-fri 8:00-18:00 Z",
			"mon-fri 08:60-18:00 Z",
			"mon-fri 08:00-24:15 Z",
			"mon-fri 08:00-08:00 Z",
			"mon-fri 24:00-08:00 Z",
			"monday 08:00-18:00 Z",
			"mon, 08:00-18:00 Z",
			"mon 08:00-18:00 01:00",
			"mon 08:00-18:00 +15:00",
			"mon 08:00-18:00 -12:15",
			"mon 08:00-18:00 Z tue",
			"mon 08:00-18:00 é01:00",
		] {
			assert_eq!(text.parse::<OpeningHours>(), Err(InvalidOpeningHours), "{text}");
		}
	}
}
