//! An account's wish to have all its records, and the answer, as the chain keeps them.

use litentry_link_record::{SEALED_EXPORT_LENGTH, SEALED_EXPORT_REQUEST_LENGTH};
use litentry_vocabulary::{Balance, KeyEpoch};
use parity_scale_codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::ConstU32};
use scale_info::TypeInfo;

/// An export request as the owner sealed it to the workers, always of one length.
pub type SealedExportRequest = BoundedVec<u8, ConstU32<{ SEALED_EXPORT_REQUEST_LENGTH as u32 }>>;

/// The records of an account, sealed to the key that the request names, always of one length.
pub type SealedExport = BoundedVec<u8, ConstU32<{ SEALED_EXPORT_LENGTH as u32 }>>;

/// An export, from its request until it is cleared or expires.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Export<BlockNumber> {
	/// The epoch of the workers' keys that the request is sealed to.
	pub epoch: KeyEpoch,
	/// The block that holds the request.
	pub requested_at: BlockNumber,
	/// What is held of the account until the export is gone.
	pub deposit: Balance,
	/// How far it has come.
	pub state: ExportState<BlockNumber>,
}

/// How far an export has come.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum ExportState<BlockNumber> {
	/// The workers have not answered yet.
	#[codec(index = 0)]
	Requested {
		/// The request.
		sealed: SealedExportRequest,
		/// The first block at which it can no longer be answered.
		expires: BlockNumber,
	},
	/// The records wait to be fetched.
	#[codec(index = 1)]
	Answered {
		/// The records.
		sealed: SealedExport,
		/// The block at which they were delivered.
		since: BlockNumber,
	},
}

impl<BlockNumber: Copy> Export<BlockNumber> {
	/// The block at which the request expires, or `None` when it is answered.
	pub const fn expires(&self) -> Option<BlockNumber> {
		match self.state {
			ExportState::Requested { expires, .. } => Some(expires),
			ExportState::Answered { .. } => None,
		}
	}
}
