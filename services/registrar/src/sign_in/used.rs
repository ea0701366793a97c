//! The sign-ins that were completed.

use std::{
	collections::{BTreeMap, btree_map::Entry},
	sync::{Mutex, PoisonError},
};

use litentry_vocabulary::Moment;

use super::NotSignedIn;

/// How many are remembered at most.
const MOST: usize = 1 << 16;

/// The numbers of sign-ins that were completed; expired ones make room when there is none.
#[derive(Debug, Default)]
pub(super) struct Used(Mutex<BTreeMap<[u8; 16], Moment>>);

impl Used {
	/// Completes one that expires then.
	pub(super) fn take(
		&self,
		nonce: [u8; 16],
		expires: Moment,
		now: Moment,
	) -> Result<(), NotSignedIn> {
		let mut used = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		if used.len() >= MOST {
			used.retain(|_, expires| now < *expires);
		}
		let is_full = used.len() >= MOST;
		match used.entry(nonce) {
			Entry::Occupied(_) => Err(NotSignedIn::Used),
			Entry::Vacant(_) if is_full => Err(NotSignedIn::Busy),
			Entry::Vacant(entry) => {
				entry.insert(expires);
				Ok(())
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn each_is_completed_once_and_only_so_many_at_a_time() {
		let used = Used::default();
		for number in 0..MOST as u128 {
			assert_eq!(used.take(number.to_be_bytes(), 10, 0), Ok(()));
		}
		assert_eq!(used.take([0; 16], 10, 9), Err(NotSignedIn::Used));
		assert_eq!(used.take([9; 16], 20, 9), Err(NotSignedIn::Busy));
		assert_eq!(used.take([9; 16], 20, 10), Ok(()));
	}
}
