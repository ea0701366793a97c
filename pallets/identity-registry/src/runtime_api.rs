//! What clients ask about identities.

use alloc::vec::Vec;

use litentry_identity::{DataVersion, Identity, Rights};
use litentry_vocabulary::{Account, IdentityId};
use polkadot_sdk::sp_api;

sp_api::decl_runtime_apis! {
	/// Identities by id and by owner, and what belongs to them.
	///
	/// A page has at most `limit` and [`MAX_PAGE`](crate::MAX_PAGE) entries, those after `start` in an
	/// order of the chain's own; `start` need not exist any more. An empty page is the end.
	pub trait IdentityRegistryApi {
		/// An identity, retired or not.
		fn identity(id: IdentityId) -> Option<Identity>;

		/// A page of an account's identities, retired ones included.
		fn identities_of(
			account: Account,
			start: Option<IdentityId>,
			limit: u32,
		) -> Vec<(IdentityId, Identity)>;

		/// How many identities an account has, retired ones included.
		fn identity_count(account: Account) -> u32;

		/// One version of an identity's data, the latest if none is named.
		fn data(id: IdentityId, version: Option<u32>) -> Option<DataVersion>;

		/// A page of the versions of an identity's data.
		fn data_versions(id: IdentityId, start: Option<u32>, limit: u32) -> Vec<DataVersion>;

		/// To whom an identity is offered.
		fn offer(id: IdentityId) -> Option<Account>;

		/// The delegates of an identity, in no order.
		fn delegates(id: IdentityId) -> Vec<(Account, Rights)>;
	}
}
