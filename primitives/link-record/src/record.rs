//! A confirmed link, in clear and as the chain stores it.

use alloc::vec::Vec;

use litentry_external_account::ExternalAccount;
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch, LinkId};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::ProvenBy;

pub(crate) const PADDED_LENGTH: usize = 256;

/// Bytes of every encrypted link record, whatever the network.
pub const RECORD_LENGTH: usize = PADDED_LENGTH + litentry_sealing::TAG_LENGTH;

/// A link as the workers know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct LinkRecord {
	/// The linked account.
	pub external: ExternalAccount,
	/// The link's number, so that a record cannot stand in for another.
	pub id: LinkId,
	/// What shows that it is the owner's.
	pub proven_by: ProvenBy,
}

/// An encrypted [`LinkRecord`], all of one size.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct EncryptedRecord(pub [u8; RECORD_LENGTH]);

/// Where a record stands, besides its link's number: it decrypts nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordContext {
	/// The chain.
	pub genesis: GenesisHash,
	/// The account that the record was encrypted for: the link's owner then, and not the one that the
	/// link may have moved to since.
	pub account: Account,
	/// The epoch of the state key.
	pub epoch: KeyEpoch,
}

impl RecordContext {
	/// The bytes that are authenticated: genesis (32), link (8, little endian), account (32),
	/// epoch (4, little endian).
	pub fn associated_data(&self, id: LinkId) -> Vec<u8> {
		let mut bytes = Vec::with_capacity(32 + 8 + 32 + 4);
		bytes.extend(self.genesis.0);
		bytes.extend(id.0.to_le_bytes());
		bytes.extend(self.account.0);
		bytes.extend(self.epoch.0.to_le_bytes());
		bytes
	}
}
