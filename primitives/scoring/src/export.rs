//! What an algorithm exports.

use core::fmt;

/// What the ABI has an algorithm export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
	/// The memory that input and output lie in.
	Memory,
	/// The function that gives the input its place.
	Allocate,
	/// The function that computes.
	Score,
}

impl Export {
	/// All of them.
	pub const ALL: [Self; 3] = [Self::Memory, Self::Allocate, Self::Score];

	/// The exported name.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Memory => "memory",
			Self::Allocate => "allocate",
			Self::Score => "score",
		}
	}

	pub(crate) const fn kind(self) -> &'static str {
		match self {
			Self::Memory => "a memory",
			Self::Allocate => "a function (i32) -> i32",
			Self::Score => "a function (i32, i32) -> i64",
		}
	}
}

impl fmt::Display for Export {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(self.name())
	}
}
