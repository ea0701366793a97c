//! Tasks, signed observations, committees, and the rule that decides among answers.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use litentry_external_account::ExternalAccount;
use litentry_knowledge::{EventId, Value};
use litentry_vocabulary::{Account, Moment, RequestId};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// One event about one external account within a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Task {
	/// The request.
	pub request: RequestId,
	/// Which of the request's links this is, counted from 0: it selects the committee.
	pub position: u8,
	/// The question.
	pub event: EventId,
	/// The account that it is about.
	pub external: ExternalAccount,
	/// When: the timestamp of the chain block that holds the request. The answer is read at the
	/// data source's last block at or before it.
	pub at: Moment,
}

/// A block of a data source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SourceBlock {
	/// Its height.
	pub number: u64,
	/// Its hash.
	pub hash: [u8; 32],
}

/// A value and the block of the data source at which it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Answer {
	/// The event's value.
	pub value: Value,
	/// Where it was read.
	pub block: SourceBlock,
}

/// One analyzer's signed answer to one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Observation {
	/// Who answers.
	pub analyzer: Account,
	/// The hash of the [`Task`].
	pub task: [u8; 32],
	/// The answer.
	pub answer: Answer,
	/// Ed25519 by the analyzer's registered observation key.
	pub signature: [u8; 64],
}

/// A task as a worker sends it, signed so that nobody else can ask an analyzer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct SignedTask {
	/// The task.
	pub task: Task,
	/// The worker that asks.
	pub worker: Account,
	/// Ed25519 by the worker's registered certifying key.
	pub signature: [u8; 64],
}
