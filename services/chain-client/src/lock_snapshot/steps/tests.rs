//! Against a node that knows how sets of one voter each ended.

#![allow(clippy::unwrap_used)]

use std::cell::RefCell;

use ed25519_dalek::{Signer as _, SigningKey};
use litentry_lock_snapshot::{
	AuthorityKey, BlockHash, DigestItem, Header, Justification, NotFinal, Precommit, SetId,
};
use litentry_vocabulary::GenesisHash;
use parity_scale_codec::Encode;

use super::*;

/// The node's answers are too long when the set ends later than so many blocks on.
const TOO_FAR: BlockNumber = 2 * STRIDE;

/// The blocks at which sets 0, 1, ... ended, and those that were asked about.
struct Node {
	ends: Vec<BlockNumber>,
	asked: RefCell<Vec<BlockNumber>>,
}

impl Node {
	fn new(ends: impl IntoIterator<Item = BlockNumber>) -> Self {
		Self { ends: ends.into_iter().collect(), asked: RefCell::default() }
	}
}

impl Proofs for Node {
	async fn end_of_set(&self, number: BlockNumber) -> Result<EndOfSet, NoSnapshot> {
		self.asked.borrow_mut().push(number);
		let set = self.ends.iter().position(|end| *end >= number);
		let Some(set) = set else { return Ok(EndOfSet::Unknown) };
		let (end, set) = (self.ends[set], set as u64);
		if end - number >= TOO_FAR {
			return Ok(EndOfSet::TooFar);
		}
		Ok(EndOfSet::Block(block(end, set, Some(set + 1)).into()))
	}
}

fn voter(set: u64) -> SigningKey {
	SigningKey::from_bytes(&[set as u8 + 1; 32])
}

fn listed(set: u64) -> Vec<(AuthorityKey, u64)> {
	vec![(AuthorityKey(voter(set).verifying_key().to_bytes()), 1)]
}

fn trust(set: u64, from: BlockNumber) -> Trust {
	let authorities = listed(set).try_into().unwrap();
	Trust { genesis: GenesisHash([0; 32]), set: SetId(set), authorities, from }
}

/// A block that a set made final, and in which it named the next one.
fn block(number: BlockNumber, set: u64, next: Option<u64>) -> FinalBlock {
	let logs: Vec<_> = next
		.map(|next| {
			let log = (1u8, listed(next), 0u32).encode();
			DigestItem::Consensus(*b"FRNK", log.try_into().unwrap())
		})
		.into_iter()
		.collect();
	let header = Header {
		parent: BlockHash([0; 32]),
		number,
		state_root: [0; 32],
		extrinsics_root: [0; 32],
		digest: logs.try_into().unwrap(),
	};
	let vote =
		Precommit { target: header.hash(), number, signature: [0; 64], voter: listed(set)[0].0 };
	let signature = voter(set).sign(&vote.message(7, SetId(set))).to_bytes();
	let justification = Justification {
		round: 7,
		target: header.hash(),
		number,
		precommits: vec![Precommit { signature, ..vote }].try_into().unwrap(),
		ancestry: Default::default(),
	};
	FinalBlock { header, justification }
}

fn sets(steps: &[Step]) -> Vec<u64> {
	steps.iter().map(|step| step.set.0).collect()
}

#[tokio::test]
async fn within_a_set_no_step_is_needed() {
	let node = Node::new([]);
	let found = steps(&node, &trust(0, 1), &block(900, 0, None)).await.unwrap();
	assert_eq!(sets(&found), [0; 0]);
	assert!(node.asked.borrow().is_empty());
}

#[tokio::test]
async fn each_ended_set_is_a_step() {
	let node = Node::new([100, 250, 251]);
	let found = steps(&node, &trust(0, 1), &block(900, 3, None)).await.unwrap();
	assert_eq!(sets(&found), [0, 1, 2]);
	let found = steps(&node, &trust(2, 251), &block(900, 3, None)).await.unwrap();
	assert_eq!(sets(&found), [2]);
}

#[tokio::test]
async fn the_last_block_of_a_set_is_its_own() {
	let node = Node::new([100]);
	let found = steps(&node, &trust(0, 100), &block(100, 0, Some(1))).await.unwrap();
	assert_eq!(sets(&found), [0; 0]);
	let found = steps(&node, &trust(0, 100), &block(101, 1, None)).await.unwrap();
	assert_eq!(sets(&found), [0]);
}

#[tokio::test]
async fn long_sets_are_found_by_asking_on() {
	for ends in [[95_000, 95_001], [95_000, 195_000], [5, 100_000]] {
		let node = Node::new(ends);
		let found = steps(&node, &trust(0, 1), &block(200_000, 2, None)).await.unwrap();
		assert_eq!(sets(&found), [0, 1], "{ends:?}");
		assert!(node.asked.borrow().len() < 25, "{ends:?}");
	}
}

#[tokio::test]
async fn more_changes_than_one_snapshot_holds_are_too_many() {
	let changes = u64::from(MAX_STEPS) + 1;
	let node = Node::new((1..=changes).map(|end| end as BlockNumber));
	let last = block(900, changes, None);
	let refused = steps(&node, &trust(0, 1), &last).await.unwrap_err();
	assert!(matches!(refused, NoSnapshot::TooFarBehind), "{refused}");
	let found = steps(&node, &trust(1, 2), &last).await.unwrap();
	assert_eq!(found.len(), MAX_STEPS as usize);
}

#[tokio::test]
async fn a_node_that_knows_no_end_is_named() {
	// The block is of a set that the node says never came to be, or not for long.
	for node in [Node::new([]), Node::new([u32::MAX])] {
		let refused = steps(&node, &trust(0, 1), &block(25_000, 1, None)).await.unwrap_err();
		assert!(matches!(refused, NoSnapshot::EndUnknown { set: SetId(0) }), "{refused}");
		assert!(node.asked.borrow().len() <= 3);
	}
}

#[tokio::test]
async fn another_chain_does_not_follow() {
	let node = Node::new([100]);
	let elsewhere = Trust { authorities: trust(7, 1).authorities, ..trust(0, 1) };
	let refused = steps(&node, &elsewhere, &block(900, 1, None)).await.unwrap_err();
	let is_stranger =
		matches!(refused, NoSnapshot::Untrusted(NotTrusted::NotFinal(NotFinal::Stranger { .. })));
	assert!(is_stranger, "{refused}");
}

#[tokio::test]
async fn a_block_before_what_is_known_does_not_follow() {
	let node = Node::new([100]);
	let refused = steps(&node, &trust(0, 50), &block(49, 0, None)).await.unwrap_err();
	let older = NotTrusted::Older { number: 49, from: 50 };
	assert!(matches!(refused, NoSnapshot::Untrusted(cause) if cause == older), "{refused}");
}
