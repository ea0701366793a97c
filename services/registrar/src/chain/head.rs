//! Finalized blocks, and whether what an endpoint says of them can be believed.

use litentry_vocabulary::{BlockNumber, hash_type};

hash_type! {
	/// The hash of a block's header.
	BlockHash
}

/// A finalized block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
	/// Its height.
	pub number: BlockNumber,
	/// Its hash.
	pub hash: BlockHash,
}

/// What an endpoint's newest finalized block is, compared with the newest that was seen before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
	/// A newer one.
	News,
	/// The same.
	Nothing,
	/// An older one. What is final stays so: the endpoint is behind, or lies.
	Older,
	/// One of another history: one of two endpoints lies.
	OtherHistory,
}

/// Compares. `there` is the hash that the endpoint gives the block at the height of the one that was
/// seen; it has none when it does not reach so far.
pub(super) fn weigh(seen: Option<Head>, told: Head, there: Option<BlockHash>) -> Told {
	match seen {
		None => Told::News,
		Some(seen) if told == seen => Told::Nothing,
		Some(seen) if told.number < seen.number => Told::Older,
		Some(seen) if told.number > seen.number && there == Some(seen.hash) => Told::News,
		Some(_) => Told::OtherHistory,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const fn head(number: BlockNumber, fork: u8) -> Head {
		Head { number, hash: BlockHash([fork; 32]) }
	}

	#[test]
	fn the_first_head_is_believed() {
		assert_eq!(weigh(None, head(7, 1), None), Told::News);
	}

	#[test]
	fn a_head_is_news_only_above_what_was_seen() {
		let seen = Some(head(7, 1));
		assert_eq!(weigh(seen, head(7, 1), None), Told::Nothing);
		assert_eq!(weigh(seen, head(9, 2), Some(BlockHash([1; 32]))), Told::News);
	}

	#[test]
	fn a_head_below_what_was_seen_or_beside_it_is_not_believed() {
		let seen = Some(head(7, 1));
		assert_eq!(weigh(seen, head(6, 1), None), Told::Older);
		assert_eq!(weigh(seen, head(7, 2), None), Told::OtherHistory);
		assert_eq!(weigh(seen, head(9, 2), Some(BlockHash([3; 32]))), Told::OtherHistory);
		assert_eq!(weigh(seen, head(9, 2), None), Told::OtherHistory);
	}
}
