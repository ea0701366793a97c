//! The identity registry in memory.

use std::collections::BTreeMap;

use litentry_cli::{
	AccountKey, ChainFailure, Submission,
	chain::{Identities, IdentityCall, Made},
};
use litentry_identity::{DataPointer, DataVersion, Identity, Kind, Rights, Status};
use litentry_vocabulary::{Account, Description, IdentityId};

use super::{FakeChain, LIT};

/// What the registry keeps.
#[derive(Default)]
pub(crate) struct Registry {
	pub(crate) identities: BTreeMap<IdentityId, Identity>,
	pub(crate) offer: Option<Account>,
	pub(crate) delegates: Vec<(Account, Rights)>,
	pub(crate) data: Vec<DataPointer>,
}

/// An identity in use.
pub(crate) fn identity(owner: Account, kind: Kind, description: &str) -> Identity {
	Identity {
		owner,
		kind,
		key: None,
		status: Status::Active,
		description: description.parse().unwrap(),
		data_version: 0,
		delegates: 0,
		deposit: LIT,
	}
}

impl Registry {
	fn version(&self, version: u32) -> Option<DataVersion> {
		let pointer = self.data.get(version.checked_sub(1)? as usize)?.clone();
		let superseded = (version as usize) < self.data.len();
		Some(DataVersion { version, pointer, superseded })
	}
}

impl Identities for FakeChain {
	async fn identity(&self, id: IdentityId) -> Result<Option<Identity>, ChainFailure> {
		Ok(self.0.borrow().registry.identities.get(&id).cloned())
	}

	async fn identities_of(
		&self,
		account: Account,
	) -> Result<Vec<(IdentityId, Identity)>, ChainFailure> {
		let state = self.0.borrow();
		let all = state.registry.identities.iter().map(|(id, identity)| (*id, identity.clone()));
		Ok(all.filter(|(_, identity)| identity.owner == account).collect())
	}

	async fn identity_data(
		&self,
		_: IdentityId,
		version: Option<u32>,
	) -> Result<Option<DataVersion>, ChainFailure> {
		let registry = &self.0.borrow().registry;
		Ok(registry.version(version.unwrap_or(registry.data.len() as u32)))
	}

	async fn identity_data_versions(
		&self,
		_: IdentityId,
	) -> Result<Vec<DataVersion>, ChainFailure> {
		let registry = &self.0.borrow().registry;
		Ok((1..).map_while(|version| registry.version(version)).collect())
	}

	async fn identity_offer(&self, _: IdentityId) -> Result<Option<Account>, ChainFailure> {
		Ok(self.0.borrow().registry.offer)
	}

	async fn delegates(&self, _: IdentityId) -> Result<Vec<(Account, Rights)>, ChainFailure> {
		Ok(self.0.borrow().registry.delegates.clone())
	}

	async fn register_identity(
		&self,
		_: &AccountKey,
		kind: Kind,
		description: Description,
	) -> Result<Made<IdentityId>, ChainFailure> {
		let call = IdentityCall::Register { kind, description };
		let block = self.0.borrow_mut().submit(Submission::Identity(call))?;
		Ok(Made { id: IdentityId([0x1d; 32]), block })
	}
}
