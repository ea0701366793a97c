//! When a worker has to bring evidence.

use litentry_vocabulary::BlockNumber;

/// Whether a worker's evidence is believed, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
	/// It is not registered.
	Unregistered,
	/// Its lease is over: its signatures do not count.
	Lapsed,
	/// Its signatures count, but half of its lease is over.
	DueForRenewal,
	/// Its signatures count.
	Live,
}

impl Standing {
	/// The standing in the block `now` of a worker whose lease, if it has one, ends in the block
	/// `lease_until`; leases last for `duration` blocks.
	pub const fn new(
		lease_until: Option<BlockNumber>,
		now: BlockNumber,
		duration: BlockNumber,
	) -> Self {
		match lease_until {
			None => Self::Unregistered,
			Some(until) if until <= now => Self::Lapsed,
			Some(until) if until - now <= duration / 2 => Self::DueForRenewal,
			Some(_) => Self::Live,
		}
	}

	/// Whether its signatures count.
	pub const fn counts(self) -> bool {
		matches!(self, Self::DueForRenewal | Self::Live)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_lease_is_renewed_in_its_second_half() {
		let standing = |now| Standing::new(Some(200), now, 100);
		assert_eq!(standing(100), Standing::Live);
		assert_eq!(standing(149), Standing::Live);
		assert_eq!(standing(150), Standing::DueForRenewal);
		assert_eq!(standing(199), Standing::DueForRenewal);
		assert_eq!(standing(200), Standing::Lapsed);
		assert_eq!(Standing::new(None, 0, 100), Standing::Unregistered);
	}

	#[test]
	fn signatures_count_until_the_lease_is_over() {
		assert!(Standing::Live.counts() && Standing::DueForRenewal.counts());
		assert!(!Standing::Lapsed.counts() && !Standing::Unregistered.counts());
	}
}
