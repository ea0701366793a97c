//! The root stands for a set, and every member of it can be shown.

use alloc::vec::Vec;

use litentry_vocabulary::blake2_256;
use parity_scale_codec::Encode;
use proptest::prelude::*;

use super::{account, count};
use crate::{InclusionProof, Observation, TaskHash, observations_root};

fn observation(number: u8) -> Observation {
	Observation {
		analyzer: account(number),
		task: TaskHash([1; 32]),
		answer: count(u64::from(number)),
		signature: [number; 64],
	}
}

fn observations(number: u8) -> Vec<Observation> {
	(0..number).map(observation).collect()
}

fn leaf(number: u8) -> [u8; 32] {
	blake2_256(&[&[0][..], &observation(number).encode()].concat())
}

fn node(left: [u8; 32], right: [u8; 32]) -> [u8; 32] {
	blake2_256(&[&[1][..], &left, &right].concat())
}

#[test]
fn small_sets_hash_as_described() {
	assert_eq!(observations_root(&[]), blake2_256(&[]));
	assert_eq!(observations_root(&observations(1)), leaf(0));
	let mut leaves = [0, 1, 2].map(leaf);
	leaves.sort_unstable();
	let [a, b, c] = leaves;
	assert_eq!(observations_root(&observations(3)), node(node(a, b), c));
}

#[test]
fn an_inner_node_is_no_observation() {
	let set = observations(4);
	let root = observations_root(&set);
	let proof = InclusionProof::new(&set[0], &set).unwrap();
	let higher = InclusionProof {
		index: proof.index / 2,
		leaves: 2,
		siblings: proof.siblings[1..].to_vec().try_into().unwrap(),
	};
	assert!(proof.proves(&set[0], &root));
	assert!(!set.iter().any(|observation| higher.proves(observation, &root)));
}

#[test]
fn a_stranger_has_no_proof() {
	assert_eq!(InclusionProof::new(&observation(9), &observations(5)), None);
	assert_eq!(InclusionProof::new(&observation(9), &[]), None);
}

proptest! {
	#[test]
	fn every_member_is_proven_and_no_other(size in 1..40_u8, member in 0..40_u8, other in 0..60_u8) {
		let (set, member) = (observations(size), member % size);
		let root = observations_root(&set);
		let proof = InclusionProof::new(&observation(member), &set).unwrap();
		prop_assert!(proof.proves(&observation(member), &root));
		prop_assert_eq!(proof.proves(&observation(other), &root), other == member);
	}

	#[test]
	fn order_and_repetitions_do_not_matter(
		size in 1..30_u8,
		again in 0..30_u8,
		shuffled in Just(observations(30)).prop_shuffle(),
	) {
		let mut set: Vec<_> = shuffled.into_iter().filter(|o| o.signature[0] < size).collect();
		set.push(observation(again % size));
		prop_assert_eq!(observations_root(&set), observations_root(&observations(size)));
	}

	#[test]
	fn a_changed_proof_proves_nothing(size in 2..40_u8, sibling: u8, flip in 1..=255_u8) {
		let set = observations(size);
		let root = observations_root(&set);
		let mut proof = InclusionProof::new(&set[0], &set).unwrap();
		let sibling = usize::from(sibling) % proof.siblings.len();
		proof.siblings.as_mut()[sibling][0] ^= flip;
		prop_assert!(!proof.proves(&set[0], &root));
	}

	#[test]
	fn any_proof_is_checked_without_harm(index: u32, leaves: u32, siblings: Vec<[u8; 32]>) {
		let siblings = siblings.into_iter().take(32).collect::<Vec<_>>().try_into().unwrap();
		let proof = InclusionProof { index, leaves, siblings };
		prop_assert!(!proof.proves(&observation(0), &[0; 32]));
	}
}

#[test]
fn another_set_has_another_root() {
	let roots: Vec<_> = (0..20).map(|n| observations_root(&observations(n))).collect();
	let mut distinct = roots.clone();
	distinct.sort_unstable();
	distinct.dedup();
	assert_eq!(distinct.len(), roots.len());
}
