//! Calls over HTTP: which server is asked, and what is made of its reply.

use std::time::Duration;

use axum::http::StatusCode;
use litentry_data_source::{Call, CallFailed, CallLimits, HttpRpc, JsonRpc};
use litentry_external_account::{EvmChain, Network};
use serde_json::{Value, json};

use crate::fake_server::{Behaviour, FakeServer};

const NODE: Behaviour = Behaviour::Node { chain: 1 };

fn rpc(servers: &[&FakeServer]) -> HttpRpc {
	let endpoints: Vec<_> = servers.iter().map(|server| server.url.parse().unwrap()).collect();
	let limits = CallLimits {
		timeout_milliseconds: 300,
		response_bytes: 1_000.try_into().unwrap(),
		round_delay_milliseconds: 1,
		..CallLimits::default()
	};
	HttpRpc::new(EvmChain(1), &endpoints, limits).unwrap()
}

fn call() -> Call {
	Call::new("eth_something", json!([]))
}

/// What a single server that behaves like this makes of a call.
async fn outcome(behaviour: Behaviour) -> CallFailed {
	let server = FakeServer::start(NODE).await;
	let rpc = rpc(&[&server]);
	assert_eq!(rpc.call(call()).await, Ok(json!("done")));
	server.become_like(behaviour);
	rpc.call(call()).await.unwrap_err()
}

#[tokio::test]
async fn a_server_s_failure_is_named() {
	let limit = Duration::from_millis(300);
	assert_eq!(outcome(Behaviour::Silent).await, CallFailed::TimedOut { limit });
	let status = Behaviour::Status(StatusCode::TOO_MANY_REQUESTS);
	assert_eq!(outcome(status).await, CallFailed::Status { code: 429 });
	assert_eq!(outcome(Behaviour::Bytes(b"<html>".to_vec())).await, CallFailed::Malformed);
	let long = Behaviour::Bytes(vec![b' '; 1_001]);
	assert_eq!(outcome(long).await, CallFailed::TooLarge { limit: 1_000 });
}

#[tokio::test]
async fn nobody_there_is_unreachable() {
	let server = FakeServer::start(NODE).await;
	let rpc = rpc(&[&server]);
	drop(server);
	tokio::task::yield_now().await;
	assert_eq!(rpc.call(call()).await, Err(CallFailed::Unreachable));
}

#[tokio::test]
async fn the_next_server_stands_in_and_is_asked_first_from_then_on() {
	let broken = FakeServer::start(Behaviour::Status(StatusCode::BAD_GATEWAY)).await;
	let good = FakeServer::start(NODE).await;
	let rpc = rpc(&[&broken, &good]);
	for _ in 0..3 {
		assert_eq!(rpc.call(call()).await, Ok(json!("done")));
	}
	assert_eq!((broken.requests(), good.requests()), (1, 4));
}

#[tokio::test]
async fn the_list_is_tried_again_before_giving_up() {
	let server = FakeServer::start(Behaviour::Status(StatusCode::BAD_GATEWAY)).await;
	assert!(rpc(&[&server]).call(call()).await.is_err());
	assert_eq!(server.requests(), 2);
}

#[tokio::test]
async fn a_node_of_another_chain_is_never_read() {
	let other = FakeServer::start(Behaviour::Node { chain: 137 }).await;
	let expected =
		CallFailed::WrongChain { expected: Network::Evm(EvmChain(1)), found: "eip155:137".into() };
	assert_eq!(rpc(&[&other]).call(call()).await, Err(expected));
	let good = FakeServer::start(NODE).await;
	assert_eq!(rpc(&[&other, &good]).call(call()).await, Ok(json!("done")));
}

#[tokio::test]
async fn what_every_server_would_refuse_is_asked_once() {
	let refusing = FakeServer::start(Behaviour::Refusing { code: -32602 }).await;
	let good = FakeServer::start(NODE).await;
	let expected = CallFailed::Refused { code: -32602, message: String::new() };
	assert_eq!(rpc(&[&refusing, &good]).call(call()).await, Err(expected));
	assert_eq!(good.requests(), 0);
}

#[tokio::test]
async fn what_one_server_refuses_another_may_know() {
	for code in [-32000, -32600, -32601] {
		let refusing = FakeServer::start(Behaviour::Refusing { code }).await;
		let good = FakeServer::start(NODE).await;
		assert_eq!(rpc(&[&refusing, &good]).call(call()).await, Ok(json!("done")), "{code}");
	}
}

#[tokio::test]
async fn a_batch_is_answered_in_the_order_of_the_calls() {
	let server = FakeServer::start(NODE).await;
	let calls = vec![call(), Call::new("eth_chainId", json!([])), call()];
	let expected = vec![json!("done"), json!("0x1"), json!("done")];
	assert_eq!(rpc(&[&server]).batch(calls).await, Ok(expected));
}

#[tokio::test]
async fn results_that_do_not_do_are_asked_of_the_next_server() {
	let (lagging, good) = (FakeServer::start(NODE).await, FakeServer::start(NODE).await);
	let rpc = rpc(&[&lagging, &good]);
	let refusal = CallFailed::Lagging { head: 1, reached: 2 };
	let accept = |_: &[Value]| if good.requests() < 2 { Err(refusal.clone()) } else { Ok(()) };
	assert_eq!(rpc.batch_where(vec![call()], accept).await, Ok(vec![json!("done")]));
	assert_eq!((lagging.requests(), good.requests()), (2, 2));
	let never = |_: &[Value]| Err(refusal.clone());
	assert_eq!(rpc.batch_where(vec![call()], never).await, Err(refusal.clone()));
}

#[tokio::test]
async fn a_redirection_is_not_followed() {
	let good = FakeServer::start(NODE).await;
	let failure = outcome(Behaviour::Redirecting(good.url.clone())).await;
	assert_eq!(failure, CallFailed::Status { code: 307 });
	assert_eq!(good.requests(), 0);
}

#[tokio::test]
async fn a_failure_does_not_tell_the_address() {
	let server = FakeServer::start(NODE).await;
	let rpc = rpc(&[&server]);
	assert!(!format!("{rpc:?}").contains("secret-key"));
	drop(server);
	let failure = rpc.call(call()).await.unwrap_err();
	assert!(!format!("{failure} {failure:?}").contains("secret-key"));
}
