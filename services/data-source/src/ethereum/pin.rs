//! Which block a moment means: the last one whose time is at or before it.

use litentry_observation::SourceBlock;
use litentry_vocabulary::Moment;

use super::{reader::Reader, wire::Header};
use crate::{answering::Unanswerable, json_rpc::JsonRpc};

/// How often the search starts again when the chain is reorganised under it.
const ATTEMPTS: usize = 3;

/// Finds the last block whose time is at or before `at`.
///
/// It is determined only when a later block is after `at`, for until then another one may come.
pub(crate) async fn pin<R: JsonRpc>(
	reader: &Reader<R>,
	at: Moment,
) -> Result<SourceBlock, Unanswerable> {
	for _ in 0..ATTEMPTS {
		let head = reader.head().await?;
		let mut search = Search::new(at, head).ok_or(Unanswerable::Behind { head: head.number })?;
		loop {
			match search.next() {
				Step::Probe(number) => search.learn(reader.existing_header(number).await?),
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
	before: Option<Header>,
	/// The first known block after it.
	after: Header,
	stride: u64,
	probes: u32,
}

impl Search {
	/// Starts at the head, or gives `None` when the head is not after the moment.
	fn new(at: Moment, head: Header) -> Option<Self> {
		let is_after = milliseconds(&head) > at;
		is_after.then_some(Self { at, before: None, after: head, stride: 1, probes: 0 })
	}

	fn next(&self) -> Step {
		match &self.before {
			None if self.after.number == 0 => Step::BeforeFirstBlock,
			None => Step::Probe(self.after.number.saturating_sub(self.stride)),
			Some(before) if before.number + 1 < self.after.number => {
				Step::Probe(self.between(before))
			}
			Some(before) if before.hash != self.after.parent_hash => Step::Reorganised,
			Some(before) => Step::Found(SourceBlock { number: before.number, hash: before.hash }),
		}
	}

	/// A height strictly between the two known blocks.
	fn between(&self, before: &Header) -> u64 {
		let (low, high) = (before.number, self.after.number);
		let guess = match self.probes.is_multiple_of(2) {
			true => interpolate(self.at, before, &self.after),
			false => low + (high - low) / 2,
		};
		guess.clamp(low + 1, high - 1)
	}

	fn learn(&mut self, header: Header) {
		self.probes += 1;
		self.stride = self.stride.saturating_mul(2);
		match milliseconds(&header) <= self.at {
			true => self.before = Some(header),
			false => self.after = header,
		}
	}
}

fn milliseconds(header: &Header) -> Moment {
	header.timestamp_seconds.saturating_mul(1_000)
}

/// The height that the moment would have if blocks came evenly between the two.
fn interpolate(at: Moment, before: &Header, after: &Header) -> u64 {
	let elapsed = u128::from(at - milliseconds(before));
	let whole = u128::from(milliseconds(after) - milliseconds(before));
	let blocks = u128::from(after.number - before.number);
	let steps = blocks * elapsed / whole;
	before.number.saturating_add(u64::try_from(steps).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests;
