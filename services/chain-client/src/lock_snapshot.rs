//! Snapshots for locks without network, and whom such a lock may trust to begin with.
//!
//! Nothing that the node says is believed here either: a snapshot is checked as the lock will check
//! it before it is handed out. Only the first [`Trust`] is the node's word.

mod fault;
mod finality;
mod first_trust;
mod proof;
mod steps;
mod subjects;

pub use fault::NoSnapshot;
pub use subjects::LockSubjects;

use litentry_lock_snapshot::{MAX_SNAPSHOT_BYTES, Snapshot as LockSnapshot, Trust};
use parity_scale_codec::Encode;
use subxt::utils::H256;

use crate::{ChainClient, Snapshot};

impl ChainClient {
	/// A snapshot of the next block that becomes final, for a lock with this trust. Takes some
	/// seconds: the votes on earlier blocks are not kept.
	///
	/// # Errors
	///
	/// Says why there is none; [`NoSnapshot::Invalid`] means that the node is not to be believed.
	pub async fn lock_snapshot(
		&self,
		trust: &Trust,
		lock: &LockSubjects,
	) -> Result<LockSnapshot, NoSnapshot> {
		let block = self.next_final_block().await?;
		let steps = steps::steps(self, trust, &block).await?;
		let hash = block.header.hash();
		let state = Snapshot::new(self.api.at_block(H256(hash.0)).await.map_err(fault::failed)?);
		let (subjects, entries) = subjects::find(&state, lock).await?;
		let proof = self.prove(hash, entries).await?;
		let snapshot = LockSnapshot { steps, block, subjects, proof };
		let length = snapshot.encoded_size();
		if length > MAX_SNAPSHOT_BYTES {
			return Err(NoSnapshot::TooLong { length });
		}
		snapshot.check(trust)?;
		Ok(snapshot)
	}
}
