//! Proofs of a block's state.

use std::collections::BTreeSet;

use bounded_collections::BoundedVec;
use litentry_lock_snapshot::{BlockHash, Entry, StateProof};
use subxt::utils::H256;

use super::{
	NoSnapshot,
	fault::{failed, unexpected},
};
use crate::ChainClient;

const READ_PROOF: &str = "state_getReadProof";

/// How many entries are asked for at once.
const BATCH: usize = 512;

impl ChainClient {
	/// What proves these entries of a block's state.
	pub(super) async fn prove(
		&self,
		block: BlockHash,
		entries: BTreeSet<Entry>,
	) -> Result<StateProof, NoSnapshot> {
		let keys: Vec<_> = entries.iter().map(Entry::key).collect();
		let mut nodes = BTreeSet::new();
		for batch in keys.chunks(BATCH) {
			let keys = batch.iter().map(Vec::as_slice);
			let proof = self.rpc.state_get_read_proof(keys, Some(H256(block.0))).await;
			nodes.extend(proof.map_err(failed)?.proof.into_iter().map(|node| node.0));
		}
		let nodes: Result<Vec<_>, _> = nodes.into_iter().map(BoundedVec::try_from).collect();
		let nodes = nodes.map_err(|_| unexpected(READ_PROOF, &"a node is too long"))?;
		let nodes = nodes.try_into();
		Ok(StateProof(nodes.map_err(|_| unexpected(READ_PROOF, &"there are too many nodes"))?))
	}
}
