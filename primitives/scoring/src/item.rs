//! Sizes of an algorithm that are bounded.

use core::fmt;

/// What an algorithm may have only so many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Item {
	/// Function types.
	Types,
	/// Parameters of one function type.
	Parameters,
	/// Functions.
	Functions,
	/// Local variables of one function.
	Locals,
	/// Global variables.
	Globals,
	/// Entries of the table.
	TableEntries,
	/// Exports.
	Exports,
}

impl Item {
	/// How many an algorithm may have.
	pub const fn limit(self) -> u64 {
		match self {
			Self::Types | Self::Locals => 256,
			Self::Parameters => 32,
			Self::Functions | Self::TableEntries => 1024,
			Self::Globals | Self::Exports => 64,
		}
	}
}

impl fmt::Display for Item {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(match self {
			Self::Types => "function types",
			Self::Parameters => "parameters of one function",
			Self::Functions => "functions",
			Self::Locals => "local variables of one function",
			Self::Globals => "global variables",
			Self::TableEntries => "entries of the table",
			Self::Exports => "exports",
		})
	}
}
