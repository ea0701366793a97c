//! The answer to one event about one account.

/// The answer to one event about one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
	/// Yes or no.
	Flag(bool),
	/// A number of things.
	Count(u64),
	/// An amount of a coin in its smallest unit: wei, satoshi, planck.
	Amount(u128),
}

impl Value {
	/// Whether it is yes, or more than nothing.
	pub const fn holds(self) -> bool {
		match self {
			Self::Flag(flag) => flag,
			Self::Count(count) => count > 0,
			Self::Amount(amount) => amount > 0,
		}
	}

	/// The count or amount, as much of it as fits; 1 for yes and 0 for no.
	pub const fn number(self) -> i64 {
		let amount = self.amount();
		if amount > i64::MAX as u128 { i64::MAX } else { amount as i64 }
	}

	/// The amount or count; 1 for yes and 0 for no.
	pub const fn amount(self) -> u128 {
		match self {
			Self::Flag(flag) => flag as u128,
			Self::Count(count) => count as u128,
			Self::Amount(amount) => amount,
		}
	}
}
