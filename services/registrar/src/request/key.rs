//! Which request.

use std::fmt;

use litentry_vocabulary::{Account, GenesisHash};

use crate::identity::RegistrarIndex;

/// A chain, by its first block.
pub type ChainId = GenesisHash;

/// A request: an account has at most one open with each registrar of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestKey {
	/// The chain.
	pub chain: ChainId,
	/// Who is asked.
	pub registrar: RegistrarIndex,
	/// Whose identity it is.
	pub account: Account,
}

/// For logs: nothing in it is personal that the chain does not show.
impl fmt::Display for RequestKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { chain, registrar, account } = self;
		write!(f, "{chain}/{}/0x{}", registrar.0, hex::encode(account.as_bytes()))
	}
}
