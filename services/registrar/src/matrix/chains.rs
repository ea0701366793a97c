//! What people call the chains and the accounts on them.

use std::collections::BTreeMap;

use litentry_vocabulary::ss58;

use crate::{
	engine::Serving,
	request::{ChainId, RequestKey},
};

/// The chains' names, and the prefixes of their addresses.
#[derive(Clone, Debug, Default)]
pub struct Chains(BTreeMap<ChainId, (String, u16)>);

impl Chains {
	/// Those that are served.
	pub fn of<'a>(served: impl IntoIterator<Item = &'a Serving>) -> Self {
		let named = |it: &Serving| (it.chain, (it.name.clone(), it.ss58_prefix));
		Self(served.into_iter().map(named).collect())
	}

	/// Whose identity on which chain: its address there, and the chain's name.
	pub fn name(&self, key: &RequestKey) -> String {
		match self.0.get(&key.chain) {
			Some((chain, prefix)) => {
				format!("{} on {chain}", ss58::encode(*prefix, key.account.as_bytes()))
			}
			None => format!("0x{} on {}", hex::encode(key.account.as_bytes()), key.chain),
		}
	}
}
