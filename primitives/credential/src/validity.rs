//! From when until when a credential is valid.

use crate::DateTime;

/// From when until when a credential is valid, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
	from: DateTime,
	until: DateTime,
}

/// A validity that ends before it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the validity ends at {until}, before it starts at {from}")]
pub struct EndsBeforeStart {
	/// The start.
	pub from: DateTime,
	/// The end.
	pub until: DateTime,
}

/// Why a credential is not valid at a certain time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OutsideValidity {
	/// It will be valid later.
	#[error("valid only from {from}")]
	NotYet {
		/// When its validity starts.
		from: DateTime,
	},
	/// It was valid earlier.
	#[error("valid only until {until}")]
	Expired {
		/// When its validity ended.
		until: DateTime,
	},
}

impl Validity {
	/// The time from the one to the other.
	pub fn new(from: DateTime, until: DateTime) -> Result<Self, EndsBeforeStart> {
		if until < from { Err(EndsBeforeStart { from, until }) } else { Ok(Self { from, until }) }
	}

	/// The first second.
	pub const fn from(&self) -> DateTime {
		self.from
	}

	/// The last second.
	pub const fn until(&self) -> DateTime {
		self.until
	}

	/// Whether a time lies within.
	pub fn check(&self, now: DateTime) -> Result<(), OutsideValidity> {
		if now < self.from {
			Err(OutsideValidity::NotYet { from: self.from })
		} else if now > self.until {
			Err(OutsideValidity::Expired { until: self.until })
		} else {
			Ok(())
		}
	}
}
