//! The node's own types and checks agree.

use litentry_lock_snapshot::{Header, Justification, SetId};
use parity_scale_codec::{Decode, Encode};
use polkadot_sdk::{
	sc_consensus_grandpa::GrandpaJustification,
	sp_consensus_grandpa::{AuthorityList, ConsensusLog, GRANDPA_ENGINE_ID, ScheduledChange},
	sp_core::ed25519::Public,
	sp_runtime::{
		Digest, DigestItem, OpaqueExtrinsic, generic,
		traits::{BlakeTwo256, Header as _},
	},
};
use proptest::prelude::*;

use crate::chain::{ROUND, authorities, child, header, justification, scheduled, vote, voters};

type NodeHeader = generic::Header<u32, BlakeTwo256>;
type NodeBlock = generic::Block<NodeHeader, OpaqueExtrinsic>;

fn digest() -> impl Strategy<Value = Vec<DigestItem>> {
	let data = || prop::collection::vec(any::<u8>(), 0..100);
	let item = prop_oneof![
		data().prop_map(DigestItem::Other),
		(any::<[u8; 4]>(), data()).prop_map(|(engine, data)| DigestItem::Consensus(engine, data)),
		(any::<[u8; 4]>(), data()).prop_map(|(engine, data)| DigestItem::Seal(engine, data)),
		(any::<[u8; 4]>(), data()).prop_map(|(engine, data)| DigestItem::PreRuntime(engine, data)),
		Just(DigestItem::RuntimeEnvironmentUpdated),
	];
	prop::collection::vec(item, 0..8)
}

fn list(numbers: impl IntoIterator<Item = u8>) -> AuthorityList {
	crate::chain::listed(&voters(numbers))
		.into_iter()
		.map(|(key, weight)| (Public::from_raw(key.0).into(), weight))
		.collect()
}

#[test]
fn the_node_names_the_next_authorities_in_the_same_words() {
	let change = ScheduledChange { next_authorities: list(5..=8), delay: 0u32 };
	let log = ConsensusLog::ScheduledChange(change);
	let theirs = DigestItem::Consensus(GRANDPA_ENGINE_ID, log.encode());
	assert_eq!(theirs.encode(), scheduled(&voters(5..=8), 0).encode());
}

proptest! {
	#[test]
	fn headers_read_and_hash_as_the_node_s(
		number: u32,
		roots: [[u8; 32]; 3],
		logs in digest(),
	) {
		let [parent, state, extrinsics] = roots.map(Into::into);
		let theirs = NodeHeader::new(number, extrinsics, state, parent, Digest { logs });
		let ours = Header::decode(&mut &*theirs.encode()).unwrap();
		prop_assert_eq!(ours.encode(), theirs.encode());
		prop_assert_eq!(ours.hash().0, theirs.hash().0);
		prop_assert_eq!((ours.number, ours.state_root), (number, state.0));
	}

	/// Each voter votes for one of three blocks in a row, in this round and set or in others, and
	/// the commit is for the highest block that more than two thirds voted for.
	#[test]
	fn the_node_believes_the_same_votes(
		choices in prop::collection::vec((0usize..3, 0u64..20, 0u64..20), 4..=7),
		target in 0usize..3,
	) {
		let first = header(40, [1; 32]);
		let second = child(&first);
		let blocks = [first, second.clone(), child(&second)];
		let everyone = voters(1..=7);
		let votes: Vec<_> = everyone
			.iter()
			.zip(&choices)
			.map(|(voter, (block, round, set))| {
				// Most of the time, the right ones.
				let (round, set) = (ROUND + u64::from(*round == 19), 3 + u64::from(*set == 19));
				vote(voter, &blocks[*block], round, SetId(set))
			})
			.collect();
		let lowest = choices.iter().map(|(block, ..)| *block).min().unwrap_or_default();
		let highest = choices.iter().map(|(block, ..)| *block).max().unwrap_or_default();
		let ours = Justification {
			ancestry: blocks[lowest + 1..=highest].to_vec().try_into().unwrap(),
			..justification(&blocks[target], votes)
		};
		let theirs = GrandpaJustification::<NodeBlock>::decode(&ours.encode()).unwrap();
		let theirs = theirs.verify(3, &list(1..=7)).is_ok();
		let believed = ours.check(&blocks[target], SetId(3), &authorities(&everyone)).is_ok();
		// Votes for the block or later ones only: an honest node leaves others out.
		let is_clean = lowest >= target;
		let count = |from: usize| choices.iter().filter(|(block, ..)| *block >= from).count();
		let is_highest = count(target) >= 5 && count(target + 1) < 5;
		if theirs {
			prop_assert!(believed || !is_clean);
		}
		if believed && is_highest && is_clean {
			prop_assert!(theirs);
		}
	}
}
