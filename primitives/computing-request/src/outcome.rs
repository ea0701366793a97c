//! What can come of a computing request.

use bounded_collections::{BoundedVec, ConstU32};
use litentry_vocabulary::{Account, blake2_256};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The most bytes of a sealed credential.
pub const MAX_SEALED_CREDENTIAL: u32 = 16 * 1024;

/// The most analyzers that can have agreed with one outcome: every member of every task's committee.
pub const MAX_AGREED: u32 = 128;

/// What came of a computing request.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Outcome {
	/// A score was computed and certified.
	#[codec(index = 0)]
	Scored {
		/// BLAKE2b-256 of the credential's JCS bytes, its proof included.
		commitment: [u8; 32],
		/// The root of the observations that it rests on.
		observations_root: [u8; 32],
		/// The credential, sealed to the requester.
		sealed_credential: BoundedVec<u8, ConstU32<MAX_SEALED_CREDENTIAL>>,
		/// The analyzers whose answers agreed with what was decided, in ascending order.
		agreed: BoundedVec<Account, ConstU32<MAX_AGREED>>,
	},
	/// No score could be computed; the fee goes back.
	#[codec(index = 1)]
	Undetermined(Undetermined),
}

impl Outcome {
	/// BLAKE2b-256 of the SCALE encoding, which is what the workers certify.
	pub fn hash(&self) -> [u8; 32] {
		blake2_256(&self.encode())
	}
}

/// Why no score could be computed.
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
pub enum Undetermined {
	/// The request does not open with the shielding key, or is not a computing request.
	#[codec(index = 0)]
	Unreadable,
	/// A link does not exist, is not confirmed, is named twice or is another account's.
	#[codec(index = 1)]
	LinkUnusable,
	/// Too few analyzers are registered to form a committee.
	#[codec(index = 2)]
	CommitteeTooSmall,
	/// Enough analyzers answered, but too few of them the same.
	#[codec(index = 3)]
	NoQuorum,
	/// Too few analyzers could read the data source.
	#[codec(index = 4)]
	SourceUnavailable,
	/// The algorithm trapped, ran out of fuel or memory, or returned no score.
	#[codec(index = 5)]
	AlgorithmFailed,
}
