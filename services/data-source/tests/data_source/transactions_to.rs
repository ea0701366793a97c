//! How many transactions an account sent to a contract.

use litentry_data_source::Unanswerable;

use crate::{
	fake_chain::FakeChain,
	world::{OTHER, OWNER, ROUTER, STRANGER, World, transactions_to},
};

#[tokio::test]
async fn what_the_account_sent_to_the_contract_counts_and_nothing_else() {
	let chain = FakeChain::with_blocks(3);
	chain.mine(&[(OWNER, Some(ROUTER)), (STRANGER, Some(ROUTER)), (OWNER, Some(ROUTER))]);
	chain.mine(&[(OWNER, Some(OTHER)), (OWNER, None), (ROUTER, Some(OWNER))]);
	chain.mine(&[(OWNER, Some(ROUTER))]);
	chain.mine_empty(2);
	assert_eq!(World::new(&chain).await.count(6).await.unwrap(), 3);
}

#[tokio::test]
async fn the_count_ends_with_the_block_of_the_moment() {
	let chain = FakeChain::with_blocks(1);
	(0..5).for_each(|_| chain.mine(&[(OWNER, Some(ROUTER))]));
	chain.mine_empty(1);
	let world = World::new(&chain).await;
	for number in [5, 3, 0, 4] {
		assert_eq!(world.count(number).await.unwrap(), number);
	}
}

#[tokio::test]
async fn a_contract_that_is_not_listed_is_refused() {
	let world = World::new(&FakeChain::with_blocks(9)).await;
	let failure = world.ask(&transactions_to(OTHER), 3).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::NotWatched { contract: OTHER }));
}

#[tokio::test]
async fn a_contract_that_is_not_listed_is_counted_where_that_is_allowed() {
	let chain = FakeChain::with_blocks(3);
	chain.mine(&[(OWNER, Some(OTHER))]);
	chain.mine_empty(2);
	let world = World::configured(
		&chain,
		"count_unlisted_contracts = true
		max_contracts = 2",
	)
	.await;
	let answer = world.ask(&transactions_to(OTHER), 4).await.unwrap();
	assert_eq!(answer.value, litentry_knowledge::Value::Count(1));
	let third = world.ask(&transactions_to(STRANGER), 4).await.unwrap_err();
	assert!(matches!(third, Unanswerable::NotWatched { contract: STRANGER }));
}

#[tokio::test]
async fn a_block_before_the_start_is_not_counted_as_zero() {
	let chain = FakeChain::with_blocks(9);
	let world = World::configured(&chain, "start_block = 5").await;
	let failure = world.count(4).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::BeforeStart { block: 4, start: 5 }));
	assert_eq!(world.count(5).await.unwrap(), 0);
	assert_eq!(chain.take_scanned(), [5]);
}

#[tokio::test]
async fn an_earlier_start_scans_again_and_a_later_one_keeps_what_is_there() {
	let chain = FakeChain::with_blocks(3);
	chain.mine(&[(OWNER, Some(ROUTER))]);
	chain.mine_empty(5);
	let world = World::configured(&chain, "start_block = 4").await;
	assert_eq!(world.count(6).await.unwrap(), 0);
	let world = world.reconfigured(|config| config.index.start_block = 2).await;
	assert_eq!(world.count(6).await.unwrap(), 1);
	let world = world.reconfigured(|config| config.index.start_block = 5).await;
	assert_eq!(world.count(6).await.unwrap(), 1);
}

#[tokio::test]
async fn a_block_whose_hash_is_forgotten_is_refused() {
	let chain = FakeChain::with_blocks(30);
	let world =
		World::configured(&chain, "remembered_blocks = 4\nmax_reorganisation_blocks = 3").await;
	assert_eq!(world.count(20).await.unwrap(), 0);
	assert_eq!(world.count(17).await.unwrap(), 0);
	let failure = world.count(16).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::TooOld { block: 16, oldest: 17 }));
}
