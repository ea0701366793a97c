//! The identity registry behind a real node.

use litentry_chain_client::{Call, IdentityCall};
use litentry_identity::{DataVersion, Identity, Kind, Rights};
use litentry_vocabulary::{Account, Description, IdentityId};

use super::{Node, number};
use crate::{
	AccountKey, ChainFailure,
	chain::{Identities, Made},
};

impl Identities for Node {
	async fn identity(&self, id: IdentityId) -> Result<Option<Identity>, ChainFailure> {
		Ok(self.snapshot().await?.identity(id).await?)
	}

	async fn identities_of(
		&self,
		account: Account,
	) -> Result<Vec<(IdentityId, Identity)>, ChainFailure> {
		Ok(self.snapshot().await?.identities_of(account).await?)
	}

	async fn identity_data(
		&self,
		id: IdentityId,
		version: Option<u32>,
	) -> Result<Option<DataVersion>, ChainFailure> {
		Ok(self.snapshot().await?.identity_data(id, version).await?)
	}

	async fn identity_data_versions(
		&self,
		id: IdentityId,
	) -> Result<Vec<DataVersion>, ChainFailure> {
		Ok(self.snapshot().await?.identity_data_versions(id).await?)
	}

	async fn identity_offer(&self, id: IdentityId) -> Result<Option<Account>, ChainFailure> {
		Ok(self.snapshot().await?.identity_offer(id).await?)
	}

	async fn delegates(&self, id: IdentityId) -> Result<Vec<(Account, Rights)>, ChainFailure> {
		Ok(self.snapshot().await?.identity_delegates(id).await?)
	}

	async fn register_identity(
		&self,
		signer: &AccountKey,
		kind: Kind,
		description: Description,
	) -> Result<Made<IdentityId>, ChainFailure> {
		let call = Call::Identity(IdentityCall::Register { kind, description });
		let included = self.send(signer, call).await?;
		let id = number(&included, "IdentityRegistry", "IdentityRegistered")?;
		Ok(Made { id, block: included.block })
	}
}
