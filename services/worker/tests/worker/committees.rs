//! Analyzers that lie, fail or are silent: a quorum decides, or nothing does.

use std::time::Duration;

use litentry_computing_request::{Disclosure, Outcome, Undetermined};
use litentry_vocabulary::RequestId;
use litentry_worker::AskFailed;
use tokio::time::Instant;

use crate::{
	fake_analyzers::{Conduct, account},
	fake_chain::BLOCK_TIME,
	world::{World, credential, world_asking},
};

const ID: RequestId = RequestId(4);
const PATIENCE: Duration = Duration::from_secs(60);
const UNANSWERABLE: Conduct = Conduct::Fails(AskFailed::Refused { status: 422 });
const SOURCE_DOWN: Conduct = Conduct::Fails(AskFailed::Refused { status: 503 });

fn world(conducts: &[Conduct]) -> World {
	let world = world_asking(Disclosure::Score);
	for (number, conduct) in (1..).zip(conducts) {
		world.analyzers.let_one(number, *conduct);
	}
	world
}

async fn score(conducts: &[Conduct]) -> i64 {
	credential(&world(conducts).outcome(ID).await).score
}

/// Why there is no score, and how long that took.
async fn reason(conducts: &[Conduct]) -> (Undetermined, Duration) {
	let begin = Instant::now();
	match world(conducts).outcome(ID).await {
		Outcome::Undetermined(reason) => (reason, begin.elapsed()),
		scored => panic!("scored: {scored:?}"),
	}
}

#[tokio::test(start_paused = true)]
async fn one_bad_analyzer_changes_nothing() {
	let bad = [
		Conduct::Counts(1_000_000),
		Conduct::Counts(0),
		Conduct::OtherBlock,
		Conduct::OtherType,
		Conduct::Forges,
		Conduct::OtherTask,
		Conduct::Silent,
		UNANSWERABLE,
		SOURCE_DOWN,
		Conduct::Fails(AskFailed::Unreadable),
	];
	for conduct in bad {
		assert_eq!(score(&[conduct]).await, 130, "{conduct:?}");
	}
}

#[tokio::test(start_paused = true)]
async fn who_lies_is_not_paid() {
	let Outcome::Scored { agreed, .. } = world(&[Conduct::Forges]).outcome(ID).await else {
		panic!("undetermined")
	};
	assert_eq!(agreed.to_vec(), [2, 3, 4].map(account));
}

#[tokio::test(start_paused = true)]
async fn an_analyzer_that_is_gone_is_not_missed() {
	let world = world(&[]);
	world.chain.arrange(|ledger| drop(ledger.analyzers.remove(&account(2))));
	world.chain.make_block();
	assert_eq!(credential(&world.outcome(ID).await).score, 130);
}

#[tokio::test(start_paused = true)]
async fn who_fails_for_a_while_is_asked_again() {
	let begin = Instant::now();
	assert_eq!(score(&[Conduct::Late(5), Conduct::Late(3)]).await, 130);
	assert!(begin.elapsed() < PATIENCE);
}

#[tokio::test(start_paused = true)]
async fn two_liars_are_noticed_and_believed_by_nobody() {
	let (counted, at_another_block) = (Conduct::Counts(9), Conduct::OtherBlock);
	for liars in [[counted, counted], [counted, Conduct::Counts(8)], [counted, at_another_block]] {
		let (reason, took) = reason(&liars).await;
		assert_eq!(reason, Undetermined::NoQuorum);
		assert!(took <= BLOCK_TIME * 3, "{took:?}");
	}
}

#[tokio::test(start_paused = true)]
async fn two_silent_ones_use_up_the_patience() {
	let (reason, took) = reason(&[Conduct::Silent, Conduct::Silent]).await;
	assert_eq!(reason, Undetermined::SourceUnavailable);
	assert!(took >= PATIENCE && took <= PATIENCE + BLOCK_TIME * 3, "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_source_that_is_down_is_never_a_zero() {
	let (reason, took) = reason(&[SOURCE_DOWN; 4]).await;
	assert_eq!(reason, Undetermined::SourceUnavailable);
	assert!(took >= PATIENCE, "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn what_nobody_can_answer_is_not_waited_for() {
	let (reason, took) = reason(&[UNANSWERABLE; 4]).await;
	assert_eq!(reason, Undetermined::SourceUnavailable);
	assert!(took <= BLOCK_TIME * 3, "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_silent_one_is_not_waited_for() {
	let begin = Instant::now();
	assert_eq!(score(&[Conduct::Silent]).await, 130);
	assert!(begin.elapsed() <= BLOCK_TIME * 3);
}
