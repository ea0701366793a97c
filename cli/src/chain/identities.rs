//! What the command line needs of the identity registry.

use litentry_identity::{DataVersion, Identity, Kind, Rights};
use litentry_vocabulary::{Account, Description, IdentityId};

use super::{ChainFailure, Made};
use crate::AccountKey;

/// The identity registry.
// The command line runs its futures on the thread that made them, so they need not be `Send`.
#[allow(async_fn_in_trait)]
pub trait Identities {
	/// An identity, retired or not.
	async fn identity(&self, id: IdentityId) -> Result<Option<Identity>, ChainFailure>;

	/// All identities of an account, retired ones included, in no order.
	async fn identities_of(
		&self,
		account: Account,
	) -> Result<Vec<(IdentityId, Identity)>, ChainFailure>;

	/// One version of an identity's data, the latest if none is named.
	async fn identity_data(
		&self,
		id: IdentityId,
		version: Option<u32>,
	) -> Result<Option<DataVersion>, ChainFailure>;

	/// All versions of an identity's data, in no order.
	async fn identity_data_versions(
		&self,
		id: IdentityId,
	) -> Result<Vec<DataVersion>, ChainFailure>;

	/// To whom an identity is offered.
	async fn identity_offer(&self, id: IdentityId) -> Result<Option<Account>, ChainFailure>;

	/// The delegates of an identity, in no order.
	async fn delegates(&self, id: IdentityId) -> Result<Vec<(Account, Rights)>, ChainFailure>;

	/// Registers an identity under an id that the chain gives out.
	async fn register_identity(
		&self,
		signer: &AccountKey,
		kind: Kind,
		description: Description,
	) -> Result<Made<IdentityId>, ChainFailure>;
}
