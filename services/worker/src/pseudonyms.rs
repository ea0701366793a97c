//! Which pseudonyms are being linked: one link request at a time for each.
//!
//! Of two that are confirmed at once the chain would take one, and have the worker pay for both.

use std::{
	collections::HashMap,
	sync::{Mutex, MutexGuard, PoisonError},
};

use litentry_link_record::Nullifier;
use litentry_vocabulary::BlockNumber;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
	/// A confirmation is under way.
	Pending,
	/// One has ended, as the chain's state shows from this block on.
	Settled(BlockNumber),
}

/// What this worker has confirmed, or is about to.
#[derive(Debug, Default)]
pub(crate) struct Pseudonyms(Mutex<HashMap<Nullifier, Use>>);

/// The right to confirm a link of a pseudonym; dropping it gives it back.
#[derive(Debug)]
pub(crate) struct Hold<'a> {
	all: &'a Pseudonyms,
	nullifier: Nullifier,
}

impl Pseudonyms {
	/// Takes a pseudonym for what was decided on the state of the block `seen`; `None` while another
	/// holds it, or when that state does not show yet what came of another.
	pub(crate) fn take(&self, nullifier: Nullifier, seen: BlockNumber) -> Option<Hold<'_>> {
		let mut uses = self.uses();
		match uses.get(&nullifier) {
			Some(Use::Pending) => return None,
			Some(Use::Settled(block)) if *block > seen => return None,
			_ => uses.insert(nullifier, Use::Pending),
		};
		Some(Hold { all: self, nullifier })
	}

	/// Forgets what the state of this block shows, when nobody decides on an older one any more.
	pub(crate) fn forget(&self, shown_by: BlockNumber) {
		let is_needed = |it: &Use| match it {
			Use::Pending => true,
			Use::Settled(block) => *block > shown_by,
		};
		self.uses().retain(|_, it| is_needed(it));
	}

	fn uses(&self) -> MutexGuard<'_, HashMap<Nullifier, Use>> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl Hold<'_> {
	/// Gives it back to whoever decides on the state of this block or a later one.
	pub(crate) fn settle(self, block: BlockNumber) {
		self.all.uses().insert(self.nullifier, Use::Settled(block));
	}
}

impl Drop for Hold<'_> {
	fn drop(&mut self) {
		let mut uses = self.all.uses();
		if uses.get(&self.nullifier) == Some(&Use::Pending) {
			uses.remove(&self.nullifier);
		}
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	const A: Nullifier = Nullifier([1; 32]);
	const B: Nullifier = Nullifier([2; 32]);

	#[test]
	fn a_pseudonym_is_held_once_at_a_time() {
		let pseudonyms = Pseudonyms::default();
		let hold = pseudonyms.take(A, 1).unwrap();
		assert!(pseudonyms.take(A, 9).is_none());
		assert!(pseudonyms.take(B, 1).is_some());
		drop(hold);
		assert!(pseudonyms.take(A, 1).is_some());
	}

	#[test]
	fn what_was_settled_must_have_been_seen() {
		let pseudonyms = Pseudonyms::default();
		pseudonyms.take(A, 1).unwrap().settle(5);
		assert!(pseudonyms.take(A, 4).is_none());
		assert!(pseudonyms.take(A, 5).is_some());
	}

	#[test]
	fn what_somebody_may_not_have_seen_is_not_forgotten() {
		let pseudonyms = Pseudonyms::default();
		pseudonyms.take(A, 1).unwrap().settle(5);
		pseudonyms.forget(4);
		assert!(pseudonyms.take(A, 4).is_none());
		pseudonyms.forget(5);
		assert_eq!(pseudonyms.uses().len(), 0);
	}
}
