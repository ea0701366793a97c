//! Registered identities, and what belongs to them.

use litentry_identity::{DataVersion, Identity, Rights};
use litentry_vocabulary::{Account, IdentityId};

use super::Snapshot;
use crate::ChainFault;

impl Snapshot {
	/// An identity, retired or not.
	pub async fn identity(&self, id: IdentityId) -> Result<Option<Identity>, ChainFault> {
		self.ask("IdentityRegistryApi_identity", id).await
	}

	/// All identities of an account, retired ones included, in no order.
	pub async fn identities_of(
		&self,
		account: Account,
	) -> Result<Vec<(IdentityId, Identity)>, ChainFault> {
		self.pages("IdentityRegistryApi_identities_of", account).await
	}

	/// How many identities an account has, retired ones included.
	pub async fn identity_count(&self, account: Account) -> Result<u32, ChainFault> {
		self.ask("IdentityRegistryApi_identity_count", account).await
	}

	/// One version of an identity's data, the latest if none is named.
	pub async fn identity_data(
		&self,
		id: IdentityId,
		version: Option<u32>,
	) -> Result<Option<DataVersion>, ChainFault> {
		self.ask("IdentityRegistryApi_data", (id, version)).await
	}

	/// All versions of an identity's data that are not forgotten, in ascending order.
	pub async fn identity_data_versions(
		&self,
		id: IdentityId,
	) -> Result<Vec<DataVersion>, ChainFault> {
		let method = "IdentityRegistryApi_data_versions";
		let mut all = self.pages_by(method, id, |data: &DataVersion| data.version).await?;
		all.sort_unstable_by_key(|data| data.version);
		Ok(all)
	}

	/// To whom an identity is offered.
	pub async fn identity_offer(&self, id: IdentityId) -> Result<Option<Account>, ChainFault> {
		self.ask("IdentityRegistryApi_offer", id).await
	}

	/// The delegates of an identity, in no order.
	pub async fn identity_delegates(
		&self,
		id: IdentityId,
	) -> Result<Vec<(Account, Rights)>, ChainFault> {
		self.ask("IdentityRegistryApi_delegates", id).await
	}
}
