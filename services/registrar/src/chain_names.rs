//! The names of identities that some registrar of some chain has judged good.

use std::{
	collections::{BTreeMap, BTreeSet},
	future::ready,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures::{FutureExt, future::BoxFuture};
use litentry_vocabulary::Account;

use crate::{
	request::ChainId,
	verifiers::names::{KnownName, NamesUnavailable, VerifiedNames},
};

/// The names of each chain; none until all its identities were looked at once.
type Names = BTreeMap<ChainId, Option<BTreeMap<Account, KnownName>>>;

/// The names that chains show, kept at hand.
#[derive(Debug)]
pub struct ChainNames(Mutex<State>);

#[derive(Debug)]
struct State {
	names: Names,
	/// The chains whose names count on others too.
	shared: BTreeSet<ChainId>,
	/// Those of one chain that counts alone, or those of all others that were looked at: until one
	/// changes.
	all: BTreeMap<Option<ChainId>, Arc<[KnownName]>>,
}

impl ChainNames {
	/// Of these chains, each with whether its names count on others too.
	pub fn new(chains: impl IntoIterator<Item = (ChainId, bool)>) -> Self {
		let chains: BTreeMap<_, _> = chains.into_iter().collect();
		let names = chains.keys().map(|chain| (*chain, None)).collect();
		let shared = chains.into_iter().filter_map(|(chain, is_shared)| is_shared.then_some(chain));
		Self(Mutex::new(State { names, shared: shared.collect(), all: BTreeMap::new() }))
	}

	/// A chain has exactly these.
	pub fn replace(&self, chain: ChainId, names: Vec<(Account, String)>) {
		let known = |(account, name)| (account, KnownName::new(account, name));
		let mut state = self.lock();
		state.names.insert(chain, Some(names.into_iter().map(known).collect()));
		state.all.clear();
	}

	/// An account has this name now, or none.
	pub fn update(&self, chain: ChainId, account: Account, name: Option<String>) {
		let mut state = self.lock();
		let Some(Some(names)) = state.names.get_mut(&chain) else {
			return;
		};
		let before = names.remove(&account);
		let is_same = before.as_ref().map(KnownName::name) == name.as_deref();
		names.extend(name.map(|name| (account, KnownName::new(account, name))));
		if !is_same {
			state.all.clear();
		}
	}

	fn lock(&self) -> MutexGuard<'_, State> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl State {
	fn known(&mut self, chain: ChainId) -> Result<Arc<[KnownName]>, NamesUnavailable> {
		self.names.get(&chain).and_then(Option::as_ref).ok_or(NamesUnavailable)?;
		let alone = (!self.shared.contains(&chain)).then_some(chain);
		let is_compared = |other: &ChainId| match alone {
			Some(alone) => *other == alone,
			None => self.shared.contains(other),
		};
		let compared = self.names.iter().filter(|(other, _)| is_compared(other));
		let names = compared.filter_map(|(_, names)| names.as_ref()).flat_map(BTreeMap::values);
		let names = || names.cloned().collect();
		Ok(Arc::clone(self.all.entry(alone).or_insert_with(names)))
	}
}

impl VerifiedNames for ChainNames {
	fn known(&self, chain: ChainId) -> BoxFuture<'_, Result<Arc<[KnownName]>, NamesUnavailable>> {
		ready(self.lock().known(chain)).boxed()
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use litentry_vocabulary::GenesisHash;

	use super::*;

	const ONE: ChainId = GenesisHash([1; 32]);
	const TWO: ChainId = GenesisHash([2; 32]);
	const ALICE: Account = Account([1; 32]);
	const BOB: Account = Account([2; 32]);

	fn names(of: &ChainNames, chain: ChainId) -> Option<Vec<String>> {
		let known = of.known(chain).now_or_never().unwrap().ok()?;
		Some(known.iter().map(|known| known.name().to_owned()).collect())
	}

	#[test]
	fn a_chain_that_is_out_of_reach_hinders_no_other() {
		let known = ChainNames::new([(ONE, true), (TWO, true)]);
		known.replace(ONE, vec![(ALICE, "Alice".into())]);
		known.update(TWO, BOB, Some("Bob".into()));
		assert_eq!(names(&known, ONE), Some(vec!["Alice".into()]));
		assert_eq!(names(&known, TWO), None);
		known.replace(TWO, vec![(BOB, "Bob".into())]);
		for chain in [ONE, TWO] {
			assert_eq!(names(&known, chain), Some(vec!["Alice".into(), "Bob".into()]));
		}
	}

	#[test]
	fn names_that_do_not_count_are_compared_within_their_chain() {
		let three = GenesisHash([3; 32]);
		let known = ChainNames::new([(ONE, true), (TWO, false), (three, false)]);
		known.replace(ONE, vec![(ALICE, "Alice".into())]);
		known.replace(TWO, vec![(BOB, "Bob".into())]);
		known.replace(three, Vec::new());
		assert_eq!(names(&known, ONE), Some(vec!["Alice".into()]));
		assert_eq!(names(&known, TWO), Some(vec!["Bob".into()]));
		assert_eq!(names(&known, three), Some(Vec::new()));
	}

	#[test]
	fn a_name_changes_with_its_identity() {
		let known = ChainNames::new([(ONE, true)]);
		known.replace(ONE, vec![(ALICE, "Alice".into())]);
		known.update(ONE, BOB, Some("Bob".into()));
		assert_eq!(names(&known, ONE), Some(vec!["Alice".into(), "Bob".into()]));
		known.update(ONE, ALICE, None);
		assert_eq!(names(&known, ONE), Some(vec!["Bob".into()]));
		known.replace(ONE, Vec::new());
		assert_eq!(names(&known, ONE), Some(Vec::new()));
	}
}
