//! What a reorganisation removed is not counted.

use litentry_data_source::{CallFailed, ReadFailed, Unanswerable};
use litentry_knowledge::Value;
use litentry_observation::SourceBlock;
use proptest::prelude::*;

use crate::{
	fake_chain::{FakeChain, Sent},
	world::{OTHER, OWNER, ROUTER, World, moment_of, transactions_to},
};

const TO_ROUTER: Sent = (OWNER, Some(ROUTER));

#[tokio::test]
async fn transactions_of_removed_blocks_are_taken_back() {
	let chain = FakeChain::with_blocks(10);
	(0..10).for_each(|_| chain.mine(&[TO_ROUTER]));
	chain.mine_empty(10);
	let world = World::new(&chain).await;
	assert_eq!(world.count(25).await.unwrap(), 10);
	chain.fork(15, &[TO_ROUTER, TO_ROUTER, TO_ROUTER]);
	assert_eq!(world.count(25).await.unwrap(), 8);
	assert_eq!(world.count(14).await.unwrap(), 5);
}

#[tokio::test]
async fn only_what_was_removed_is_read_again() {
	let chain = FakeChain::with_blocks(100);
	let world = World::new(&chain).await;
	world.count(90).await.unwrap();
	chain.take_calls();
	chain.fork(88, &[]);
	world.count(92).await.unwrap();
	let mut scanned = chain.take_scanned();
	scanned.dedup();
	scanned.sort_unstable();
	scanned.dedup();
	assert!(scanned.iter().all(|number| *number >= 88), "{scanned:?}");
}

#[tokio::test]
async fn a_chain_that_began_anew_is_counted_anew_while_it_is_short() {
	let chain = FakeChain::with_blocks(10);
	chain.mine(&[TO_ROUTER]);
	chain.mine_empty(40);
	let world = World::new(&chain).await;
	assert_eq!(world.count(30).await.unwrap(), 1);
	chain.change(|state| {
		state.cut(0);
		(0..40).for_each(|number| state.mine(1_000 + 10 * number, 7, &[TO_ROUTER]));
	});
	assert_eq!(world.restarted().await.count(20).await.unwrap(), 21);
}

/// Why a count failed that no server could settle.
fn refused_by_servers(result: Result<u64, Unanswerable>) -> CallFailed {
	match result.unwrap_err() {
		failure @ Unanswerable::Source(_) if !failure.is_temporary() => panic!("{failure}"),
		Unanswerable::Source(ReadFailed::Call(failure)) => failure,
		failure => panic!("{failure}"),
	}
}

#[tokio::test]
async fn a_server_that_differs_deeper_than_chains_are_reorganised_takes_nothing_back() {
	let chain = FakeChain::with_blocks(10);
	chain.mine(&[TO_ROUTER]);
	chain.mine_empty(100);
	let world = World::configured(&chain, "max_reorganisation_blocks = 30").await;
	assert_eq!(world.count(90).await.unwrap(), 1);
	chain.fork(60, &[TO_ROUTER]);
	assert_eq!(refused_by_servers(world.count(95).await), CallFailed::Diverged { block: 60 });
	chain.take_calls();
	assert_eq!(world.count(59).await.unwrap(), 1);
	assert_eq!(chain.take_scanned(), [0; 0]);
}

#[tokio::test]
async fn a_reorganisation_as_deep_as_they_may_be_is_followed() {
	let chain = FakeChain::with_blocks(10);
	chain.mine(&[TO_ROUTER]);
	chain.mine_empty(100);
	let world = World::configured(&chain, "max_reorganisation_blocks = 30").await;
	assert_eq!(world.count(90).await.unwrap(), 1);
	chain.fork(61, &[TO_ROUTER]);
	assert_eq!(world.count(95).await.unwrap(), 2);
}

