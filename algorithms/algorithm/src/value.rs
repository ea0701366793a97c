//! The answer to one event about one account.

/// The answer to one event about one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
	/// Yes or no.
	Flag(bool),
	/// A number of things.
	Count(u64),
}

impl Value {
	/// Whether it is yes, or more than nothing.
	pub const fn holds(self) -> bool {
		match self {
			Self::Flag(flag) => flag,
			Self::Count(count) => count > 0,
		}
	}

	/// The count, as much of it as fits; 1 for yes and 0 for no.
	pub const fn number(self) -> i64 {
		match self {
			Self::Flag(flag) => flag as i64,
			Self::Count(count) if count > i64::MAX as u64 => i64::MAX,
			Self::Count(count) => count as i64,
		}
	}
}
