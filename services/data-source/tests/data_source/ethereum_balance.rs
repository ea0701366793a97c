//! How much of an EVM chain's own coin an account has.

use litentry_data_source::Unanswerable;
use litentry_knowledge::{Method, Value};
use litentry_observation::Answer;

use crate::{
	fake_chain::FakeChain,
	world::{OWNER, STRANGER, World, event},
};

/// More than 64 bits hold.
const MUCH: u128 = 123_456_789_000_000_000_000;

/// A chain of 100 blocks on which the account gets much in block 10 and spends all in block 20.
async fn world() -> World {
	let chain = FakeChain::with_blocks(100);
	chain.set_balance(OWNER, 10, MUCH);
	chain.set_balance(OWNER, 20, 0);
	chain.set_balance(STRANGER, 0, 1);
	World::new(&chain).await
}

async fn assert_balances(world: &World) {
	for (number, wei) in [(9, 0), (10, MUCH), (19, MUCH), (20, 0)] {
		let expected = Answer { value: Value::Amount(wei), block: world.chain.block(number) };
		assert_eq!(world.ask(&event(Method::Balance), number).await.unwrap(), expected);
	}
}

#[tokio::test]
async fn the_balance_is_the_one_as_of_the_block() {
	assert_balances(&world().await).await;
}

#[tokio::test]
async fn a_node_that_knows_no_block_hashes_is_asked_by_height() {
	let world = world().await;
	world.chain.refuse_block_hashes();
	assert_balances(&world).await;
}

#[tokio::test]
async fn a_fork_before_the_balance_is_read_is_noticed() {
	for by_height in [false, true] {
		let world = world().await;
		if by_height {
			world.chain.refuse_block_hashes();
		}
		world.ask(&event(Method::Balance), 50).await.unwrap();
		let calls = world.chain.take_calls();
		let place = calls.iter().position(|call| call.method == "eth_getBalance").unwrap();
		world.chain.fork_before_call(place, 30, Vec::new());
		let failure = world.ask(&event(Method::Balance), 50).await.unwrap_err();
		assert!(matches!(failure, Unanswerable::Reorganised));
	}
}
