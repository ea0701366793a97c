//! What gets an observation, and which.

use std::time::Duration;

use litentry_analyzer::Refusal;
use litentry_data_source::Unanswerable;
use litentry_external_account::EvmAddress;
use litentry_knowledge::Value;
use litentry_observation::{Answer, Task};
use litentry_vocabulary::KeyEpoch;

use crate::world::{
	EPOCH, FakeSource, World, answer, behind, contract_task, flag, open, seal, sign, task, verified,
};

#[tokio::test]
async fn a_task_of_ours_gets_what_the_source_says() {
	let observation = World::default().ask(task()).await.unwrap();
	assert_eq!(verified(&observation, &task()), answer(5));
}

#[tokio::test]
async fn a_contract_wallets_word_is_passed_on() {
	for accepts in [true, false] {
		let world = World::with(|world| {
			world.source = FakeSource::saying([Err(behind()), Ok(flag(accepts))]);
		});
		let observation = world.ask(contract_task()).await.unwrap();
		assert_eq!(verified(&observation, &contract_task()), flag(accepts));
	}
}

#[tokio::test]
async fn what_a_contract_wallet_said_stands() {
	let world = World::with(|world| {
		world.source = FakeSource::saying([Ok(flag(true)), Ok(flag(false))]);
	});
	let first = world.ask(contract_task()).await.unwrap();
	assert_eq!(world.ask(contract_task()).await.unwrap(), first);
	assert_eq!(world.source.times_asked(), 1);
}

#[tokio::test]
async fn a_wallet_that_cannot_be_asked_has_no_answer() {
	let world = World::with(|world| {
		let wallet = EvmAddress([0xab; 20]);
		world.source = FakeSource::saying([Err(Unanswerable::NoVerdict { wallet })]);
	});
	assert_eq!(world.ask(contract_task()).await, Err(Refusal::Unanswerable));
}

#[tokio::test]
async fn a_task_sealed_before_the_keys_changed_is_answered() {
	let world = World::with(|world| world.chain.epoch = KeyEpoch(EPOCH.0 + 1));
	let observation = world.ask(task()).await.unwrap();
	assert_eq!(verified(&observation, &task()), answer(5));
}

#[tokio::test]
async fn a_repeated_task_gets_the_same_observation_although_the_source_has_changed_its_mind() {
	let reorganised = Answer { value: Value::Count(6), ..answer(5) };
	let world = World::with(|world| {
		world.source = FakeSource::saying([Ok(answer(5)), Ok(reorganised)]);
	});
	let first = world.ask(task()).await.unwrap();
	let after_restart = world.ask(task()).await.unwrap();
	assert_eq!(after_restart, first);
	assert_eq!(world.source.times_asked(), 1);
}

#[tokio::test]
async fn a_task_asked_twice_at_once_gets_one_answer() {
	let world = World::with(|world| {
		world.source = FakeSource::saying([Err(behind()), Ok(answer(5)), Ok(answer(6))]);
	});
	let (analyzer, sealed) = (world.analyzer().await, seal(&sign(task())));
	let (a, b) = tokio::join!(analyzer.answer(&sealed), analyzer.answer(&sealed));
	assert_eq!(open(&a.unwrap()), open(&b.unwrap()));
}

#[tokio::test]
async fn a_source_that_is_behind_is_waited_for() {
	let world = World::with(|world| {
		let script = [Err(behind()), Err(Unanswerable::Reorganised), Err(behind()), Ok(answer(5))];
		world.source = FakeSource::saying(script);
	});
	let observation = world.ask(task()).await.unwrap();
	assert_eq!(verified(&observation, &task()), answer(5));
	assert_eq!(world.source.times_asked(), 4);
}

#[tokio::test]
async fn a_source_that_stays_behind_has_no_answer() {
	let world = World::with(|world| {
		world.source = FakeSource::saying((0..1000).map(|_| Err(behind())));
		world.patience.deadline = Duration::from_millis(100);
	});
	assert_eq!(world.ask(task()).await, Err(Refusal::SourceUnavailable));
	assert!((2..=20).contains(&world.source.times_asked()));
}

#[tokio::test]
async fn a_source_that_never_answers_has_no_answer() {
	let world = World::with(|world| {
		world.source = FakeSource::saying([]);
		world.patience.deadline = Duration::from_millis(100);
	});
	assert_eq!(world.ask(task()).await, Err(Refusal::SourceUnavailable));
}

#[tokio::test]
async fn a_source_that_cannot_know_is_not_asked_again() {
	let world = World::with(|world| {
		world.source = FakeSource::saying([Err(Unanswerable::UnsupportedMethod), Ok(answer(5))]);
	});
	assert_eq!(world.ask(task()).await, Err(Refusal::Unanswerable));
	assert_eq!(world.source.times_asked(), 1);
}

#[tokio::test]
async fn a_refused_task_never_reaches_the_source() {
	let world = World::default();
	let elsewhere = Task { at: task().at + 1, ..task() };
	assert!(world.ask(elsewhere).await.is_err());
	assert_eq!(world.source.times_asked(), 0);
}
