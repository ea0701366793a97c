//! One of four validators goes down, and comes back.

use std::time::Duration;

use litentry_chain_client::{ChainClient, LockSubjects};
use litentry_local_network::{Chain, LocalNetwork, Plan};
use litentry_lock_snapshot::{SnapshotInvalid, Trust};
use litentry_vocabulary::GenesisHash;

use crate::world::start;

const VALIDATORS: Plan = Plan { chain: Chain::Local, analyzers: 0, workers: 0 };

/// Three of four validators author three of four slots, so this is several times what it takes.
const LIMIT: Duration = Duration::from_secs(120);

/// How many more blocks have to become final to show that finality goes on.
const PROGRESS: u32 = 4;

#[tokio::test]
async fn three_of_four_validators_finalize_and_the_fourth_catches_up() {
	let mut network = start(VALIDATORS).await;
	let before = network.nodes[3].wait_until_finalized(1, LIMIT).await.unwrap();

	network.nodes[3].process().kill();
	let without = go_on(&mut network, before + PROGRESS).await;

	network.nodes[3].process().restart().unwrap();
	network.nodes[3].wait_until_it_answers().await.unwrap();
	let returned = network.nodes[3].wait_until_finalized(without, LIMIT).await.unwrap();

	// All four go on together.
	go_on(&mut network, returned + 1).await;
	network.nodes[3].wait_until_finalized(returned + 1, LIMIT).await.unwrap();
	a_lock_believes_them(&network.chain).await;
	network.expect_running().unwrap();
}

/// A lock that trusts the validators of the genesis believes what they finalize, and no other chain.
async fn a_lock_believes_them(chain: &ChainClient) {
	let trust = chain.genesis_trust().await.unwrap();
	let nothing = LockSubjects { identities: Vec::new(), verifier: None };
	let snapshot = chain.lock_snapshot(&trust, &nothing).await.unwrap();
	let (known, next) = snapshot.check(&trust).unwrap();
	assert_eq!(chain.at(known.at()).await.unwrap().hash(), known.hash().0);
	assert_eq!(next, Trust { from: known.at(), ..trust.clone() });
	assert_eq!(chain.present_trust().await.unwrap().authorities, trust.authorities);

	let elsewhere = Trust { genesis: GenesisHash([0; 32]), ..trust };
	let refused = SnapshotInvalid::WrongChain { found: chain.genesis() };
	assert_eq!(snapshot.check(&elsewhere), Err(refused));
}

/// Waits until the first three validators have finalized a block of at least this height.
async fn go_on(network: &mut LocalNetwork, height: u32) -> u32 {
	let mut reached = u32::MAX;
	for node in &mut network.nodes[..3] {
		reached = reached.min(node.wait_until_finalized(height, LIMIT).await.unwrap());
	}
	reached
}
