//! What an algorithm receives and returns.

use alloc::vec::Vec;
use core::fmt;

use litentry_knowledge::AccountValues;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Bytes of an encoded [`Score`]; an algorithm that returns more is refused.
pub const MAX_OUTPUT_LENGTH: u32 = 8;

/// What an algorithm makes of the values.
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
pub struct Score(pub i64);

impl fmt::Display for Score {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		self.0.fmt(f)
	}
}

/// The bytes that an algorithm receives for these values: one entry per link of the request.
pub fn input_bytes(values: &[AccountValues]) -> Vec<u8> {
	values.encode()
}
