//! A path through the trie: half-bytes, the upper one first.

/// The half-bytes of a key that are not yet gone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path<'a> {
	bytes: &'a [u8],
	from: usize,
}

impl<'a> Path<'a> {
	/// A whole key.
	pub(super) const fn of(key: &'a [u8]) -> Self {
		Self { bytes: key, from: 0 }
	}

	/// The half-bytes of a node, of which the first is padding when their number is odd.
	pub(super) const fn padded(bytes: &'a [u8], count: usize) -> Self {
		Self { bytes, from: count % 2 }
	}

	/// The first half-byte and what follows.
	pub(super) fn split_first(self) -> Option<(u8, Self)> {
		let byte = self.bytes.get(self.from / 2)?;
		let half = if self.from.is_multiple_of(2) { byte >> 4 } else { byte & 0x0f };
		Some((half, Self { from: self.from.saturating_add(1), ..self }))
	}

	/// What follows a beginning; `None` when it begins otherwise.
	pub(super) fn strip(mut self, mut beginning: Self) -> Option<Self> {
		while let Some((expected, rest)) = beginning.split_first() {
			let (half, after) = self.split_first()?;
			if half != expected {
				return None;
			}
			(self, beginning) = (after, rest);
		}
		Some(self)
	}
}
