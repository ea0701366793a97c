//! What people call the chains that are served, and how accounts are written there.

use std::collections::BTreeMap;

use litentry_vocabulary::ss58;

use crate::{
	engine::Serving,
	request::{ChainId, RequestKey},
};

/// The prefix of addresses that belong to no chain in particular.
pub(crate) const GENERIC_PREFIX: u16 = 42;

/// The chains' names, and the prefixes of their addresses.
#[derive(Clone, Debug, Default)]
pub struct Chains(BTreeMap<ChainId, (String, u16)>);

impl Chains {
	/// Those that are served.
	pub fn of<'a>(served: impl IntoIterator<Item = &'a Serving>) -> Self {
		let named = |it: &Serving| (it.chain, (it.name.clone(), it.ss58_prefix));
		Self(served.into_iter().map(named).collect())
	}

	/// A chain's name; that of a chain which is not served is its hash.
	pub fn name(&self, chain: ChainId) -> String {
		self.0.get(&chain).map_or_else(|| chain.to_string(), |(name, _)| name.clone())
	}

	/// The prefix of a chain's addresses.
	pub fn ss58_prefix(&self, chain: ChainId) -> u16 {
		self.0.get(&chain).map_or(GENERIC_PREFIX, |(_, prefix)| *prefix)
	}

	/// An account as its chain writes it.
	pub fn address(&self, key: &RequestKey) -> String {
		ss58::encode(self.ss58_prefix(key.chain), key.account.as_bytes())
	}

	/// Whose identity, and where.
	pub fn identity(&self, key: &RequestKey) -> String {
		format!("{} on {}", self.address(key), self.name(key.chain))
	}
}

#[cfg(test)]
mod tests {
	use litentry_vocabulary::{Account, GenesisHash};

	use super::*;
	use crate::identity::RegistrarIndex;

	#[test]
	fn a_chain_that_is_not_served_has_its_hash_for_a_name() {
		let chain = GenesisHash([1; 32]);
		let key = RequestKey { chain, registrar: RegistrarIndex(0), account: Account([7; 32]) };
		let chains = Chains::default();
		assert_eq!(chains.name(chain), format!("0x{}", "01".repeat(32)));
		assert_eq!(chains.address(&key), ss58::encode(42, &[7; 32]));
	}
}
