//! Parts of the state with the nodes that lead to them from its root.

use alloc::collections::BTreeMap;

use bounded_collections::{BoundedVec, ConstU32};
use litentry_vocabulary::{blake2_256, hash_type};
use parity_scale_codec::{Decode, Encode};

use super::{
	key::Path,
	node::{Child, Malformed, Node, Value},
};

/// The most nodes of a proof.
pub const MAX_NODES: u32 = 32 * 1024;

/// The most bytes of one node or value: no entry that a lock needs is longer.
pub const MAX_NODE_BYTES: u32 = 4 * 1024;

hash_type! {
	/// Names a node of the state's trie, or a value in it: its BLAKE2b-256 hash.
	NodeHash
}

/// Nodes of the state's trie and values beside them, in any order (`sp_trie::StorageProof`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct StateProof(
	/// Each is known by its BLAKE2b-256 hash.
	pub BoundedVec<BoundedVec<u8, ConstU32<MAX_NODE_BYTES>>, ConstU32<MAX_NODES>>,
);

/// Why a proof does not tell what is stored under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotProven {
	/// A node or value is not there.
	#[error("the proof lacks what hashes to {hash}")]
	Missing {
		/// The hash that it has.
		hash: NodeHash,
	},
	/// A node is of no known form.
	#[error("a node of the proof is malformed")]
	Malformed,
}

/// The state under one root, as far as a proof shows it.
#[derive(Clone, Debug)]
pub struct ProvenState<'a> {
	root: [u8; 32],
	nodes: BTreeMap<[u8; 32], &'a [u8]>,
}

impl StateProof {
	/// The state with this root.
	pub fn under(&self, root: [u8; 32]) -> ProvenState<'_> {
		let nodes = self.0.iter().map(|node| (blake2_256(node), node.as_slice())).collect();
		ProvenState { root, nodes }
	}
}

impl<'a> ProvenState<'a> {
	/// What is stored under a key; `None` when the proof shows that nothing is.
	///
	/// # Errors
	///
	/// The proof does not tell.
	pub fn read(&self, key: &[u8]) -> Result<Option<&'a [u8]>, NotProven> {
		let mut path = Path::of(key);
		let mut node = self.named(self.root)?;
		loop {
			let Some(at) = Node::read(node)? else { return Ok(None) };
			let Some(rest) = path.strip(at.partial) else { return Ok(None) };
			let Some((half, after)) = rest.split_first() else { return self.value(at.value) };
			path = after;
			node = match at.child(half)? {
				None => return Ok(None),
				Some(Child::Inline(node)) => node,
				Some(Child::Hashed(hash)) => self.named(hash)?,
			};
		}
	}

	fn value(&self, value: Option<Value<'a>>) -> Result<Option<&'a [u8]>, NotProven> {
		match value {
			None => Ok(None),
			Some(Value::Inline(value)) => Ok(Some(value)),
			Some(Value::Hashed(hash)) => self.named(hash).map(Some),
		}
	}

	fn named(&self, hash: [u8; 32]) -> Result<&'a [u8], NotProven> {
		self.nodes.get(&hash).copied().ok_or(NotProven::Missing { hash: NodeHash(hash) })
	}
}

impl From<Malformed> for NotProven {
	fn from(Malformed: Malformed) -> Self {
		Self::Malformed
	}
}
