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

/// How many are remembered at most: the oldest go first.
const MOST: usize = 4096;

type Remark = (ChainId, Account, [u8; 32]);

/// The remarks of the last hour.
#[derive(Debug, Default)]
pub struct Remarks(Mutex<BTreeMap<Remark, Moment>>);

impl Remarks {
	/// Remembers that a finalized block holds a remark with this BLAKE2b-256 hash.
	pub fn saw(&self, chain: ChainId, account: Account, hash: [u8; 32], now: Moment) {
		let mut remarks = self.lock();
		remarks.retain(|_, at| now < at.saturating_add(milliseconds(MEMORY)));
		if remarks.len() >= MOST {
			let oldest = remarks.iter().min_by_key(|(_, at)| **at).map(|(remark, _)| *remark);
			oldest.and_then(|oldest| remarks.remove(&oldest));
		}
		remarks.insert((chain, account, hash), now);
	}

	/// Whether an account made a remark not long ago.
	pub fn contains(&self, chain: ChainId, account: Account, hash: [u8; 32], now: Moment) -> bool {
		let remarks = self.lock();
		let at = remarks.get(&(chain, account, hash));
		at.is_some_and(|at| now < at.saturating_add(milliseconds(MEMORY)))
	}

	fn lock(&self) -> MutexGuard<'_, BTreeMap<Remark, Moment>> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const CHAIN: ChainId = litentry_vocabulary::GenesisHash([1; 32]);
	const ALICE: Account = Account([2; 32]);

	#[test]
	fn a_remark_is_remembered_for_a_while() {
		let (remarks, end) = (Remarks::default(), milliseconds(MEMORY));
		remarks.saw(CHAIN, ALICE, [3; 32], 0);
		assert!(remarks.contains(CHAIN, ALICE, [3; 32], end - 1));
		assert!(!remarks.contains(CHAIN, ALICE, [3; 32], end));
		assert!(!remarks.contains(CHAIN, ALICE, [4; 32], 0));
	}

	#[test]
	fn the_oldest_remark_makes_room() {
		let remarks = Remarks::default();
		remarks.saw(CHAIN, ALICE, [3; 32], 0);
		for number in 0..MOST as u64 {
			let mut hash = [0; 32];
			hash[..8].copy_from_slice(&number.to_le_bytes());
			remarks.saw(CHAIN, ALICE, hash, 1);
		}
		assert!(!remarks.contains(CHAIN, ALICE, [3; 32], 1));
		assert_eq!(remarks.lock().len(), MOST);
	}
}
