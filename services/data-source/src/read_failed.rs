//! Why a source could not be read.

use crate::CallFailed;

/// Why a source could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadFailed {
	/// The call failed.
	#[error(transparent)]
	Call(#[from] CallFailed),
	/// The result has another shape than the method's.
	#[error("the result of {method} has an unknown shape")]
	Malformed {
		/// The method that was called.
		method: &'static str,
	},
	/// The server does not have a block that it should.
	#[error("the server does not have block {number}")]
	BlockMissing {
		/// The block's height.
		number: u64,
	},
	/// A block's state has no time, as of a chain without `pallet-timestamp`.
	#[error("the state of block {number} does not hold its time")]
	TimeMissing {
		/// The block's height.
		number: u64,
	},
}
