//! Which block comes after which.

use alloc::collections::BTreeMap;

use crate::{BlockHash, Header};

/// The parents of some blocks.
pub(super) struct Ancestry(BTreeMap<BlockHash, BlockHash>);

impl Ancestry {
	pub(super) fn of(headers: &[Header]) -> Self {
		Self(headers.iter().map(|header| (header.hash(), header.parent)).collect())
	}

	/// Whether a block is shown to be the other one, or to come after it.
	pub(super) fn leads(&self, from: &BlockHash, to: &BlockHash) -> bool {
		// Hashes cannot run in a circle, but a bound costs nothing.
		let mut at = from;
		for _ in 0..=self.0.len() {
			if at == to {
				return true;
			}
			let Some(parent) = self.0.get(at) else { return false };
			at = parent;
		}
		false
	}
}
