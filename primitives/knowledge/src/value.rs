//! The typed answers of events.

use alloc::vec::Vec;
use core::fmt;

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The type of an event's answer, which also says how a committee agrees on it.
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
#[non_exhaustive]
pub enum ValueKind {
	/// Yes or no.
	#[codec(index = 0)]
	Flag,
	/// A number of things.
	#[codec(index = 1)]
	Count,
	/// An amount of a coin in its smallest unit.
	#[codec(index = 2)]
	Amount,
}

/// An event's answer about one external account.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[non_exhaustive]
pub enum Value {
	/// Yes or no.
	#[codec(index = 0)]
	Flag(bool),
	/// A number of things.
	#[codec(index = 1)]
	Count(u64),
	/// An amount of a coin in its smallest unit: wei, satoshi, planck.
	#[codec(index = 2)]
	Amount(u128),
}

impl Value {
	/// The type that the value has.
	pub const fn kind(&self) -> ValueKind {
		match self {
			Self::Flag(_) => ValueKind::Flag,
			Self::Count(_) => ValueKind::Count,
			Self::Amount(_) => ValueKind::Amount,
		}
	}
}

impl fmt::Display for ValueKind {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(match self {
			Self::Flag => "yes or no",
			Self::Count => "count",
			Self::Amount => "amount",
		})
	}
}

impl fmt::Display for Value {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Flag(true) => f.pad("yes"),
			Self::Flag(false) => f.pad("no"),
			Self::Count(count) => count.fmt(f),
			Self::Amount(amount) => amount.fmt(f),
		}
	}
}

/// The values about one external account, in the order of the algorithm's events; `None` where the
/// event does not apply to the account. An algorithm's input is the SCALE encoding of
/// `Vec<AccountValues>`, one entry per link of the request.
pub type AccountValues = Vec<Option<Value>>;
