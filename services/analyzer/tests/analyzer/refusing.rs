//! Every reason not to answer, each by its own name.

use litentry_analyzer::Refusal;
use litentry_knowledge::EventId;
use litentry_observation::{SEALED_LENGTH, SignedTask, Task};
use litentry_sealing::{Purpose, SecretKey};
use litentry_vocabulary::{Account, KeyEpoch, RequestId};
use rand::{SeedableRng, rngs::StdRng};
use sqlx::{SqlitePool, sqlite::SqliteConnectOptions};

use crate::world::{AT, EPOCH, REQUEST, WORKER, World, context, position, seal, sign, task};

async fn refusal(arrange: impl FnOnce(&mut World)) -> Refusal {
	World::with(arrange).ask(task()).await.unwrap_err()
}

async fn refusal_of(task: Task) -> Refusal {
	World::default().ask(task).await.unwrap_err()
}

async fn refusal_of_bytes(sealed: &[u8]) -> Refusal {
	World::default().analyzer().await.answer(sealed).await.unwrap_err()
}

#[tokio::test]
async fn bytes_that_are_no_task_for_us() {
	assert_eq!(refusal_of_bytes(&[]).await, Refusal::Unreadable);
	assert_eq!(refusal_of_bytes(&[0; SEALED_LENGTH]).await, Refusal::Unreadable);
	let (stranger, mut rng) = (SecretKey::from_seed([8; 32]), StdRng::seed_from_u64(2));
	let sealed = sign(task()).seal(&stranger.public_key(), &context(Purpose::Task), &mut rng);
	assert_eq!(refusal_of_bytes(&sealed.unwrap()).await, Refusal::Unreadable);
}

#[tokio::test]
async fn a_task_of_a_long_gone_epoch() {
	let refusal = refusal(|world| world.chain.epoch = KeyEpoch(EPOCH.0 + 2)).await;
	assert_eq!(refusal, Refusal::Unreadable);
}

#[tokio::test]
async fn a_worker_that_is_not_registered() {
	let refusal = refusal(|world| world.chain.certifying_key = None).await;
	assert_eq!(refusal, Refusal::UnknownWorker { worker: WORKER });
	let worker = Account([1; 32]);
	let stranger = seal(&SignedTask { worker, ..sign(task()) });
	assert_eq!(refusal_of_bytes(&stranger).await, Refusal::UnknownWorker { worker });
}

#[tokio::test]
async fn a_task_that_its_worker_did_not_sign() {
	let forged = SignedTask { task: Task { at: AT + 1, ..task() }, ..sign(task()) };
	assert_eq!(refusal_of_bytes(&seal(&forged)).await, Refusal::NotSigned { worker: WORKER });
}

#[tokio::test]
async fn a_request_that_is_not_open() {
	let refused = refusal(|world| world.chain.request = None).await;
	assert_eq!(refused, Refusal::NotOpen { request: REQUEST });
	let request = RequestId(5);
	assert_eq!(refusal_of(Task { request, ..task() }).await, Refusal::NotOpen { request });
}

#[tokio::test]
async fn a_request_that_is_not_drawn_yet() {
	let refusal = refusal(|world| world.chain.request.as_mut().unwrap().draw = None).await;
	assert_eq!(refusal, Refusal::NotDrawn { request: REQUEST });
}

#[tokio::test]
async fn another_moment() {
	let refusal = refusal_of(Task { at: AT - 1, ..task() }).await;
	assert_eq!(refusal, Refusal::WrongMoment { expected: AT, got: AT - 1 });
}

#[tokio::test]
async fn an_event_that_the_algorithm_does_not_ask_for() {
	let event = EventId([2; 32]);
	assert_eq!(refusal_of(Task { event, ..task() }).await, Refusal::EventNotAsked);
}

#[tokio::test]
async fn an_event_that_the_chain_does_not_describe() {
	let event = EventId([1; 32]);
	assert_eq!(refusal_of(Task { event, ..task() }).await, Refusal::EventNotAsked);
}

#[tokio::test]
async fn a_link_that_no_request_has() {
	let refusal = refusal_of(Task { position: 8, ..task() }).await;
	assert_eq!(refusal, Refusal::NoSuchPosition { position: 8 });
}

#[tokio::test]
async fn a_pool_without_a_committee() {
	let few = |world: &mut World| {
		let draw = world.chain.request.as_mut().unwrap().draw.as_mut().unwrap();
		draw.pool.truncate(3);
	};
	assert_eq!(refusal(few).await, Refusal::PoolTooSmall { request: REQUEST });
}

#[tokio::test]
async fn a_link_whose_committee_is_another() {
	let position = 1 - position();
	assert_eq!(refusal_of(Task { position, ..task() }).await, Refusal::NotOnCommittee);
}

#[tokio::test]
async fn a_chain_without_a_shielding_key() {
	let refusal = refusal(|world| world.chain.shielding_key = None).await;
	assert_eq!(refusal, Refusal::ChainUnavailable);
}

#[tokio::test]
async fn a_chain_that_does_not_answer() {
	assert_eq!(refusal(|world| world.chain.down = true).await, Refusal::ChainUnavailable);
}

#[tokio::test]
async fn a_book_that_cannot_be_written() {
	let world = World::default();
	let analyzer = world.analyzer().await;
	let file = SqliteConnectOptions::new().filename(world.book_file());
	let other = SqlitePool::connect_with(file).await.unwrap();
	sqlx::query("DROP TABLE answers").execute(&other).await.unwrap();
	let refusal = analyzer.answer(&seal(&sign(task()))).await.unwrap_err();
	assert_eq!(refusal, Refusal::RecordsUnavailable);
}
