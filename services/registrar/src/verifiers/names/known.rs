//! The names that are taken.

use std::sync::Arc;

use futures::future::BoxFuture;
use litentry_vocabulary::Account;

use super::Looks;
use crate::request::ChainId;

/// A verified name, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownName {
	account: Account,
	name: String,
	looks: Looks,
}

impl KnownName {
	/// A name that was verified for an account, on whatever chain.
	pub fn new(account: Account, name: String) -> Self {
		let looks = Looks::of(&name);
		Self { account, name, looks }
	}

	/// Whose it is.
	pub const fn account(&self) -> &Account {
		&self.account
	}

	/// The name as it is written.
	pub fn name(&self) -> &str {
		&self.name
	}

	/// What it looks like.
	pub const fn looks(&self) -> &Looks {
		&self.looks
	}
}

/// The names cannot be told now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the verified names cannot be read now")]
pub struct NamesUnavailable;

/// Knows which names are verified.
pub trait VerifiedNames: Send + Sync {
	/// Those with which names of a chain are compared: of that chain, and of all others as far as they
	/// were looked at. They are asked for at each comparison, so whoever knows them keeps them at hand.
	fn known(&self, chain: ChainId) -> BoxFuture<'_, Result<Arc<[KnownName]>, NamesUnavailable>>;
}