#[tokio::test]
async fn a_server_that_lags_takes_nothing_back() {
	let chain = FakeChain::with_blocks(100);
	let world = World::new(&chain).await;
	world.count(90).await.unwrap();
	chain.fork(88, &[]);
	let pinned = world.source.pin(moment_of(92)).await.unwrap();
	chain.take_calls();
	world.source.pin(moment_of(92)).await.unwrap();
	let calls_of_pin = chain.take_calls().len();
	// It falls behind between the slice that shows the reorganisation and the question how deep it is.
	chain.before_call(calls_of_pin + 1, |state| state.hide(50));
	let lagging = CallFailed::Lagging { head: 49, reached: 90 };
	assert_eq!(refused_by_servers(world.count(92).await), lagging);
	chain.change(|state| state.hide(0));
	chain.take_calls();
	assert_eq!(world.ask(&transactions_to(ROUTER), 92).await.unwrap().block, pinned);
	assert_eq!(chain.take_scanned().into_iter().min(), Some(88));
}

/// A chain whose blocks 10 to 39 hold one transaction each, and a source that scans it four blocks
/// at a time in two batches; it forks at block 15 just before some call is answered.
async fn forking_before_call(call: usize) -> World {
	let chain = FakeChain::with_blocks(10);
	(0..30).for_each(|_| chain.mine(&[TO_ROUTER]));
	chain.mine_empty(10);
	let world = World::configured(&chain, "batch_blocks = 2\nparallel_batches = 2").await;
	chain.fork_before_call(call, 15, vec![(OWNER, Some(OTHER))]);
	world
}

/// Asks about block 35 and checks that the answer is of one chain, the original or the other one.
async fn assert_of_one_chain(world: &World, original: SourceBlock) {
	match world.ask(&transactions_to(ROUTER), 35).await {
		Ok(answer) if answer.block == original => assert_eq!(answer.value, Value::Count(26)),
		Ok(answer) => assert_eq!(answer.value, Value::Count(5)),
		Err(failure) => assert!(matches!(failure, Unanswerable::Reorganised), "{failure}"),
	}
}

#[tokio::test]
async fn a_fork_at_any_moment_of_an_answer_does_not_mix_two_chains() {
	for call in 0..50 {
		let world = forking_before_call(call).await;
		assert_of_one_chain(&world, world.chain.block(35)).await;
	}
}

#[tokio::test]
async fn a_fork_at_any_moment_of_following_does_not_mix_two_chains() {
	for call in 0..60 {
		let world = forking_before_call(call).await;
		let original = world.chain.block(35);
		world.source.catch_up().await.unwrap();
		world.source.catch_up().await.unwrap();
		assert_of_one_chain(&world, original).await;
	}
}

/// Something that happens to a chain, or a question about it.
#[derive(Clone, Debug)]
enum Happening {
	Mine(u8),
	Fork { depth: u64, sent: u8 },
	Ask { depth: u64 },
	Restart,
}

fn any_happening() -> impl Strategy<Value = Happening> {
	prop_oneof![
		(0..3_u8).prop_map(Happening::Mine),
		(1..12_u64, 0..3_u8).prop_map(|(depth, sent)| Happening::Fork { depth, sent }),
		(1..20_u64).prop_map(|depth| Happening::Ask { depth }),
		Just(Happening::Restart),
	]
}

/// Plays the happenings and compares each answer with counting everything afresh.
async fn play(happenings: Vec<Happening>) {
	let chain = FakeChain::with_blocks(3);
	let mut counts = vec![0_u64; 3];
	let options = "batch_blocks = 3\nparallel_batches = 2\nmax_reorganisation_blocks = 24\nremembered_blocks = 25";
	let mut world = World::configured(&chain, options).await;
	for happening in happenings {
		match happening {
			Happening::Mine(sent) => {
				chain.mine(&vec![TO_ROUTER; usize::from(sent)]);
				counts.push(u64::from(sent));
			}
			Happening::Fork { depth, sent } => {
				let from = counts.len().saturating_sub(usize::try_from(depth).unwrap());
				chain.fork(from as u64, &vec![TO_ROUTER; usize::from(sent)]);
				counts[from..].fill(0);
				counts[from] = u64::from(sent);
			}
			Happening::Ask { depth } => {
				let number = (counts.len() as u64 - 1).saturating_sub(depth);
				let expected: u64 = counts[..=usize::try_from(number).unwrap()].iter().sum();
				assert_eq!(world.count(number).await.unwrap(), expected);
			}
			Happening::Restart => world = world.restarted().await,
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn whatever_happens_a_count_equals_counting_afresh(
		happenings in prop::collection::vec(any_happening(), 1..60),
	) {
		let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
		runtime.block_on(play(happenings));
	}
}
