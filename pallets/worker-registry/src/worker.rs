//! What the chain keeps of one worker.

use litentry_attestation::{Measurement, WorkerKeys};
use litentry_vocabulary::KeyEpoch;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A registered worker.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Worker<Balance, BlockNumber> {
	/// Its public keys.
	pub keys: WorkerKeys,
	/// The program that its last evidence shows.
	pub measurement: Measurement,
	/// The epoch whose shielding key it has.
	pub epoch: KeyEpoch,
	/// What it has held for its registration.
	pub deposit: Balance,
	/// The block that it registered in.
	pub since: BlockNumber,
	/// The first block in which its evidence is believed no more.
	pub lease_until: BlockNumber,
}

impl<Balance, BlockNumber: Copy + PartialOrd> Worker<Balance, BlockNumber> {
	/// Whether its evidence is still believed in the block `now`.
	pub fn is_live(&self, now: BlockNumber) -> bool {
		now < self.lease_until
	}
}

/// What one worker's signatures are checked against.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct RosterEntry<AccountId, BlockNumber> {
	/// The worker.
	pub account: AccountId,
	/// Ed25519: what it signs certificates with.
	pub certifying: [u8; 32],
	/// The first block in which its signatures count no more.
	pub lease_until: BlockNumber,
}

impl<AccountId, BlockNumber: Copy + PartialOrd> RosterEntry<AccountId, BlockNumber> {
	/// Whether its signatures count in the block `now`.
	pub fn is_live(&self, now: BlockNumber) -> bool {
		now < self.lease_until
	}
}
