//! The workers' quorum of signatures over one statement.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use bounded_collections::{BoundedVec, ConstU32};
use litentry_computing_request::Outcome;
use litentry_link_record::{EncryptedRecord, Nullifier};
use litentry_vocabulary::{Account, LinkId, RequestId};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The most workers that can be registered, and so sign one certificate.
pub const MAX_WORKERS: u32 = 32;

/// What the workers say.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Statement {
	/// A link request was proven.
	#[codec(index = 0)]
	LinkConfirmed {
		/// The link.
		id: LinkId,
		/// Its encrypted record.
		record: EncryptedRecord,
		/// Its external account's pseudonym.
		nullifier: Nullifier,
	},
	/// A link request was refused.
	#[codec(index = 1)]
	LinkRefused {
		/// The link.
		id: LinkId,
		/// BLAKE2b-256 of the sealed reason.
		reason: [u8; 32],
	},
	/// A computing request is answered.
	#[codec(index = 2)]
	Answered {
		/// The request.
		id: RequestId,
		/// BLAKE2b-256 of the SCALE encoding of the [`Outcome`].
		outcome: [u8; 32],
	},
}

/// One worker's signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct WorkerSignature {
	/// Who signs.
	pub worker: Account,
	/// Ed25519 by the worker's registered certifying key.
	pub signature: [u8; 64],
}

/// The signatures over one statement, one per worker, in ascending order of the worker's account.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Certificate(pub BoundedVec<WorkerSignature, ConstU32<MAX_WORKERS>>);
