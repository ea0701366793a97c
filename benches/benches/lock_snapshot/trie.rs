//! The trie of a chain's state, built in one go (`sp_trie::LayoutV1`): enough of it for keys of which
//! none begins another one.

use std::collections::{BTreeMap, BTreeSet};

use litentry_vocabulary::blake2_256;
use parity_scale_codec::Encode;

/// Kinds of nodes: the first bits of their first byte, and how many these are.
const LEAF: (u8, u32) = (0b0100_0000, 2);
const LEAF_OF_HASHED_VALUE: (u8, u32) = (0b0010_0000, 3);
const BRANCH: (u8, u32) = (0b1000_0000, 2);

/// Longer values are stored by their hash.
const LONGEST_INLINE: usize = 32;

type Entry = (Vec<u8>, Vec<u8>);

/// The root of a state, and the nodes that prove what it holds under some keys.
pub(crate) fn prove(
	state: &BTreeMap<Vec<u8>, Vec<u8>>,
	keys: impl IntoIterator<Item = Vec<u8>>,
) -> ([u8; 32], Vec<Vec<u8>>) {
	let asked = keys.into_iter().map(|key| halves(&key)).collect();
	let entries: Vec<_> = state.iter().map(|(key, value)| (halves(key), value.clone())).collect();
	let mut proof = Proof { asked, nodes: Vec::new() };
	let root = proof.node(&entries, 0);
	proof.nodes.push(root.clone());
	(blake2_256(&root), proof.nodes)
}

struct Proof {
	asked: BTreeSet<Vec<u8>>,
	nodes: Vec<Vec<u8>>,
}

impl Proof {
	/// The node of entries whose keys have their first half-bytes in common.
	fn node(&mut self, entries: &[Entry], from: usize) -> Vec<u8> {
		match entries {
			[(key, value)] => self.leaf(key, value, from),
			_ => self.branch(entries, from),
		}
	}

	fn leaf(&mut self, key: &[u8], value: &[u8], from: usize) -> Vec<u8> {
		if value.len() <= LONGEST_INLINE {
			return [beginning(LEAF, &key[from..]), value.encode()].concat();
		}
		if self.asked.contains(key) {
			self.nodes.push(value.to_vec());
		}
		[beginning(LEAF_OF_HASHED_VALUE, &key[from..]), blake2_256(value).to_vec()].concat()
	}

	fn branch(&mut self, entries: &[Entry], from: usize) -> Vec<u8> {
		let (first, last) = (&entries[0].0, &entries[entries.len() - 1].0);
		let common = first.iter().zip(last).take_while(|(one, other)| one == other).count();
		let (mut bitmap, mut children) = (0u16, Vec::new());
		for group in entries.chunk_by(|one, next| one.0[common] == next.0[common]) {
			bitmap |= 1 << group[0].0[common];
			children.extend(self.child(group, common + 1).encode());
		}
		[beginning(BRANCH, &first[from..common]), bitmap.to_le_bytes().to_vec(), children].concat()
	}

	/// A node as its parent names it: itself, or its hash.
	fn child(&mut self, entries: &[Entry], from: usize) -> Vec<u8> {
		let node = self.node(entries, from);
		if node.len() < 32 {
			return node;
		}
		let hash = blake2_256(&node).to_vec();
		let here = &entries[0].0[..from];
		if self.asked.range(here.to_vec()..).next().is_some_and(|key| key.starts_with(here)) {
			self.nodes.push(node);
		}
		hash
	}
}

/// A node's first byte, the number of its half-bytes, and these.
fn beginning((kind, bits): (u8, u32), partial: &[u8]) -> Vec<u8> {
	let most = usize::from(u8::MAX >> bits);
	let count = partial.len();
	let mut bytes = vec![kind | count.min(most) as u8];
	if let Some(more) = count.checked_sub(most) {
		bytes.extend(vec![u8::MAX; more / 255]);
		bytes.push((more % 255) as u8);
	}
	let padded = [vec![0; count % 2], partial.to_vec()].concat();
	bytes.extend(padded.chunks(2).map(|pair| pair[0] << 4 | pair[1]));
	bytes
}

fn halves(key: &[u8]) -> Vec<u8> {
	key.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]).collect()
}
