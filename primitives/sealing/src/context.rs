//! What a ciphertext is bound to.

use alloc::vec::Vec;

use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};

/// What a ciphertext is for; it opens for no other purpose.
///
/// The numbers are part of the wire format: they never change and are never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
	/// A link request, from an account to the workers.
	LinkRequest = 0,
	/// Why a link was refused, from the workers to the account.
	LinkRefusal = 1,
	/// A computing request, from an account to the workers.
	ComputingRequest = 2,
	/// A credential, from the workers to the account.
	Credential = 3,
	/// A task, from a worker to an analyzer.
	Task = 4,
	/// An observation, from an analyzer to a worker.
	Observation = 5,
	/// A request for an account's link records, from the account to the workers.
	ExportRequest = 6,
	/// An account's link records, from the workers to the account.
	Export = 7,
}

/// What a ciphertext is bound to: the associated data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
	/// The chain.
	pub genesis: GenesisHash,
	/// What it is for.
	pub purpose: Purpose,
	/// The epoch of the workers' keys that it was made in.
	pub epoch: KeyEpoch,
	/// The account that it comes from or goes to: the requester, or the analyzer of a task.
	pub account: Account,
}

impl Context {
	/// The same context for another purpose.
	pub const fn with_purpose(self, purpose: Purpose) -> Self {
		Self { purpose, ..self }
	}

	/// The bytes that are authenticated: genesis (32), purpose (1), epoch (4, little endian),
	/// account (32).
	pub fn associated_data(&self) -> Vec<u8> {
		let mut bytes = Vec::with_capacity(32 + 1 + 4 + 32);
		bytes.extend(self.genesis.0);
		bytes.push(self.purpose as u8);
		bytes.extend(self.epoch.0.to_le_bytes());
		bytes.extend(self.account.0);
		bytes
	}
}
