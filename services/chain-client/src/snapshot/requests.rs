//! Computing requests, open and closed.

use litentry_computing_request::Outcome;
use litentry_knowledge::AlgorithmId;
use litentry_observation::CommitteeSize;
use litentry_vocabulary::{Account, Balance, BlockNumber, KeyEpoch, Moment, RequestId};
use parity_scale_codec::Decode;

use super::{Snapshot, read::key};
use crate::ChainFault;

/// A computing request that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct OpenRequest {
	/// Who asks.
	pub account: Account,
	/// The algorithm.
	pub algorithm: AlgorithmId,
	/// The epoch of the shielding key that it is sealed to.
	pub epoch: KeyEpoch,
	/// The fee in escrow.
	pub fee: Balance,
	/// What is held for its storage.
	pub deposit: Balance,
	/// The sealed request.
	pub sealed: Vec<u8>,
	/// The timestamp of the block that holds it.
	pub at: Moment,
	/// The block that holds it.
	pub block: BlockNumber,
	/// The block at which it times out.
	pub deadline: BlockNumber,
}

/// A computing request that has its answer.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct ClosedRequest {
	/// Who asked.
	pub account: Account,
	/// The algorithm.
	pub algorithm: AlgorithmId,
	/// The epoch of the shielding key that it was sealed to.
	pub epoch: KeyEpoch,
	/// What is held for its storage.
	pub deposit: Balance,
	/// The timestamp of the block that held it.
	pub at: Moment,
	/// The block that held it.
	pub block: BlockNumber,
	/// What came of it.
	pub answer: Answer,
	/// The block that closed it.
	pub closed_at: BlockNumber,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub enum Answer {
	/// The workers certified an outcome.
	#[codec(index = 0)]
	Certified {
		/// The outcome.
		outcome: Outcome,
		/// The workers that signed it.
		by: Vec<Account>,
	},
	/// Nobody answered in time; the fee went back.
	#[codec(index = 1)]
	TimedOut,
}

/// A computing request, open or closed.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub enum AnyRequest {
	/// It waits.
	#[codec(index = 0)]
	Open(OpenRequest),
	/// It has its answer.
	#[codec(index = 1)]
	Closed(ClosedRequest),
}

/// Why new requests may not name an algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Decode, thiserror::Error)]
pub enum AlgorithmUnusable {
	/// There is none.
	#[error("there is no such algorithm")]
	#[codec(index = 0)]
	NotFound,
	/// Its owner retired it or one of its events.
	#[error("the algorithm or one of its events is retired")]
	#[codec(index = 1)]
	Retired,
}

impl Snapshot {
	/// A request that waits for its answer.
	pub async fn open_request(&self, id: RequestId) -> Result<Option<OpenRequest>, ChainFault> {
		self.get("TaskDistributor", "Requests", (key(id),)).await
	}

	/// A request, open or closed.
	pub async fn request(&self, id: RequestId) -> Result<Option<AnyRequest>, ChainFault> {
		if let Some(open) = self.open_request(id).await? {
			return Ok(Some(AnyRequest::Open(open)));
		}
		let closed = self.get("TaskDistributor", "Closed", (key(id),)).await?;
		Ok(closed.map(AnyRequest::Closed))
	}

	/// All requests of an account, in ascending order.
	pub async fn requests_of(
		&self,
		account: Account,
	) -> Result<Vec<(RequestId, AnyRequest)>, ChainFault> {
		self.pages("TaskDistributorApi_requests_of", account).await
	}

	/// The requests that wait, the oldest first; at most `limit`.
	pub async fn open_requests(
		&self,
		limit: u32,
	) -> Result<Vec<(RequestId, OpenRequest)>, ChainFault> {
		self.ask("TaskDistributorApi_open_requests", limit).await
	}

	/// The seed from which a request's committees are drawn, `None` before the draw.
	pub async fn request_seed(&self, id: RequestId) -> Result<Option<[u8; 32]>, ChainFault> {
		self.ask("TaskDistributorApi_request_seed", id).await
	}

	/// The block whose analyzers are the pool of a request's committees, `None` before the draw.
	pub async fn drawn_at(&self, id: RequestId) -> Result<Option<BlockNumber>, ChainFault> {
		self.ask("TaskDistributorApi_drawn_at", id).await
	}

	/// The first block that drew after this one, and its randomness, `None` before the draw: how link
	/// requests are drawn.
	pub async fn draw_after(
		&self,
		block: BlockNumber,
	) -> Result<Option<(BlockNumber, [u8; 32])>, ChainFault> {
		self.ask("TaskDistributorApi_draw_after", block).await
	}

	/// How many analyzers answer about one link.
	pub async fn committee_size(&self) -> Result<CommitteeSize, ChainFault> {
		Ok(self.get("TaskDistributor", "CommitteeSize", ()).await?.unwrap_or_default())
	}

	/// The least fee of a request for an algorithm.
	pub async fn minimum_fee(
		&self,
		algorithm: AlgorithmId,
	) -> Result<Result<Balance, AlgorithmUnusable>, ChainFault> {
		self.ask("TaskDistributorApi_minimum_fee", algorithm).await
	}
}
