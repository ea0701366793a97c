//! How blocks are read into the index.

use litentry_data_source::{CallFailed, Progress, Unanswerable};

use crate::{
	fake_chain::FakeChain,
	world::{OWNER, ROUTER, World},
};

#[tokio::test]
async fn each_block_is_read_once() {
	let chain = FakeChain::with_blocks(200);
	let world = World::new(&chain).await;
	world.count(100).await.unwrap();
	assert_eq!(chain.take_scanned(), (0..=100).collect::<Vec<_>>());
	world.count(100).await.unwrap();
	world.count(50).await.unwrap();
	assert_eq!(chain.take_scanned(), [0; 0]);
	world.count(102).await.unwrap();
	assert_eq!(chain.take_scanned(), [101, 102]);
}

#[tokio::test]
async fn a_scan_goes_on_after_a_restart() {
	let chain = FakeChain::with_blocks(40);
	chain.mine(&[(OWNER, Some(ROUTER))]);
	chain.mine_empty(40);
	let world = World::new(&chain).await;
	assert_eq!(world.count(45).await.unwrap(), 1);
	chain.take_calls();
	let world = world.restarted().await;
	assert_eq!(world.count(60).await.unwrap(), 1);
	assert_eq!(chain.take_scanned(), (46..=60).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_scan_that_broke_off_goes_on_where_it_was() {
	let chain = FakeChain::with_blocks(300);
	let world = World::configured(&chain, "batch_blocks = 8\nparallel_batches = 1").await;
	world.count(99).await.unwrap();
	chain.fail(Some(CallFailed::Unreachable));
	assert!(matches!(world.count(199).await, Err(Unanswerable::Source(_))));
	chain.fail(None);
	chain.take_calls();
	assert_eq!(world.count(199).await.unwrap(), 0);
	assert_eq!(chain.take_scanned(), (100..=199).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_long_scan_is_left_to_the_follower() {
	let chain = FakeChain::with_blocks(500);
	chain.mine(&[(OWNER, Some(ROUTER))]);
	chain.mine_empty(5);
	let world = World::configured(&chain, "blocks_per_answer = 100").await;
	let failure = world.count(502).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::Indexing { next: 0, block: 502 }));
	assert!(failure.is_temporary());
	world.source.catch_up().await.unwrap();
	assert_eq!(world.count(502).await.unwrap(), 1);
}

#[tokio::test]
async fn the_follower_keeps_up_without_being_asked() {
	let chain = FakeChain::with_blocks(30);
	let world = World::configured(&chain, "follow_interval_milliseconds = 1").await;
	let mut progress = world.source.progress();
	assert_eq!(*progress.borrow(), None);
	let reached = progress.wait_for(|it| it.is_some_and(|it| it.next == 40));
	tokio::select! {
		never = world.source.follow() => match never {},
		_ = async { chain.mine_empty(10); reached.await.map(drop) } => {},
	}
	let expected = Progress { contract: ROUTER, start: 0, next: 40, target: 39 };
	assert_eq!(*world.source.progress().borrow(), Some(expected));
	assert_eq!(expected.percent(), 100);
}

#[tokio::test]
async fn batches_shrink_until_the_server_manages_them() {
	for limit in [1, 3, 15] {
		let chain = FakeChain::with_blocks(60);
		chain.mine(&[(OWNER, Some(ROUTER))]);
		chain.mine_empty(2);
		chain.limit_batches(limit);
		assert_eq!(World::new(&chain).await.count(61).await.unwrap(), 1);
	}
}

#[tokio::test]
async fn two_scanners_of_one_file_do_not_count_twice() {
	let chain = FakeChain::with_blocks(1);
	(0..120).for_each(|_| chain.mine(&[(OWNER, Some(ROUTER))]));
	chain.mine_empty(1);
	let world = World::configured(&chain, "batch_blocks = 4\nparallel_batches = 1").await;
	let other = world.another_source().await;
	let (one, two) = tokio::join!(world.source.catch_up(), other.catch_up());
	one.unwrap();
	two.unwrap();
	assert_eq!(world.count(120).await.unwrap(), 120);
}

#[tokio::test]
async fn many_questions_at_once_are_all_answered() {
	let chain = FakeChain::with_blocks(1);
	(0..300).for_each(|_| chain.mine(&[(OWNER, Some(ROUTER))]));
	chain.mine_empty(1);
	let world = World::new(&chain).await;
	let counts = futures::future::join_all((1..=300).rev().map(|number| world.count(number))).await;
	let counts: Vec<_> = counts.into_iter().map(Result::unwrap).collect();
	assert_eq!(counts, (1..=300).rev().collect::<Vec<_>>());
}
