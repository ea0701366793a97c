//! What one says of an algorithm, and what the chain keeps of it.

use litentry_knowledge::{Algorithm, Description, EventId, MAX_EVENTS, Name};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::BoundedVec, sp_runtime::traits::ConstU32};
use scale_info::TypeInfo;

/// What one says of an algorithm besides its code.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AlgorithmDescription {
	/// What people call it.
	pub name: Name,
	/// What the score means, for people.
	pub description: Description,
	/// The project that it is about.
	pub project: Name,
	/// The events whose values it takes, in this order.
	pub events: BoundedVec<EventId, ConstU32<MAX_EVENTS>>,
}

impl AlgorithmDescription {
	/// The algorithm that has code with this BLAKE2b-256 hash.
	pub fn with_code_hash(self, code_hash: [u8; 32]) -> Algorithm {
		let Self { name, description, project, events } = self;
		Algorithm { name, description, project, events, code_hash }
	}
}

/// A registered algorithm.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct RegisteredAlgorithm<AccountId, Balance, BlockNumber> {
	/// What it is.
	pub algorithm: Algorithm,
	/// Who registered it, and may retire it.
	pub owner: AccountId,
	/// What its owner has held for it and its code.
	pub deposit: Balance,
	/// The block that it was registered in.
	pub since: BlockNumber,
	/// The block that it was retired in, if it is.
	pub retired: Option<BlockNumber>,
}

/// Why a new request may not use an algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AlgorithmUnusable {
	/// There is no such algorithm.
	#[error("there is no such algorithm")]
	NotFound,
	/// Its owner has retired it.
	#[error("the algorithm is retired")]
	Retired,
	/// The owner of one of its events has retired that.
	#[error("an event of the algorithm is retired")]
	EventRetired,
}
