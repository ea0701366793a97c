//! Which request is meant.

use clap::Args;
use litentry_vocabulary::{Account, ss58};

use super::{Console, Failure};
use crate::{
	account_text::AccountText,
	desk::{ChainView, RequestView},
	request::RequestKey,
};

/// Names a request.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Which {
	/// The account: an address of any chain, or 0x and 64 hexadecimal digits.
	pub account: AccountText,
	/// The chain, by its name in the configuration, if the address does not tell.
	#[arg(long, value_name = "NAME")]
	pub chain: Option<String>,
}

impl Which {
	/// The chain that is meant: the one that is named, or the only one, or the only one with such
	/// addresses.
	///
	/// # Errors
	///
	/// There is none, or more than one.
	pub(super) fn chain<'a>(&self, chains: &'a [ChainView]) -> Result<&'a ChainView, Failure> {
		let names = || chains.iter().map(|chain| chain.name.clone()).collect();
		if let Some(name) = &self.chain {
			let named = chains.iter().find(|chain| chain.name == *name);
			return named.ok_or_else(|| Failure::UnknownChain { known: names() });
		}
		let prefix = self.account.prefix;
		let same_prefix = || chains.iter().filter(|chain| Some(chain.ss58_prefix) == prefix);
		only(chains.iter())
			.or_else(|| only(same_prefix()))
			.ok_or_else(|| Failure::WhichChain { known: names() })
	}
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
	items.next().filter(|_| items.next().is_none())
}

impl<I, O> Console<'_, I, O> {
	/// The request that is meant, and the chain that it is on.
	pub(super) async fn find(&self, which: &Which) -> Result<(ChainView, RequestView), Failure> {
		let chains = self.office.chains().await?;
		let chain = which.chain(&chains)?.clone();
		let account = which.account.account;
		let key = RequestKey { chain: chain.chain, registrar: chain.registrar, account };
		let view = self.office.request(key).await?.ok_or(Failure::NoRequest)?;
		Ok((chain, view))
	}
}

/// An account as the chain writes it.
pub(super) fn address(chain: &ChainView, account: &Account) -> String {
	ss58::encode(chain.ss58_prefix, account.as_bytes())
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use std::collections::BTreeMap;

	use litentry_vocabulary::GenesisHash;

	use super::*;
	use crate::identity::RegistrarIndex;

	fn chain(name: &str, ss58_prefix: u16) -> ChainView {
		ChainView {
			chain: GenesisHash([1; 32]),
			name: name.into(),
			ss58_prefix,
			registrar: RegistrarIndex(3),
			fee: 5,
			rules: BTreeMap::new(),
			seen: None,
			open: 0,
			judged: 0,
			median: None,
		}
	}

	fn meant(prefix: Option<u16>, name: Option<&str>, chains: &[ChainView]) -> Option<String> {
		let account = AccountText { account: Account([2; 32]), prefix };
		let which = Which { account, chain: name.map(str::to_owned) };
		which.chain(chains).ok().map(|chain| chain.name.clone())
	}

	#[test]
	fn the_chain_is_told_by_its_name_or_by_the_address() {
		let both = [chain("polkadot", 0), chain("kusama", 2)];
		assert_eq!(meant(None, None, &both[..1]).unwrap(), "polkadot");
		assert_eq!(meant(Some(2), None, &both).unwrap(), "kusama");
		assert_eq!(meant(Some(2), Some("polkadot"), &both).unwrap(), "polkadot");
		assert_eq!(meant(None, None, &both), None);
		assert_eq!(meant(Some(42), None, &both), None);
		assert_eq!(meant(Some(2), Some("rococo"), &both), None);
		assert_eq!(meant(Some(2), None, &[chain("one", 2), chain("other", 2)]), None);
	}
}
