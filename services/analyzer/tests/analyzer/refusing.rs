//! Every reason not to answer, each by its own name.

use litentry_analyzer::Refusal;
use litentry_external_account::{BitcoinAddress, BitcoinNetwork, ExternalAccount};
use litentry_knowledge::EventId;
use litentry_observation::{Order, SEALED_TASK_LENGTH, SignedTask, Task};
use litentry_sealing::{Purpose, SecretKey};
use litentry_vocabulary::{Account, KeyEpoch, LinkId, RequestId};
use rand::{SeedableRng, rngs::StdRng};
use sqlx::{SqlitePool, sqlite::SqliteConnectOptions};

use crate::world::{
	AT, EPOCH, LINK, REQUEST, WORKER, World, context, contract_task, contract_task_of, event,
	link_draw, position, seal, sign, task, task_of,
};

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
	assert_eq!(refusal_of_bytes(&[0; SEALED_TASK_LENGTH]).await, Refusal::Unreadable);
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
	assert_eq!(refused, Refusal::NotOpen { order: Order::Request(REQUEST) });
	let request = RequestId(5);
	let refused = refusal_of(task_of(request, position(), event().id())).await;
	assert_eq!(refused, Refusal::NotOpen { order: Order::Request(request) });
}

#[tokio::test]
async fn a_request_that_is_not_drawn_yet() {
	let refusal = refusal(|world| world.chain.request.as_mut().unwrap().draw = None).await;
	assert_eq!(refusal, Refusal::NotDrawn { order: Order::Request(REQUEST) });
}

#[tokio::test]
async fn another_moment() {
	let refusal = refusal_of(Task { at: AT - 1, ..task() }).await;
	assert_eq!(refusal, Refusal::WrongMoment { expected: AT, got: AT - 1 });
}

#[tokio::test]
async fn an_event_that_the_algorithm_does_not_ask_for() {
	let event = EventId([2; 32]);
	assert_eq!(refusal_of(task_of(REQUEST, position(), event)).await, Refusal::EventNotAsked);
}

#[tokio::test]
async fn an_event_that_the_chain_does_not_describe() {
	let event = EventId([1; 32]);
	assert_eq!(refusal_of(task_of(REQUEST, position(), event)).await, Refusal::EventNotAsked);
}

#[tokio::test]
async fn a_link_that_no_request_has() {
	let refusal = refusal_of(task_of(REQUEST, 8, event().id())).await;
	assert_eq!(refusal, Refusal::NoSuchPosition { position: 8 });
}

#[tokio::test]
async fn a_pool_without_a_committee() {
	let few = |world: &mut World| {
		let draw = world.chain.request.as_mut().unwrap().draw.as_mut().unwrap();
		draw.pool.truncate(3);
	};
	assert_eq!(refusal(few).await, Refusal::PoolTooSmall { order: Order::Request(REQUEST) });
}

#[tokio::test]
async fn a_link_whose_committee_is_another() {
	let position = 1 - position();
	let refused = refusal_of(task_of(REQUEST, position, event().id())).await;
	assert_eq!(refused, Refusal::NotOnCommittee);
}

async fn link_refusal(arrange: impl FnOnce(&mut World)) -> Refusal {
	World::with(arrange).ask(contract_task()).await.unwrap_err()
}

#[tokio::test]
async fn a_link_that_is_not_asked_for() {
	let refused = link_refusal(|world| world.chain.link = None).await;
	assert_eq!(refused, Refusal::NotOpen { order: Order::Link(LINK) });
	let link = LinkId(REQUEST.0);
	let refused = refusal_of(contract_task_of(link)).await;
	assert_eq!(refused, Refusal::NotOpen { order: Order::Link(link) });
}

#[tokio::test]
async fn a_link_request_that_is_not_drawn_yet() {
	let refused = link_refusal(|world| world.chain.link.as_mut().unwrap().draw = None).await;
	assert_eq!(refused, Refusal::NotDrawn { order: Order::Link(LINK) });
}

#[tokio::test]
async fn another_moment_than_the_link_requests() {
	let refused = refusal_of(Task { at: AT + 1, ..contract_task() }).await;
	assert_eq!(refused, Refusal::WrongMoment { expected: AT, got: AT + 1 });
}

#[tokio::test]
async fn a_link_request_whose_committee_is_another() {
	let others = |world: &mut World| {
		world.chain.link.as_mut().unwrap().draw = Some(link_draw(false));
	};
	assert_eq!(link_refusal(others).await, Refusal::NotOnCommittee);
}

#[tokio::test]
async fn a_link_request_whose_pool_has_no_committee() {
	let few = |world: &mut World| {
		let draw = world.chain.link.as_mut().unwrap().draw.as_mut().unwrap();
		draw.pool.truncate(3);
	};
	let refused = link_refusal(few).await;
	assert_eq!(refused, Refusal::PoolTooSmall { order: Order::Link(LINK) });
}

#[tokio::test]
async fn a_network_without_contract_wallets() {
	let address = BitcoinAddress::P2wpkh([1; 20]);
	let external = ExternalAccount::Bitcoin { network: BitcoinNetwork::Main, address };
	let refused = refusal_of(Task { external, ..contract_task() }).await;
	assert_eq!(refused, Refusal::NotApplicable);
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
