//! Which block a moment means: the last one whose time is at or before it.

use litentry_observation::SourceBlock;
use litentry_vocabulary::Moment;

use crate::{ReadFailed, Unanswerable};

/// How often the search starts again when the chain is reorganised under it.
const ATTEMPTS: usize = 3;

/// A block's place in its chain and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimedBlock {
	/// The block.
	pub(crate) block: SourceBlock,
	/// The hash of the block before it.
	pub(crate) parent: [u8; 32],
	/// Its time, which is never before its parent's.
	pub(crate) time: Moment,
}

/// A chain whose blocks are read one by one.
pub(crate) trait Blocks: Sync {
	/// The newest block that counts as confirmed.
	fn head(&self) -> impl Future<Output = Result<TimedBlock, ReadFailed>> + Send;

	/// The block at a height that is not beyond the head.
	fn block(&self, number: u64) -> impl Future<Output = Result<TimedBlock, ReadFailed>> + Send;
}

/// Finds the last block whose time is at or before `at`.
///
/// It is determined only when a later block is after `at`, for until then another one may come.
pub(crate) async fn pin(chain: &impl Blocks, at: Moment) -> Result<SourceBlock, Unanswerable> {
	for _ in 0..ATTEMPTS {
		let head = chain.head().await?;
		let behind = Unanswerable::Behind { head: head.block.number };
		let mut search = Search::new(at, head).ok_or(behind)?;
		loop {
			match search.next() {
				Step::Probe(number) => search.learn(chain.block(number).await?),
				Step::Found(block) => return Ok(block),
				Step::BeforeFirstBlock => return Err(Unanswerable::BeforeFirstBlock),
				Step::Reorganised => break,
			}
		}
	}
	Err(Unanswerable::Reorganised)
}

/// What a search wants next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
	/// To learn the block at this height.
	Probe(u64),
	/// Nothing: this is the block.
	Found(SourceBlock),
	/// Nothing: even the first block is after the moment.
	BeforeFirstBlock,
	/// To start again: two neighbours that were read do not belong together.
	Reorganised,
}

/// The search among the heights of a chain: back from the head in growing strides until a block at
/// or before the moment is found, then between the two by interpolation and halving in turn, so
/// that even blocks and uneven ones both take few probes.
#[derive(Clone, Copy, Debug)]
struct Search {
	at: Moment,
	/// The last known block at or before the moment.
	before: Option<TimedBlock>,
	/// The first known block after it.
	after: TimedBlock,
	stride: u64,
	probes: u32,
}

impl Search {
	/// Starts at the head, or gives `None` when the head is not after the moment.
	fn new(at: Moment, head: TimedBlock) -> Option<Self> {
		let is_after = head.time > at;
		is_after.then_some(Self { at, before: None, after: head, stride: 1, probes: 0 })
	}

	fn next(&self) -> Step {
		match &self.before {
			None if self.after.block.number == 0 => Step::BeforeFirstBlock,
			None => Step::Probe(self.after.block.number.saturating_sub(self.stride)),
			Some(before) if before.block.number + 1 < self.after.block.number => {
				Step::Probe(self.between(before))
			}
			Some(before) if before.block.hash != self.after.parent => Step::Reorganised,
			Some(before) => Step::Found(before.block),
		}
	}

	/// A height strictly between the two known blocks.
	fn between(&self, before: &TimedBlock) -> u64 {
		let (low, high) = (before.block.number, self.after.block.number);
		let guess = match self.probes.is_multiple_of(2) {
			true => interpolate(self.at, before, &self.after),
			false => low + (high - low) / 2,
		};
		guess.clamp(low + 1, high - 1)
	}

	fn learn(&mut self, block: TimedBlock) {
		self.probes += 1;
		self.stride = self.stride.saturating_mul(2);
		match block.time <= self.at {
			true => self.before = Some(block),
			false => self.after = block,
		}
	}
}

/// The height that the moment would have if blocks came evenly between the two.
fn interpolate(at: Moment, before: &TimedBlock, after: &TimedBlock) -> u64 {
	let elapsed = u128::from(at - before.time);
	let whole = u128::from(after.time - before.time);
	let blocks = u128::from(after.block.number - before.block.number);
	let steps = blocks * elapsed / whole;
	before.block.number.saturating_add(u64::try_from(steps).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests;
