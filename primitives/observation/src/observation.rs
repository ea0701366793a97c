//! One analyzer's signed answer.

use alloc::vec::Vec;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use litentry_knowledge::Value;
use litentry_vocabulary::{Account, GenesisHash};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::TaskHash;

const CONTEXT: &[u8] = b"litentry/observation/v1";

/// A block of a data source.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct SourceBlock {
	/// Its height.
	pub number: u64,
	/// Its hash.
	pub hash: [u8; 32],
}

/// A value and the block of the data source at which it was read.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Answer {
	/// The event's value.
	pub value: Value,
	/// Where it was read.
	pub block: SourceBlock,
}

/// One analyzer's signed answer to one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Observation {
	/// Who answers.
	pub analyzer: Account,
	/// The hash of the [`Task`](crate::Task).
	pub task: TaskHash,
	/// The answer.
	pub answer: Answer,
	/// Ed25519 by the analyzer's registered observation key.
	pub signature: [u8; 64],
}

impl Observation {
	/// The answer of one analyzer, whose registered observation key `key` is.
	pub fn sign(
		genesis: &GenesisHash,
		analyzer: Account,
		task: TaskHash,
		answer: Answer,
		key: &SigningKey,
	) -> Self {
		let bytes = signed_bytes(genesis, &analyzer, &task, &answer);
		Self { analyzer, task, answer, signature: key.sign(&bytes).to_bytes() }
	}

	/// Checks that this analyzer, with this observation key, answers this task; gives the answer.
	///
	/// # Errors
	///
	/// Tells the first thing that is wrong.
	pub fn verify(
		&self,
		genesis: &GenesisHash,
		analyzer: &Account,
		task: &TaskHash,
		observation_key: &[u8; 32],
	) -> Result<Answer, ObservationInvalid> {
		if self.analyzer != *analyzer {
			return Err(ObservationInvalid::AnotherAnalyzer { got: self.analyzer });
		}
		if self.task != *task {
			return Err(ObservationInvalid::AnotherTask);
		}
		let bytes = signed_bytes(genesis, analyzer, task, &self.answer);
		VerifyingKey::from_bytes(observation_key)
			.and_then(|key| key.verify_strict(&bytes, &Signature::from_bytes(&self.signature)))
			.map(|()| self.answer)
			.map_err(|_| ObservationInvalid::BadSignature)
	}
}

/// Why an observation is not an analyzer's answer to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ObservationInvalid {
	/// It names another analyzer than the one that was asked.
	#[error("the answer is {got}'s, who was not asked")]
	AnotherAnalyzer {
		/// The analyzer that it names.
		got: Account,
	},
	/// It answers another task than the one that was asked.
	#[error("the answer is to another task")]
	AnotherTask,
	/// The signature is not by the analyzer's observation key over this answer on this chain.
	#[error("the signature is not the analyzer's")]
	BadSignature,
}

fn signed_bytes(
	genesis: &GenesisHash,
	analyzer: &Account,
	task: &TaskHash,
	answer: &Answer,
) -> Vec<u8> {
	let mut bytes = CONTEXT.to_vec();
	bytes.extend(genesis.0);
	(analyzer, task, answer).encode_to(&mut bytes);
	bytes
}
