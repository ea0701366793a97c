//! Registered workers and their keys.

use litentry_attestation::{Measurement, WorkerKeys};
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, Balance, BlockNumber, KeyEpoch};
use parity_scale_codec::Decode;

use super::{Snapshot, read::key};
use crate::ChainFault;

/// A worker as it is registered.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct Worker {
	/// Its public keys.
	pub keys: WorkerKeys,
	/// The program that holds them.
	pub measurement: Measurement,
	/// The epoch of its shielding key.
	pub epoch: KeyEpoch,
	/// What is held of its tokens.
	pub deposit: Balance,
	/// The block that registered it.
	pub since: BlockNumber,
	/// The block from which it no longer counts, unless it renews.
	pub lease_until: BlockNumber,
}

/// A worker whose signature counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Decode)]
pub struct RosterEntry {
	/// Who.
	pub account: Account,
	/// The key that signs certificates and tasks.
	pub certifying: [u8; 32],
	/// The block from which it no longer counts, unless it renews.
	pub lease_until: BlockNumber,
}

/// The workers whose signatures count.
pub type Roster = Vec<RosterEntry>;

/// Whose a credential issuer's key is, now or in the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Decode)]
pub struct Issuer {
	/// The worker.
	pub worker: Account,
	/// The block from which it may issue.
	pub since: BlockNumber,
	/// The block from which it no longer may.
	pub until: BlockNumber,
	/// What is held of the worker's tokens.
	pub deposit: Balance,
}

impl Snapshot {
	/// A worker, whether its lease is over or not.
	pub async fn worker(&self, account: Account) -> Result<Option<Worker>, ChainFault> {
		self.get("WorkerRegistry", "Workers", (key(account),)).await
	}

	/// All workers, those with ended leases included.
	pub async fn workers(&self) -> Result<Vec<(Account, Worker)>, ChainFault> {
		self.all("WorkerRegistry", "Workers").await
	}

	/// The workers whose signatures count at this block.
	pub async fn roster(&self) -> Result<Roster, ChainFault> {
		self.ask("WorkerRegistryApi_roster", ()).await
	}

	/// The epoch of the workers' keys.
	pub async fn epoch(&self) -> Result<KeyEpoch, ChainFault> {
		self.ask("WorkerRegistryApi_current_epoch", ()).await
	}

	/// The key that requests of an epoch are sealed to, `None` before the first worker.
	pub async fn shielding_key(&self, epoch: KeyEpoch) -> Result<Option<PublicKey>, ChainFault> {
		self.ask("WorkerRegistryApi_shielding_key", epoch).await
	}

	/// Whose a credential issuer's key is.
	pub async fn issuer(&self, issuer_key: [u8; 32]) -> Result<Option<Issuer>, ChainFault> {
		self.ask("WorkerRegistryApi_issuer", issuer_key).await
	}
}
