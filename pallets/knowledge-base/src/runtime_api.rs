//! What clients ask the chain about events and algorithms.

use alloc::vec::Vec;

use litentry_knowledge::{AlgorithmId, EventId};
use parity_scale_codec::Codec;
use polkadot_sdk::sp_api;

use crate::{RegisteredAlgorithm, RegisteredEvent};

sp_api::decl_runtime_apis! {
	/// Questions about events and algorithms.
	pub trait KnowledgeBaseApi<AccountId, Balance, BlockNumber>
	where
		AccountId: Codec,
		Balance: Codec,
		BlockNumber: Codec,
	{
		/// A page of events in the order of their ids: at most `limit` and
		/// [`MAX_PAGE`](crate::MAX_PAGE), after the id `start`, or from the beginning.
		fn events(
			start: Option<EventId>,
			limit: u32,
		) -> Vec<(EventId, RegisteredEvent<AccountId, Balance, BlockNumber>)>;

		/// A page of algorithms in the order of their ids: at most `limit` and
		/// [`MAX_PAGE`](crate::MAX_PAGE), after the id `start`, or from the beginning.
		fn algorithms(
			start: Option<AlgorithmId>,
			limit: u32,
		) -> Vec<(AlgorithmId, RegisteredAlgorithm<AccountId, Balance, BlockNumber>)>;
	}
}
