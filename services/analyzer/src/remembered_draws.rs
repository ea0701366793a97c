//! The draws of the newest requests.

use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex, PoisonError},
};

use crate::Draw;

/// How many requests' draws are remembered.
const LIMIT: usize = 256;

/// Final draws never change, and all tasks of a request need the same: the newest are remembered.
#[derive(Clone, Debug)]
pub(crate) struct RememberedDraws<Id>(Arc<Mutex<BTreeMap<Id, Draw>>>);

impl<Id> Default for RememberedDraws<Id> {
	fn default() -> Self {
		Self(Arc::default())
	}
}

impl<Id: Copy + Ord> RememberedDraws<Id> {
	/// The draw of a request, if it is remembered.
	pub(crate) fn get(&self, id: Id) -> Option<Draw> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
	}

	/// Remembers the draw of a request.
	pub(crate) fn keep(&self, id: Id, draw: &Draw) {
		let mut draws = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		draws.insert(id, draw.clone());
		if draws.len() > LIMIT {
			draws.pop_first();
		}
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use litentry_observation::CommitteeSize;
	use litentry_vocabulary::RequestId;

	use super::*;

	fn draw(number: u8) -> Draw {
		Draw { seed: [number; 32], pool: vec![], size: CommitteeSize::SMALLEST }
	}

	#[test]
	fn the_newest_draws_are_remembered() {
		let draws = RememberedDraws::default();
		for number in 0..=256 {
			draws.keep(RequestId(number), &draw(number as u8));
		}
		assert_eq!(draws.get(RequestId(0)), None);
		assert_eq!(draws.get(RequestId(1)), Some(draw(1)));
		assert_eq!(draws.get(RequestId(255)), Some(draw(255)));
	}
}
