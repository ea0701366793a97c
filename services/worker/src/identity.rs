//! Who a worker is on the chain, and the keys that prove it.

use ed25519_dalek::SigningKey;
use litentry_attestation::WorkerKeys;
use litentry_certificate::{Certificate, Statement};
use litentry_key_tree::{SharedSeed, WorkerSeed};
use litentry_link_record::RecordContext;
use litentry_observation::{SignedTask, Task};
use litentry_sealing::{Context, Purpose};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};

/// Who a worker is on one chain, and every key that it has.
#[derive(Debug)]
pub struct Identity {
	genesis: GenesisHash,
	account: Account,
	certifying: SigningKey,
	issuer: SigningKey,
	shared: SharedSeed,
}

impl Identity {
	/// The worker with this account, whose own keys come from `seed`; all workers of the chain have
	/// the same `shared` one.
	pub fn new(
		genesis: GenesisHash,
		account: Account,
		seed: &WorkerSeed,
		shared: SharedSeed,
	) -> Self {
		let (certifying, issuer) = (seed.certifying(), seed.issuer());
		Self { genesis, account, certifying, issuer, shared }
	}

	/// Which chain it serves.
	pub const fn genesis(&self) -> GenesisHash {
		self.genesis
	}

	/// Its account.
	pub const fn account(&self) -> Account {
		self.account
	}

	/// What it registers in an epoch.
	pub fn keys(&self, epoch: KeyEpoch) -> WorkerKeys {
		WorkerKeys {
			certifying: self.certifying.verifying_key().to_bytes(),
			issuer: self.issuer.verifying_key().to_bytes(),
			shielding: self.shared.shielding(epoch).public_key(),
		}
	}

	/// The key that signs credentials.
	pub(crate) const fn issuer(&self) -> &SigningKey {
		&self.issuer
	}

	/// What all workers hold in common.
	pub(crate) const fn shared(&self) -> &SharedSeed {
		&self.shared
	}

	/// A certificate with this worker's signature alone.
	pub(crate) fn certificate(&self, statement: &Statement) -> Certificate {
		Certificate::collect([statement.sign(&self.genesis, self.account, &self.certifying)])
	}

	/// The task as asked by this worker.
	pub(crate) fn sign_task(&self, task: Task) -> SignedTask {
		task.sign(&self.genesis, self.account, &self.certifying)
	}

	/// What messages from and to an account are bound to; whoever seals or opens sets the purpose.
	pub(crate) const fn context(&self, epoch: KeyEpoch, account: Account) -> Context {
		Context { genesis: self.genesis, purpose: Purpose::LinkRequest, epoch, account }
	}

	/// Where the records of an account's links stand.
	pub(crate) const fn record_context(&self, epoch: KeyEpoch, account: Account) -> RecordContext {
		RecordContext { genesis: self.genesis, account, epoch }
	}
}
