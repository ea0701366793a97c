//! The key of an account's owner.

use litentry_sealing::SecretKey;

use crate::seed::{derive, seed};

seed! {
	/// The seed of an account's own key pair: who can sign for the account can open its answers.
	UserSeed
}

impl UserSeed {
	/// Opens credentials and refusals.
	pub fn reply(&self) -> SecretKey {
		SecretKey::from_seed(*derive(&self.0, &[b"litentry/reply-key/v1"]))
	}
}
