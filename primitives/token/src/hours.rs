//! The times of the week at which a token can be used.

use litentry_vocabulary::Moment;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Milliseconds in a quarter of an hour.
const QUARTER: Moment = 15 * 60 * 1_000;
const QUARTERS_A_DAY: u8 = 96;
const QUARTERS_A_WEEK: u16 = 7 * 96;

/// A span of the day on some days of the week, in quarters of an hour of the place's own time.
///
/// A span that ends before it starts lasts over midnight and belongs to the day on which it
/// starts. The place's time is a fixed distance from UTC: there is no summer time on chain.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Hours {
	/// Bit 0 is Monday, bit 6 Sunday.
	pub days: u8,
	/// The first quarter of an hour of the day, 0 to 95.
	pub from: u8,
	/// The first quarter of an hour that is outside again, 1 to 96.
	pub until: u8,
	/// How many quarters of an hour the place is ahead of UTC, -48 to 56.
	pub offset: i8,
}

/// Why hours are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
	"hours need a day of the week, quarters of the day from 0 to 96, and an offset from -48 to 56"
)]
pub struct InvalidHours;

impl Hours {
	/// Whether the fields are in their ranges and the span is not empty.
	///
	/// # Errors
	///
	/// One is not.
	pub const fn check(self) -> Result<(), InvalidHours> {
		let days = self.days >= 1 && self.days < 128;
		let span = self.from < QUARTERS_A_DAY
			&& self.until >= 1
			&& self.until <= QUARTERS_A_DAY
			&& self.from != self.until;
		let offset = self.offset >= -48 && self.offset <= 56;
		if days && span && offset { Ok(()) } else { Err(InvalidHours) }
	}

	/// Whether a moment is within.
	pub const fn contain(self, moment: Moment) -> bool {
		// The Unix epoch was a Thursday, three days after a Monday.
		let quarter = (moment / QUARTER + 3 * QUARTERS_A_DAY as u64) % QUARTERS_A_WEEK as u64;
		self.contain_quarter(quarter as u16)
	}

	/// Whether all of the other's times are within.
	pub fn cover(self, other: Self) -> bool {
		(0..QUARTERS_A_WEEK)
			.all(|quarter| self.contain_quarter(quarter) || !other.contain_quarter(quarter))
	}

	/// Whether a quarter of an hour of the week is within; 0 starts on Monday at midnight, UTC.
	const fn contain_quarter(self, quarter: u16) -> bool {
		let local = (quarter as i16 + self.offset as i16).rem_euclid(QUARTERS_A_WEEK as i16) as u16;
		let (day, of_day) = (local / QUARTERS_A_DAY as u16, (local % QUARTERS_A_DAY as u16) as u8);
		let before = (day + 6) % 7;
		if self.from < self.until {
			self.on(day) && of_day >= self.from && of_day < self.until
		} else {
			self.on(day) && of_day >= self.from || self.on(before) && of_day < self.until
		}
	}

	const fn on(self, day: u16) -> bool {
		self.days >> day & 1 == 1
	}
}
