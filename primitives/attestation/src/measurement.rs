//! The hash of a program.

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::text::hexadecimal_text;

/// The hash of the program that runs inside a TEE; its text is `0x` and 64 hexadecimal digits.
#[derive(
	Clone,
	Copy,
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
pub struct Measurement(pub [u8; 32]);

impl Measurement {
	/// What a worker without a TEE calls its program; no program has this hash.
	pub const DEVELOPMENT: Self = Self(*b"litentry-worker/development/only");
}

hexadecimal_text!(Measurement);
