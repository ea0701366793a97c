//! Tasks, and the signature that shows a worker asks.

use alloc::vec::Vec;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use litentry_external_account::ExternalAccount;
use litentry_vocabulary::{Account, GenesisHash, Moment, blake2_256};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::Question;

const CONTEXT: &[u8] = b"litentry/task/v1";

/// One question about one external account.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Task {
	/// What is asked.
	pub question: Question,
	/// The account that it is about.
	pub external: ExternalAccount,
	/// When: the timestamp of the chain block that holds the computing request or the link request. The answer is read at the
	/// data source's last block at or before it.
	pub at: Moment,
}

impl Task {
	/// The hash by which an observation names this task on one chain.
	pub fn hash(&self, genesis: &GenesisHash) -> TaskHash {
		TaskHash(blake2_256(&in_context(genesis, self)))
	}

	/// The task as asked by one worker, whose registered certifying key `key` is.
	pub fn sign(self, genesis: &GenesisHash, worker: Account, key: &SigningKey) -> SignedTask {
		let signature = key.sign(&in_context(genesis, &(worker, &self))).to_bytes();
		SignedTask { task: self, worker, signature }
	}
}

/// The hash of a [`Task`] on one chain.
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
pub struct TaskHash(pub [u8; 32]);

/// A task as a worker sends it, signed so that nobody else can ask an analyzer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SignedTask {
	/// The task.
	pub task: Task,
	/// The worker that asks.
	pub worker: Account,
	/// Ed25519 by the worker's registered certifying key.
	pub signature: [u8; 64],
}

impl SignedTask {
	/// Checks that the worker with this certifying key asks, and gives what it asks.
	///
	/// # Errors
	///
	/// The signature is not that key's over this task and worker on this chain.
	pub fn verify(
		&self,
		genesis: &GenesisHash,
		certifying_key: &[u8; 32],
	) -> Result<&Task, TaskNotSigned> {
		let bytes = in_context(genesis, &(self.worker, &self.task));
		VerifyingKey::from_bytes(certifying_key)
			.and_then(|key| key.verify_strict(&bytes, &Signature::from_bytes(&self.signature)))
			.map(|()| &self.task)
			.map_err(|_| TaskNotSigned { worker: self.worker })
	}
}

/// A task does not carry the signature of the worker that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the task is not signed by {worker}")]
pub struct TaskNotSigned {
	/// The worker that the task names.
	pub worker: Account,
}

fn in_context(genesis: &GenesisHash, content: &impl Encode) -> Vec<u8> {
	let mut bytes = CONTEXT.to_vec();
	bytes.extend(genesis.0);
	content.encode_to(&mut bytes);
	bytes
}
