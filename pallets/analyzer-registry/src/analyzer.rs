//! What the chain keeps of one analyzer.

use litentry_sealing::PublicKey;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::Endpoint;

/// A registered analyzer.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Analyzer<Balance, BlockNumber> {
	/// Where it answers tasks.
	pub endpoint: Endpoint,
	/// Ed25519: what it signs observations with.
	pub observation_key: [u8; 32],
	/// X-Wing: what tasks are sealed to.
	pub sealing_key: PublicKey,
	/// What it has at stake.
	pub bond: Balance,
	/// Whether it takes tasks.
	pub status: Status<BlockNumber>,
}

impl<Balance, BlockNumber: Copy + PartialOrd> Analyzer<Balance, BlockNumber> {
	/// Whether a draw in the block `now` can put it on a committee.
	pub fn is_eligible(&self, now: BlockNumber) -> bool {
		matches!(self.status, Status::Active { eligible_from } if eligible_from <= now)
	}
}

/// Whether an analyzer takes tasks.
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
pub enum Status<BlockNumber> {
	/// It sits on the committees that are drawn from a certain block on.
	#[codec(index = 0)]
	Active {
		/// The first block whose draw can put it on a committee.
		eligible_from: BlockNumber,
	},
	/// It has unregistered and waits for its bond.
	#[codec(index = 1)]
	Unbonding {
		/// The first block in which it can withdraw its bond.
		until: BlockNumber,
	},
}
