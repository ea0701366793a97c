//! Which block a moment means.

use litentry_data_source::{CallFailed, DataSource, ReadFailed, Unanswerable};
use litentry_external_account::{EvmChain, Network};

use crate::{
	fake_chain::FakeChain,
	world::{World, holds_token, moment_of, owner},
};

#[tokio::test]
async fn a_moment_means_the_last_block_at_or_before_it() {
	let chain = FakeChain::with_blocks(100);
	let source = World::new(&chain).await.source;
	assert_eq!(source.pin(1_500_000).await.unwrap(), chain.block(50));
	assert_eq!(source.pin(1_500_001).await.unwrap(), chain.block(50));
	assert_eq!(source.pin(1_499_999).await.unwrap(), chain.block(49));
}

#[tokio::test]
async fn the_answer_is_the_same_when_the_chain_has_grown() {
	let chain = FakeChain::with_blocks(3);
	let source = World::new(&chain).await.source;
	let early = source.pin(moment_of(1)).await.unwrap();
	chain.mine_empty(1_000);
	assert_eq!(source.pin(moment_of(1)).await.unwrap(), early);
}

#[tokio::test]
async fn a_moment_that_the_head_has_not_passed_is_not_answered_yet() {
	let chain = FakeChain::with_blocks(3);
	let source = World::new(&chain).await.source;
	let failure = source.pin(moment_of(2)).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::Behind { head: 2 }));
	assert!(failure.is_temporary());
	chain.mine_empty(1);
	assert_eq!(source.pin(moment_of(2)).await.unwrap(), chain.block(2));
}

#[tokio::test]
async fn unconfirmed_blocks_do_not_count_as_there() {
	let chain = FakeChain::with_blocks(10);
	let source = World::confirmed(&chain, 5, "").await.source;
	assert!(matches!(source.pin(moment_of(4)).await, Err(Unanswerable::Behind { head: 4 })));
	assert_eq!(source.pin(moment_of(3)).await.unwrap(), chain.block(3));
}

#[tokio::test]
async fn a_moment_before_the_first_block_has_no_answer() {
	let source = World::new(&FakeChain::with_blocks(3)).await.source;
	let failure = source.pin(999_999).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::BeforeFirstBlock));
	assert!(!failure.is_temporary());
}

#[tokio::test]
async fn a_fork_during_the_search_does_not_mix_two_chains() {
	let chain = FakeChain::with_blocks(64);
	let source = World::new(&chain).await.source;
	for call in 0..12 {
		chain.fork_before_call(call, 20, Vec::new());
		let pinned = source.pin(moment_of(40)).await.unwrap();
		// Which chain the answer belongs to is settled when the question about the value is read.
		assert_eq!(pinned.number, 40);
		assert_eq!(source.pin(moment_of(40)).await.unwrap(), chain.block(40));
	}
}

#[tokio::test]
async fn an_unreachable_node_gives_a_failure_and_never_a_value() {
	let world = World::new(&FakeChain::with_blocks(9)).await;
	world.chain.fail(Some(CallFailed::Unreachable));
	let failure = world.ask(&holds_token(), 3).await.unwrap_err();
	let expected = ReadFailed::Call(CallFailed::Unreachable);
	assert!(matches!(&failure, Unanswerable::Source(failure) if *failure == expected));
	assert!(failure.is_temporary());
}

#[tokio::test]
async fn another_network_s_event_is_left_to_another_source() {
	let world = World::new(&FakeChain::with_blocks(9)).await;
	let network = Network::Evm(EvmChain(137));
	let mut event = holds_token();
	event.registry = network;
	let failure = world.source.answer(&event, &owner(), moment_of(1)).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::NotServed { network: found } if found == network));
}
