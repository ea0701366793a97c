//! Which evidence of workers the chain believes.

use litentry_attestation::AttestationPolicy;

use super::Snapshot;
use crate::ChainFault;

impl Snapshot {
	/// Which evidence the chain believes, as its genesis says.
	pub async fn attestation_policy(&self) -> Result<AttestationPolicy, ChainFault> {
		Ok(self.get("WorkerRegistry", "Policy", ()).await?.unwrap_or_default())
	}
}
