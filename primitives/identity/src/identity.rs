//! An entry of the identity registry.

use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{Account, Balance, Description};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What the registry keeps of one identity.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Identity {
	/// Whose it is.
	pub owner: Account,
	/// A person's or a device's.
	pub kind: Kind,
	/// The device's key, when it was registered with that key's consent.
	pub key: Option<VerifyingKey>,
	/// Whether it is in use.
	pub status: Status,
	/// What people are told about it.
	pub description: Description,
	/// The number of its latest data pointer; 0 before the first.
	pub data_version: u32,
	/// How many delegates its owner has named.
	pub delegates: u32,
	/// What is held of the owner for this entry, its data pointers and its delegates.
	pub deposit: Balance,
}

/// What stands behind an identity.
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
pub enum Kind {
	/// A person, or a group of persons.
	#[codec(index = 0)]
	Person,
	/// A device, or a service.
	#[codec(index = 1)]
	Device,
}

/// Whether an identity is in use.
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
pub enum Status {
	/// It is.
	#[codec(index = 0)]
	Active,
	/// It is not and never will be again: none of its tokens is good any more, and nobody can
	/// register its id.
	#[codec(index = 1)]
	Retired,
}

impl Identity {
	/// Whether it is in use.
	pub fn is_active(&self) -> bool {
		self.status == Status::Active
	}
}
