//! Whether an account holds a token.

use std::collections::BTreeMap;

use litentry_data_source::Unanswerable;
use litentry_knowledge::Value;
use litentry_observation::Answer;

use crate::{
	fake_chain::{FakeChain, Token},
	world::{TOKEN, World, holds_token},
};

/// A chain of 100 blocks on which the balance becomes 5 in block 10 and 0 in block 20.
fn chain_with_token() -> FakeChain {
	let chain = FakeChain::with_blocks(100);
	chain.set_token(TOKEN, Token::Balance(BTreeMap::from([(10, 5), (20, 0)])));
	chain
}

async fn flags(world: &World, numbers: [u64; 4]) -> Vec<bool> {
	let mut flags = Vec::new();
	for number in numbers {
		let answer = world.ask(&holds_token(), number).await.unwrap();
		flags.push(answer == Answer { value: Value::Flag(true), block: world.chain.block(number) });
	}
	flags
}

#[tokio::test]
async fn the_balance_as_of_the_block_decides() {
	let world = World::new(&chain_with_token()).await;
	assert_eq!(flags(&world, [9, 10, 19, 20]).await, [false, true, true, false]);
}

#[tokio::test]
async fn a_node_that_knows_no_block_hashes_is_asked_by_height() {
	let world = World::new(&chain_with_token()).await;
	world.chain.refuse_block_hashes();
	assert_eq!(flags(&world, [9, 10, 19, 20]).await, [false, true, true, false]);
}

#[tokio::test]
async fn a_fork_before_the_balance_is_read_is_noticed() {
	for by_height in [false, true] {
		let world = World::new(&chain_with_token()).await;
		if by_height {
			world.chain.refuse_block_hashes();
		}
		world.ask(&holds_token(), 50).await.unwrap();
		let calls = world.chain.take_calls();
		let place = calls.iter().position(|call| call.method == "eth_call").unwrap();
		world.chain.fork_before_call(place, 30, Vec::new());
		let failure = world.ask(&holds_token(), 50).await.unwrap_err();
		assert!(matches!(failure, Unanswerable::Reorganised));
	}
}

#[tokio::test]
async fn a_missing_contract_is_not_a_balance_of_zero() {
	let world = World::new(&FakeChain::with_blocks(9)).await;
	let failure = world.ask(&holds_token(), 3).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::EmptyReply { contract: TOKEN }));
	assert!(!failure.is_temporary());
}

#[tokio::test]
async fn a_reply_that_is_no_balance_is_refused() {
	let world = World::new(&FakeChain::with_blocks(9)).await;
	world.chain.set_token(TOKEN, Token::Bytes(vec![1; 31]));
	let failure = world.ask(&holds_token(), 3).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::NotABalance { contract: TOKEN, got: 31 }));
}

#[tokio::test]
async fn a_contract_that_reverts_is_named() {
	for by_height in [false, true] {
		let world = World::new(&FakeChain::with_blocks(9)).await;
		world.chain.set_token(TOKEN, Token::Revert);
		if by_height {
			world.chain.refuse_block_hashes();
		}
		let failure = world.ask(&holds_token(), 3).await.unwrap_err();
		assert!(matches!(failure, Unanswerable::Reverted { contract: TOKEN }));
	}
}
