//! What a lock needs of the chain while it has network.

use litentry_chain_client::LockSubjects;
use litentry_lock_snapshot::{Snapshot, Trust};
use litentry_vocabulary::{Account, IdentityId};

use super::ChainFailure;

/// The chain, for locks.
// The command line runs its futures on the thread that made them, so they need not be `Send`.
#[allow(async_fn_in_trait)]
pub trait Locks {
	/// The authorities after the newest final block. Nothing shows that it is these.
	async fn present_trust(&self) -> Result<Trust, ChainFailure>;

	/// A snapshot of the next block that becomes final, for a lock with this trust.
	async fn lock_snapshot(
		&self,
		trust: &Trust,
		lock: &LockSubjects,
	) -> Result<Snapshot, ChainFailure>;

	/// The number of a verifier's last report about an identity's tokens; 0 before the first.
	async fn last_report(
		&self,
		identity: IdentityId,
		verifier: Account,
	) -> Result<u64, ChainFailure>;
}
