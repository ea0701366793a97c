//! Remarks that accounts made on their chains.
//!
//! An account without a key of its own, such as a multisig or a pure proxy, cannot sign a text; but it
//! can have the text's hash put into a finalized block (`System.Remarked`).

use std::{
	collections::BTreeMap,
	sync::{Mutex, MutexGuard, PoisonError},
	time::Duration,
};

use litentry_vocabulary::{Account, Moment};

use crate::{rate::milliseconds, request::ChainId};

/// For how long a remark is remembered.
const MEMORY: Duration = Duration::from_hours(1);

/// How many of one account are remembered: the oldest go first.
const OF_ACCOUNT: usize = 16;

/// How many accounts of one chain are remembered: those that have said nothing for longest go first.
const OF_CHAIN: usize = 16_384;

/// When an account made each of its remarks.
type Made = BTreeMap<[u8; 32], Moment>;

/// The remarks of the last hour. Nobody's remarks push out those of another chain, and many of one
/// account push out nobody else's.
#[derive(Debug, Default)]
pub struct Remarks(Mutex<BTreeMap<ChainId, BTreeMap<Account, Made>>>);

impl Remarks {
	/// Remembers that a finalized block holds a remark with this BLAKE2b-256 hash.
	pub fn saw(&self, chain: ChainId, account: Account, hash: [u8; 32], now: Moment) {
		let mut remarks = self.lock();
		let accounts = remarks.entry(chain).or_default();
		if accounts.len() >= OF_CHAIN && !accounts.contains_key(&account) {
			accounts.retain(|_, made| made.values().any(|at| is_fresh(*at, now)));
			make_room(accounts, OF_CHAIN, |made| made.values().max().copied());
		}
		let made = accounts.entry(account).or_default();
		if !made.contains_key(&hash) {
			make_room(made, OF_ACCOUNT, |at| Some(*at));
		}
		made.insert(hash, now);
	}

	/// Whether an account made a remark not long ago.
	pub fn contains(&self, chain: ChainId, account: Account, hash: [u8; 32], now: Moment) -> bool {
		let remarks = self.lock();
		let made = remarks.get(&chain).and_then(|accounts| accounts.get(&account));
		made.and_then(|made| made.get(&hash)).is_some_and(|at| is_fresh(*at, now))
	}

	fn lock(&self) -> MutexGuard<'_, BTreeMap<ChainId, BTreeMap<Account, Made>>> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

fn is_fresh(at: Moment, now: Moment) -> bool {
	now < at.saturating_add(milliseconds(MEMORY))
}

/// Lets the oldest go where there are as many as there may be.
fn make_room<K: Ord + Copy, V>(
	all: &mut BTreeMap<K, V>,
	most: usize,
	at: impl Fn(&V) -> Option<Moment>,
) {
	if all.len() >= most {
		let oldest = all.iter().min_by_key(|(_, one)| at(one)).map(|(key, _)| *key);
		oldest.and_then(|oldest| all.remove(&oldest));
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const CHAIN: ChainId = litentry_vocabulary::GenesisHash([1; 32]);
	const OTHER_CHAIN: ChainId = litentry_vocabulary::GenesisHash([2; 32]);
	const ALICE: Account = Account([2; 32]);
	const BOB: Account = Account([3; 32]);

	#[test]
	fn a_remark_is_remembered_for_a_while() {
		let (remarks, end) = (Remarks::default(), milliseconds(MEMORY));
		remarks.saw(CHAIN, ALICE, [3; 32], 0);
		assert!(remarks.contains(CHAIN, ALICE, [3; 32], end - 1));
		assert!(!remarks.contains(CHAIN, ALICE, [3; 32], end));
		assert!(!remarks.contains(CHAIN, ALICE, [4; 32], 0));
	}

	fn numbered(number: usize) -> [u8; 32] {
		let mut bytes = [0; 32];
		bytes[..8].copy_from_slice(&number.to_le_bytes());
		bytes
	}

	#[test]
	fn the_oldest_remark_of_an_account_makes_room() {
		let remarks = Remarks::default();
		remarks.saw(CHAIN, BOB, [3; 32], 0);
		for number in 0..=OF_ACCOUNT {
			remarks.saw(CHAIN, ALICE, numbered(number), number as u64);
		}
		assert!(!remarks.contains(CHAIN, ALICE, numbered(0), 100));
		assert!((1..=OF_ACCOUNT).all(|it| remarks.contains(CHAIN, ALICE, numbered(it), 100)));
		assert!(remarks.contains(CHAIN, BOB, [3; 32], 100));
	}

	#[test]
	fn one_chain_and_one_account_cannot_flood_the_others() {
		let remarks = Remarks::default();
		remarks.saw(OTHER_CHAIN, BOB, [3; 32], 0);
		remarks.saw(CHAIN, BOB, [3; 32], 1);
		for number in 0..4 * OF_CHAIN {
			remarks.saw(CHAIN, ALICE, numbered(number), 2);
		}
		assert!(remarks.contains(CHAIN, BOB, [3; 32], 2));
		for number in 0..OF_CHAIN {
			remarks.saw(CHAIN, Account(numbered(number)), [4; 32], 3);
		}
		assert!(!remarks.contains(CHAIN, BOB, [3; 32], 3));
		assert!(remarks.contains(OTHER_CHAIN, BOB, [3; 32], 3));
		assert_eq!(remarks.lock()[&CHAIN].len(), OF_CHAIN);
	}
}
