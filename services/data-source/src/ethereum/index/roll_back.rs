//! Taking back what a reorganisation removed.
//!
//! Only a server that can know is asked. One that merely lags lacks blocks that are there, and one
//! that differs deeper than chains are reorganised is broken or a node of another fork: believing
//! either would throw away an index that takes days to make.

use litentry_observation::SourceBlock;

use super::{TransactionIndex, store::Watched};
use crate::{answering::Unanswerable, json_rpc::JsonRpc};

/// The scanned blocks among which a reorganisation may have begun.
struct Doubtful {
	/// The newest scanned block.
	tip: u64,
	/// The oldest that may go.
	first: u64,
	/// The block before it, which every server of the chain has; none where the scan started.
	anchor: Option<SourceBlock>,
}

impl<R: JsonRpc> TransactionIndex<R> {
	/// Takes back what the source no longer has.
	pub(super) async fn roll_back(&self, watched: &Watched) -> Result<(), Unanswerable> {
		let lane = self.lane(&watched.contract);
		let _alone = lane.lock().await;
		self.roll_back_alone(watched).await
	}

	/// The same for a caller that holds the contract's lane.
	///
	/// The kept blocks that the source still has come before those that it no longer has, so that
	/// halving finds the border.
	pub(super) async fn roll_back_alone(&self, watched: &Watched) -> Result<(), Unanswerable> {
		let Some(doubtful) = self.doubtful(watched).await? else { return Ok(()) };
		let (mut low, mut high) = (doubtful.first, doubtful.tip + 1);
		while low < high {
			let middle = low + (high - low) / 2;
			match self.source_still_has(watched, middle, &doubtful).await? {
				true => low = middle + 1,
				false => high = middle,
			}
		}
		if low <= doubtful.tip {
			let (contract, to) = (watched.contract, doubtful.tip);
			tracing::info!(%contract, from = low, to, "reorganised");
			self.store.remove_from(watched, low).await?;
		}
		Ok(())
	}

	async fn doubtful(&self, watched: &Watched) -> Result<Option<Doubtful>, Unanswerable> {
		let (Some(oldest), Some(tip)) =
			(self.store.oldest(watched).await?, self.store.tip(watched).await?)
		else {
			return Ok(None);
		};
		let deepest = tip.number.checked_sub(self.config.max_reorganisation_blocks.get());
		let anchor = match deepest {
			Some(deepest) if deepest >= oldest => deepest,
			// How the chain was before is no longer known.
			_ if oldest > watched.start => oldest,
			_ => return Ok(Some(Doubtful { tip: tip.number, first: oldest, anchor: None })),
		};
		// It is missing when another process takes blocks back just now.
		let hash = self.store.hash(watched, anchor).await?.ok_or(Unanswerable::Reorganised)?;
		let anchor = SourceBlock { number: anchor, hash };
		Ok(Some(Doubtful { tip: tip.number, first: anchor.number + 1, anchor: Some(anchor) }))
	}

	async fn source_still_has(
		&self,
		watched: &Watched,
		number: u64,
		doubtful: &Doubtful,
	) -> Result<bool, Unanswerable> {
		let kept = self.store.hash(watched, number).await?;
		let (tip, anchor) = (doubtful.tip, doubtful.anchor.as_ref());
		let current = self.reader.header_beside(number, tip, anchor).await?;
		Ok(kept.is_some() && kept == current.map(|header| header.hash))
	}
}
