//! Where an identity's data is, and how to know that it is unchanged.

use bounded_collections::{BoundedVec, ConstU32};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The most bytes of a [`Cid`].
pub const MAX_CID_LENGTH: u32 = 64;

/// The most bytes of a [`Schema`].
pub const MAX_SCHEMA_LENGTH: u32 = 64;

/// A content identifier in binary form (multiformats CID version 1: version, codec, multihash).
pub type Cid = BoundedVec<u8, ConstU32<MAX_CID_LENGTH>>;

/// The name of the data's schema, for the programs that read it: UTF-8, such as a media type.
pub type Schema = BoundedVec<u8, ConstU32<MAX_SCHEMA_LENGTH>>;

/// Where data is. The data itself is elsewhere, encrypted to whom its owner chooses.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct DataPointer {
	/// What to fetch.
	pub cid: Cid,
	/// How to read it.
	pub schema: Schema,
	/// Its size in bytes, as stored.
	pub size: u64,
	/// The BLAKE2b-256 hash of the key that it is encrypted with, so that whoever is given a key can
	/// tell whether it is the right one; `None` for data in clear.
	pub key_commitment: Option<[u8; 32]>,
}

/// One version of an identity's data pointer.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct DataVersion {
	/// Which: 1 is the first.
	pub version: u32,
	/// Where the data is.
	pub pointer: DataPointer,
	/// Whether there is a later one.
	pub superseded: bool,
}
