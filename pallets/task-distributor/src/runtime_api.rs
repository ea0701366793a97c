//! What clients ask about computing requests.

use alloc::vec::Vec;

use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Balance, RequestId};
use parity_scale_codec::Codec;
use polkadot_sdk::sp_api;

use crate::{AlgorithmUnusable, AnyRequest, Request};

sp_api::decl_runtime_apis! {
	/// Computing requests, their draw and their price.
	#[api_version(2)]
	pub trait TaskDistributorApi<AccountId, BlockNumber>
	where
		AccountId: Codec,
		BlockNumber: Codec,
	{
		/// What a request's committees are computed from; `None` before the draw, and when the draw
		/// is no longer kept.
		fn request_seed(id: RequestId) -> Option<[u8; 32]>;

		/// The block whose randomness drew a request's committees, out of the analyzers that were
		/// eligible in it; `None` before the draw, and when the draw is no longer kept.
		fn drawn_at(id: RequestId) -> Option<BlockNumber>;

		/// The first block that drew after this one, and its randomness: the draw of what awaited one
		/// in this block. `None` before it, and when it is no longer kept.
		fn draw_after(block: BlockNumber) -> Option<(BlockNumber, [u8; 32])>;

		/// A page of an account's requests in ascending order: at most `limit` and
		/// [`MAX_PAGE`](crate::MAX_PAGE), after the request `start`, or from the beginning.
		fn requests_of(
			account: AccountId,
			start: Option<RequestId>,
			limit: u32,
		) -> Vec<(RequestId, AnyRequest<AccountId, BlockNumber>)>;

		/// The oldest requests that wait for their outcome: at most `limit` and
		/// [`MAX_PAGE`](crate::MAX_PAGE).
		fn open_requests(limit: u32) -> Vec<(RequestId, Request<AccountId, BlockNumber>)>;

		/// The least fee of a request for an algorithm.
		fn minimum_fee(algorithm: AlgorithmId) -> Result<Balance, AlgorithmUnusable>;
	}
}
