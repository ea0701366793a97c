//! The keys of one worker.

use ed25519_dalek::SigningKey;

use crate::{
	AccountSeed, SharedSeed,
	seed::{derive, seed},
};

seed! {
	/// The one secret of a worker.
	WorkerSeed
}

impl WorkerSeed {
	/// Signs certificates and tasks.
	pub fn certifying(&self) -> SigningKey {
		SigningKey::from_bytes(&derive(&self.0, &[b"litentry/worker/certifying/v1"]))
	}

	/// Signs credentials.
	pub fn issuer(&self) -> SigningKey {
		SigningKey::from_bytes(&derive(&self.0, &[b"litentry/worker/issuer/v1"]))
	}

	/// The worker's account on the chain.
	pub fn account(&self) -> AccountSeed {
		derive(&self.0, &[b"litentry/worker/account/v1"])
	}

	/// The workers' common secret, as the network's first worker makes it. The others take it over
	/// from a worker that has it.
	pub fn shared(&self) -> SharedSeed {
		SharedSeed::from_bytes(*derive(&self.0, &[b"litentry/worker/shared/v1"]))
	}
}
