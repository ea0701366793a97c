//! What clients ask about links.

use alloc::vec::Vec;

use litentry_external_account::{ExternalAccount, Platform};
use litentry_vocabulary::LinkId;
use parity_scale_codec::Codec;
use polkadot_sdk::sp_api;

use crate::{Export, Link, Move};

sp_api::decl_runtime_apis! {
	/// Links by owner and by external account, and what waits for the workers.
	#[api_version(2)]
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

		/// The oldest links that wait for the workers, to be confirmed, shielded or revealed: at
		/// most `limit` and [`MAX_PAGE`](crate::MAX_PAGE).
		fn open_requests(limit: u32) -> Vec<(LinkId, Link<AccountId, BlockNumber>)>;

		/// The public link of an external account, whichever network of its platform is named.
		///
		/// It may have ended: see [`Link::has_ended`].
		fn public_link(external: ExternalAccount) -> Option<(LinkId, Link<AccountId, BlockNumber>)>;

		/// The platforms whose accounts can be linked, in ascending order.
		fn platforms() -> Vec<Platform>;

		/// Where an account's links went, unless they stayed or it is forgotten.
		fn moved(account: AccountId) -> Option<Move<AccountId, BlockNumber>>;

		/// The export that an account asked for.
		fn export_of(account: AccountId) -> Option<Export<BlockNumber>>;

		/// The oldest export requests that wait for the workers: at most `limit` and
		/// [`MAX_PAGE`](crate::MAX_PAGE).
		fn open_exports(limit: u32) -> Vec<(AccountId, Export<BlockNumber>)>;
	}
}
