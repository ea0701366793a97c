//! Whether blocks are looked at one by one.

use litentry_vocabulary::BlockNumber;

use super::Head;

/// How to come from the newest block that was shown to a newer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
	/// Block by block.
	Blocks,
	/// Block by block, and then by looking at all identities of the newer one: a scan alone would miss
	/// what is told by events and nowhere else, such as remarks.
	BlocksAndScan,
	/// By looking at all identities of the newer one.
	Scan,
}

/// Decides. `is_due` tells that all identities are to be looked at anyway.
pub(super) fn way(seen: Option<Head>, to: Head, is_due: bool, longest: BlockNumber) -> Way {
	let gap = seen.and_then(|seen| to.number.checked_sub(seen.number));
	match gap {
		Some(gap) if gap <= longest && is_due => Way::BlocksAndScan,
		Some(gap) if gap <= longest => Way::Blocks,
		_ => Way::Scan,
	}
}

#[cfg(test)]
mod tests {
	use super::{super::super::BlockHash, *};

	const fn head(number: BlockNumber) -> Head {
		Head { number, hash: BlockHash([0; 32]) }
	}

	#[test]
	fn a_short_gap_is_crossed_block_by_block() {
		assert_eq!(way(Some(head(5)), head(15), false, 10), Way::Blocks);
		assert_eq!(way(Some(head(5)), head(16), false, 10), Way::Scan);
	}

	#[test]
	fn at_first_and_when_it_is_due_everything_is_looked_at() {
		assert_eq!(way(None, head(5), false, 10), Way::Scan);
		assert_eq!(way(Some(head(5)), head(6), true, 10), Way::BlocksAndScan);
		assert_eq!(way(Some(head(5)), head(16), true, 10), Way::Scan);
		assert_eq!(way(Some(head(7)), head(6), false, 10), Way::Scan);
	}
}
