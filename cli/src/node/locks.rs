//! What a real node says to locks.

use litentry_chain_client::{LockSubjects, NoSnapshot};
use litentry_lock_snapshot::{Snapshot, Trust};
use litentry_vocabulary::{Account, IdentityId};

use super::Node;
use crate::{ChainFailure, chain::Locks};

impl Locks for Node {
	async fn present_trust(&self) -> Result<Trust, ChainFailure> {
		Ok(self.client.present_trust().await?)
	}

	async fn lock_snapshot(
		&self,
		trust: &Trust,
		lock: &LockSubjects,
	) -> Result<Snapshot, ChainFailure> {
		Ok(self.client.lock_snapshot(trust, lock).await?)
	}

	async fn last_report(
		&self,
		identity: IdentityId,
		verifier: Account,
	) -> Result<u64, ChainFailure> {
		Ok(self.snapshot().await?.last_report(identity, verifier).await?)
	}
}

impl From<NoSnapshot> for ChainFailure {
	fn from(none: NoSnapshot) -> Self {
		match none {
			NoSnapshot::Chain(fault) => fault.into(),
			NoSnapshot::Untrusted(_) | NoSnapshot::TooFarBehind => {
				Self::Untrusted { cause: none.to_string().into() }
			}
			_ => Self::NoSnapshot { cause: none.to_string().into() },
		}
	}
}
