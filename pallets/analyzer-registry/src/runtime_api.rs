//! What clients ask the chain about analyzers.

use alloc::vec::Vec;

use parity_scale_codec::Codec;
use polkadot_sdk::sp_api;

use crate::Analyzer;

sp_api::decl_runtime_apis! {
	/// Questions about analyzers.
	pub trait AnalyzerRegistryApi<AccountId, Balance, BlockNumber>
	where
		AccountId: Codec,
		Balance: Codec,
		BlockNumber: Codec,
	{
		/// The analyzers that the draw of this block is from, in no order.
		fn eligible_analyzers() -> Vec<(AccountId, Analyzer<Balance, BlockNumber>)>;
	}
}
