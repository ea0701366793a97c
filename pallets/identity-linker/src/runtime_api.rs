//! What clients ask about links.

use alloc::vec::Vec;

use litentry_vocabulary::LinkId;
use parity_scale_codec::Codec;
use polkadot_sdk::sp_api;

use crate::Link;

sp_api::decl_runtime_apis! {
	/// Links by owner, and the requests that wait for the workers.
	pub trait IdentityLinkerApi<AccountId, BlockNumber>
	where
		AccountId: Codec,
		BlockNumber: Codec,
	{
		/// A page of an account's links in ascending order: at most `limit` and
		/// [`MAX_PAGE`](crate::MAX_PAGE), after the link `start`, or from the beginning.
		fn links_of(
			account: AccountId,
			start: Option<LinkId>,
			limit: u32,
		) -> Vec<(LinkId, Link<AccountId, BlockNumber>)>;

		/// The least nonce that the account's next link proof may name.
		fn next_nonce(account: AccountId) -> u32;

		/// The oldest requests that are not answered yet: at most `limit` and
		/// [`MAX_PAGE`](crate::MAX_PAGE).
		fn open_requests(limit: u32) -> Vec<(LinkId, Link<AccountId, BlockNumber>)>;
	}
}
