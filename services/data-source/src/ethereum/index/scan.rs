//! Reading blocks into the store, slice by slice.

use std::{collections::BTreeMap, ops::RangeInclusive, sync::atomic::Ordering};

use futures::future::try_join_all;
use litentry_external_account::EvmAddress;

use super::{
	Progress, TransactionIndex,
	store::{ScannedBlock, Watched},
};
use crate::{CallFailed, JsonRpc, ReadFailed, Unanswerable, ethereum::wire::Block};

/// What one step of a scan did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scanned {
	/// It went on by so many blocks; none when the target was reached before.
	Blocks(u64),
	/// The chain changed: what it removed was taken back, and the step is to be done again.
	Reorganised,
}

impl<R: JsonRpc> TransactionIndex<R> {
	/// Scans the next slice of blocks for a contract, not beyond `target`.
	pub(super) async fn advance(
		&self,
		watched: &Watched,
		target: u64,
	) -> Result<Scanned, Unanswerable> {
		let lane = self.lane(&watched.contract);
		let _alone = lane.lock().await;
		let tip = self.store.tip(watched).await?;
		let first = tip.map_or(watched.start, |tip| tip.number + 1);
		if first > target {
			return Ok(Scanned::Blocks(0));
		}
		let blocks = self.read_slice(first, target).await?;
		if !blocks.is_sorted_by(|one, next| one.header.hash == next.header.parent_hash) {
			return Ok(Scanned::Reorganised);
		}
		if tip.is_some_and(|tip| blocks[0].header.parent_hash != tip.hash) {
			self.roll_back_alone(watched).await?;
			return Ok(Scanned::Reorganised);
		}
		let scanned: Vec<_> = blocks.iter().map(|it| reduce(it, &watched.contract)).collect();
		let remember = self.config.remembered();
		if !self.store.append(watched, tip, &scanned, remember).await? {
			return Ok(Scanned::Reorganised);
		}
		let count = scanned.len() as u64;
		self.report(watched, first, first + count, target);
		Ok(Scanned::Blocks(count))
	}

	fn report(&self, watched: &Watched, first: u64, next: u64, target: u64) {
		let Watched { contract, start, .. } = *watched;
		let progress = Progress { contract, start, next, target };
		progress.log_since(&Progress { next: first, ..progress });
		self.progress.send_replace(Some(progress));
	}

	/// Reads the next blocks, in smaller batches when the server gives up; at least one block.
	async fn read_slice(&self, first: u64, target: u64) -> Result<Vec<Block>, ReadFailed> {
		loop {
			let size = self.batch_blocks.load(Ordering::Relaxed).max(1);
			let batches = batches(first, target, size, self.config.parallel_batches.get());
			let reads = batches.into_iter().map(|range| self.reader.blocks(range));
			match try_join_all(reads).await {
				Ok(blocks) => return Ok(blocks.concat()),
				Err(failure) if size > 1 && is_too_much(&failure) => {
					tracing::debug!(%failure, size, "asking for fewer blocks at once");
					self.batch_blocks.store(size / 2, Ordering::Relaxed);
				}
				Err(failure) => return Err(failure),
			}
		}
	}
}

/// The next ranges of at most `size` blocks, at most `count` of them, up to `target`.
fn batches(first: u64, target: u64, size: u64, count: u64) -> Vec<RangeInclusive<u64>> {
	let starts = (0..count).map_while(|place| {
		first.checked_add(place.checked_mul(size)?).filter(|start| *start <= target)
	});
	starts.map(|start| start..=target.min(start.saturating_add(size - 1))).collect()
}

/// Whether the server may manage a smaller batch.
const fn is_too_much(failure: &ReadFailed) -> bool {
	matches!(
		failure,
		ReadFailed::Call(
			CallFailed::TooLarge { .. }
				| CallFailed::TimedOut { .. }
				| CallFailed::Status { .. }
				| CallFailed::Refused { .. }
				| CallFailed::Malformed
		)
	)
}

/// What the store keeps of a block: who sent how many transactions to the contract.
fn reduce(block: &Block, contract: &EvmAddress) -> ScannedBlock {
	let mut sent = BTreeMap::new();
	for transaction in block.transactions.iter().filter(|it| it.to == Some(*contract)) {
		*sent.entry(transaction.from).or_default() += 1;
	}
	ScannedBlock { number: block.header.number, hash: block.header.hash, sent }
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn batches_cover_the_slice_without_overlap() {
		assert_eq!(batches(5, 100, 3, 2), [5..=7, 8..=10]);
		assert_eq!(batches(5, 9, 3, 4), [5..=7, 8..=9]);
		assert_eq!(batches(5, 5, 16, 4), [5..=5]);
		assert_eq!(batches(6, 5, 16, 4), []);
		assert_eq!(batches(u64::MAX, u64::MAX, 16, 4), [u64::MAX..=u64::MAX]);
	}
}
