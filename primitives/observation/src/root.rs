//! One hash for a set of observations, and proofs that one of them is in it.

use alloc::vec::Vec;

use bounded_collections::{BoundedVec, ConstU32};
use litentry_vocabulary::blake2_256;
use parity_scale_codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::Observation;

// A leaf and an inner node never hash the same bytes, so neither can stand in for the other.
const LEAF: &[u8] = &[0];
const NODE: &[u8] = &[1];

/// The binary Merkle root of a set of observations: their order and repetitions do not matter.
///
/// A leaf is BLAKE2b-256 of a zero byte and the observation in SCALE; leaves stand in ascending
/// order. A node is BLAKE2b-256 of a one byte and its two children; the last of an odd number goes
/// up as it is. The root of no observations is BLAKE2b-256 of nothing.
pub fn observations_root(observations: &[Observation]) -> [u8; 32] {
	let mut level = leaves(observations);
	while level.len() > 1 {
		level = parents(&level);
	}
	level.first().copied().unwrap_or_else(|| blake2_256(&[]))
}

/// A proof that one observation is in the set that a root stands for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct InclusionProof {
	/// Which leaf it is, counted from 0.
	pub index: u32,
	/// How many leaves there are.
	pub leaves: u32,
	/// The hashes beside the way up, from the bottom.
	pub siblings: BoundedVec<[u8; 32], ConstU32<32>>,
}

impl InclusionProof {
	/// Proves that an observation is among these, or gives `None` when it is not.
	pub fn new(observation: &Observation, observations: &[Observation]) -> Option<Self> {
		let mut level = leaves(observations);
		let leaves = u32::try_from(level.len()).ok()?;
		let mut place = level.binary_search(&leaf(observation)).ok()?;
		let index = u32::try_from(place).ok()?;
		let mut siblings = Vec::new();
		while level.len() > 1 {
			siblings.extend(level.get(place ^ 1));
			level = parents(&level);
			place /= 2;
		}
		Some(Self { index, leaves, siblings: siblings.try_into().ok()? })
	}

	/// Whether this proves that the observation is in the set with this root.
	pub fn proves(&self, observation: &Observation, root: &[u8; 32]) -> bool {
		self.top(leaf(observation)).is_some_and(|top| top == *root)
	}

	fn top(&self, leaf: [u8; 32]) -> Option<[u8; 32]> {
		let (mut place, mut width, mut hash) = (self.index, self.leaves, leaf);
		let mut siblings = self.siblings.iter();
		if place >= width {
			return None;
		}
		while width > 1 {
			let goes_up_alone = place + 1 == width && place % 2 == 0;
			hash = match (goes_up_alone, place % 2) {
				(true, _) => hash,
				(false, 0) => node(&hash, siblings.next()?),
				(false, _) => node(siblings.next()?, &hash),
			};
			(place, width) = (place / 2, width.div_ceil(2));
		}
		siblings.next().is_none().then_some(hash)
	}
}

fn leaves(observations: &[Observation]) -> Vec<[u8; 32]> {
	let mut leaves: Vec<_> = observations.iter().map(leaf).collect();
	leaves.sort_unstable();
	leaves.dedup();
	leaves
}

fn parents(level: &[[u8; 32]]) -> Vec<[u8; 32]> {
	let parent = |pair: &[[u8; 32]]| match pair {
		[left, right] => Some(node(left, right)),
		_ => pair.first().copied(),
	};
	level.chunks(2).filter_map(parent).collect()
}

fn leaf(observation: &Observation) -> [u8; 32] {
	blake2_256(&[LEAF, &observation.encode()].concat())
}

fn node(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
	blake2_256(&[NODE, left, right].concat())
}
