//! Scoring algorithms: what is registered about a WASM module.

use bounded_collections::{BoundedVec, ConstU32};
use litentry_vocabulary::blake2_256;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{AlgorithmId, Description, EventId, Name};

/// The most events that one algorithm may ask for.
pub const MAX_EVENTS: u32 = 8;

/// The most bytes of code that an algorithm may have.
pub const MAX_CODE_LENGTH: u32 = 64 * 1024;

/// A pure function from event values to a score.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Algorithm {
	/// What people call it.
	pub name: Name,
	/// What the score means, for people.
	pub description: Description,
	/// The project that it is about.
	pub project: Name,
	/// The events whose values it takes, in this order.
	pub events: BoundedVec<EventId, ConstU32<MAX_EVENTS>>,
	/// BLAKE2b-256 of the WASM code.
	pub code_hash: [u8; 32],
}

impl Algorithm {
	/// The hash of the content, by which the chain knows this algorithm.
	pub fn id(&self) -> AlgorithmId {
		AlgorithmId(blake2_256(&self.encode()))
	}
}
