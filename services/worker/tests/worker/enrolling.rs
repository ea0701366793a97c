//! A worker registers, renews its lease, and answers only when its signature counts.

use std::time::Duration;

use litentry_computing_request::Disclosure;
use litentry_key_tree::{SharedSeed, WorkerSeed};
use litentry_vocabulary::RequestId;
use litentry_worker::Identity;

use crate::{
	fake_chain::BLOCK_TIME,
	ledger::{LEASE, Ledger},
	world::{EPOCH, GENESIS, START, WORKER, World, identity, world_asking},
};

const REGISTER: &str = "WorkerRegistry.register";
const RENEW: &str = "WorkerRegistry.renew";
const CERTIFY: &str = "TaskDistributor.certify";

fn world(arrange: impl FnOnce(&mut Ledger)) -> World {
	let world = world_asking(Disclosure::Score);
	world.chain.arrange(arrange);
	world.chain.make_block();
	world
}

/// The calls that are accepted until a request is answered.
async fn calls(world: &World) -> Vec<&'static str> {
	let answered = |ledger: &Ledger| ledger.requests[&RequestId(4)].outcome.is_some();
	world.run_until(answered).await.accepted.clone()
}

/// The calls that are accepted within some blocks.
async fn calls_within(world: &World, blocks: u32) -> Vec<&'static str> {
	let _running = world.start();
	tokio::time::sleep(BLOCK_TIME * blocks + Duration::from_secs(1)).await;
	world.chain.seen().accepted.clone()
}

#[tokio::test(start_paused = true)]
async fn an_unknown_worker_registers_and_then_answers() {
	let world = world(|ledger| ledger.worker = None);
	assert_eq!(calls(&world).await, [REGISTER, CERTIFY]);
}

#[tokio::test(start_paused = true)]
async fn a_lease_is_renewed_when_half_of_it_is_over() {
	let until = |left| world(|it| it.worker.as_mut().unwrap().lease_until = START + left);
	assert_eq!(calls_within(&until(LEASE), 5).await, [CERTIFY]);
	let mut both = calls_within(&until(LEASE / 2), 5).await;
	both.sort_unstable();
	assert_eq!(both, [CERTIFY, RENEW]);
}

#[tokio::test(start_paused = true)]
async fn after_its_lease_a_worker_renews_it_before_it_answers() {
	let world = world(|ledger| ledger.worker.as_mut().unwrap().lease_until = START);
	assert_eq!(calls(&world).await, [RENEW, CERTIFY]);
}

#[tokio::test(start_paused = true)]
async fn a_worker_with_other_keys_does_nothing() {
	let other = WorkerSeed::from_bytes([1; 32]);
	let other = Identity::new(GENESIS, WORKER, &other, SharedSeed::from_bytes([5; 32]));
	let world = world(|ledger| ledger.worker.as_mut().unwrap().keys = other.keys(EPOCH));
	assert!(calls_within(&world, 20).await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_worker_with_another_common_seed_does_nothing() {
	let mut keys = identity().keys(EPOCH);
	let other = SharedSeed::from_bytes([1; 32]);
	keys.shielding = other.shielding(EPOCH).public_key();
	let world = world(|ledger| ledger.worker.as_mut().unwrap().keys = keys);
	assert!(calls_within(&world, 20).await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn with_a_colleague_one_signature_is_not_enough() {
	assert_eq!(calls_within(&world(|ledger| ledger.colleagues = 0), 20).await, [CERTIFY]);
	assert!(calls_within(&world(|ledger| ledger.colleagues = 1), 20).await.is_empty());
}
