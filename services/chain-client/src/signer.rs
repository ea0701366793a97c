//! Who signs a transaction.

use std::fmt;

use litentry_vocabulary::Account;
use subxt_signer::sr25519::Keypair;

/// An sr25519 key that signs transactions.
#[derive(Clone)]
pub struct Signer(pub(crate) Keypair);

/// The bytes are no secret key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an sr25519 secret key")]
pub struct InvalidSecretKey;

impl Signer {
	/// The key of an sr25519 mini secret: what a mnemonic phrase or a seed file yields.
	pub fn from_seed(seed: [u8; 32]) -> Result<Self, InvalidSecretKey> {
		Keypair::from_secret_key(seed).map(Self).map_err(|_| InvalidSecretKey)
	}

	/// The account that pays and acts.
	pub fn account(&self) -> Account {
		Account(self.0.public_key().0)
	}
}

impl fmt::Debug for Signer {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "Signer({})", self.account())
	}
}
