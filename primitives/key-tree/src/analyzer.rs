//! The keys of one analyzer.

use ed25519_dalek::SigningKey;
use litentry_sealing::SecretKey;

use crate::{
	AccountSeed,
	seed::{derive, seed},
};

seed! {
	/// The one secret of an analyzer.
	AnalyzerSeed
}

impl AnalyzerSeed {
	/// Signs observations.
	pub fn observation(&self) -> SigningKey {
		SigningKey::from_bytes(&derive(&self.0, &[b"litentry/analyzer/observation/v1"]))
	}

	/// Opens tasks.
	pub fn sealing(&self) -> SecretKey {
		SecretKey::from_seed(*derive(&self.0, &[b"litentry/analyzer/sealing/v1"]))
	}

	/// The analyzer's account on the chain.
	pub fn account(&self) -> AccountSeed {
		derive(&self.0, &[b"litentry/analyzer/account/v1"])
	}
}
