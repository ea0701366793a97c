//! Where transactions are in recent blocks.

use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use litentry_vocabulary::{BlockNumber, blake2_256};
use subxt::config::substrate::H256;

use super::{ChainFault, Head, Node};
use crate::outbox::TransactionHash;

/// So many blocks are remembered: more than one transaction lives.
const KEPT: usize = 256;

/// The transactions of one block, in their order.
#[derive(Debug)]
struct Listed {
	head: Head,
	transactions: Vec<TransactionHash>,
}

/// The transactions of the blocks that an endpoint was asked for last. It is asked once for each block,
/// however many transactions are looked for.
#[derive(Debug, Default)]
pub(super) struct RecentBlocks(Mutex<BTreeMap<BlockNumber, Arc<Listed>>>);

impl RecentBlocks {
	fn listed(&self) -> MutexGuard<'_, BTreeMap<BlockNumber, Arc<Listed>>> {
		// A plain mutex: it is held for one look-up and never across an await.
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}

	fn keep(&self, listed: Listed) -> Arc<Listed> {
		let listed = Arc::new(listed);
		let mut all = self.listed();
		all.insert(listed.head.number, Arc::clone(&listed));
		while all.len() > KEPT {
			all.pop_first();
		}
		listed
	}
}

impl Node {
	/// The block from `from` to `to`, both included, that holds a transaction, and its position there.
	/// All of them must be final.
	pub(super) async fn find(
		&self,
		transaction: TransactionHash,
		from: BlockNumber,
		to: BlockNumber,
	) -> Result<Option<(Head, u32)>, ChainFault> {
		for number in from..=to {
			let listed = self.listed(number).await?;
			let mut positions = (0..).zip(&listed.transactions);
			if let Some((position, _)) = positions.find(|(_, hash)| **hash == transaction) {
				return Ok(Some((listed.head, position)));
			}
		}
		Ok(None)
	}

	async fn listed(&self, number: BlockNumber) -> Result<Arc<Listed>, ChainFault> {
		let known = self.recent.listed().get(&number).cloned();
		if let Some(known) = known {
			return Ok(known);
		}
		let hash = self.hash_at(number).await?.ok_or(ChainFault::NoSuchHeight(number))?;
		let block = self.wait(self.rpc.chain_get_block(Some(H256(hash.0)))).await?;
		let block = block.ok_or(ChainFault::UnknownBlock(hash))?.block;
		let hashes = block.extrinsics.iter().map(|bytes| TransactionHash(blake2_256(&bytes.0)));
		let transactions = hashes.collect();
		Ok(self.recent.keep(Listed { head: Head { number, hash }, transactions }))
	}
}
