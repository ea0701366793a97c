//! The key that signs, and whom it acts for.

use std::{fmt, path::Path};

use litentry_seed_file::{SeedFault, read_seed};
use litentry_vocabulary::Account;
use subxt::{Metadata, transactions::DynamicPayload};
use subxt_signer::sr25519::Keypair;

use super::{
	Judging, NotSigned,
	call::{self, Arguments},
};

/// An sr25519 key that signs, for its own account or as a proxy of another.
#[derive(Clone)]
pub struct Signer {
	key: Keypair,
	/// The account that it is a proxy of.
	acts_for: Option<Account>,
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SignerUnusable {
	/// The file cannot be read.
	#[error(transparent)]
	File(#[from] SeedFault),
	/// What it holds is no key.
	#[error("the seed is not an sr25519 secret key")]
	NotAKey,
}

impl Signer {
	/// Signs with the key of a seed file; with `acts_for`, as a proxy of that account.
	///
	/// # Errors
	///
	/// The file holds no key, or cannot be read.
	pub fn read(file: &Path, acts_for: Option<Account>) -> Result<Self, SignerUnusable> {
		Self::from_seed(*read_seed(file)?, acts_for)
	}

	/// Signs with the key of a seed.
	///
	/// # Errors
	///
	/// The seed is of no key.
	pub fn from_seed(seed: [u8; 32], acts_for: Option<Account>) -> Result<Self, SignerUnusable> {
		let key = Keypair::from_secret_key(seed).map_err(|_| SignerUnusable::NotAKey)?;
		Ok(Self { key, acts_for })
	}

	/// The account that signs and pays.
	pub fn account(&self) -> Account {
		Account(self.key.public_key().0)
	}

	pub(super) const fn keypair(&self) -> &Keypair {
		&self.key
	}

	/// The call that it signs.
	pub(super) fn call(
		&self,
		judging: &Judging,
		metadata: &Metadata,
	) -> Result<DynamicPayload<Arguments>, NotSigned> {
		let call = call::provide_judgement(judging, metadata)?;
		match self.acts_for {
			Some(real) => call::proxy(real, call, metadata),
			None => Ok(call),
		}
	}
}

impl fmt::Debug for Signer {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Signer")
			.field("account", &self.account())
			.field("acts_for", &self.acts_for)
			.finish_non_exhaustive()
	}
}
