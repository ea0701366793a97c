//! An HTTP server of this machine that replies as a test wants.

use std::{
	future::IntoFuture,
	sync::{Arc, Mutex},
	time::Duration,
};

use axum::{
	Router,
	body::{Body, Bytes},
	extract::State,
	http::{Response, StatusCode, header::LOCATION},
};
use futures::future::join_all;
use litentry_data_source::{Call, JsonRpc};
use serde_json::{Value, json};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::fake_chain::FakeChain;

/// How a server replies.
#[derive(Clone)]
pub(crate) enum Behaviour {
	/// As a node of this chain, with `"done"` to everything but the question for its chain.
	Node {
		/// The chain's number.
		chain: u64,
	},
	/// As such a node, but with an error to every other call.
	Refusing {
		/// The JSON-RPC error code.
		code: i64,
	},
	/// As a node of chain 1 with these blocks.
	Chain(FakeChain),
	/// With this status and no body.
	Status(StatusCode),
	/// With these bytes.
	Bytes(Vec<u8>),
	/// With a redirection to this address.
	Redirecting(String),
	/// Not within a minute.
	Silent,
}

type Shared = Arc<Mutex<(Behaviour, usize)>>;

/// A running server; it ends when dropped.
pub(crate) struct FakeServer {
	pub(crate) url: String,
	shared: Shared,
	task: JoinHandle<()>,
}

impl FakeServer {
	pub(crate) async fn start(behaviour: Behaviour) -> Self {
		let shared = Arc::new(Mutex::new((behaviour, 0)));
		let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
		let url = format!("http://{}/v3/secret-key", listener.local_addr().unwrap());
		let app = Router::new().fallback(reply).with_state(Arc::clone(&shared));
		let serve = axum::serve(listener, app).into_future();
		let task = tokio::spawn(async { serve.await.unwrap() });
		Self { url, shared, task }
	}

	pub(crate) fn become_like(&self, behaviour: Behaviour) {
		self.shared.lock().unwrap().0 = behaviour;
	}

	/// How many requests it received.
	pub(crate) fn requests(&self) -> usize {
		self.shared.lock().unwrap().1
	}
}

impl Drop for FakeServer {
	fn drop(&mut self) {
		self.task.abort();
	}
}

async fn reply(State(shared): State<Shared>, body: Bytes) -> Response<Body> {
	let behaviour = {
		let mut shared = shared.lock().unwrap();
		shared.1 += 1;
		shared.0.clone()
	};
	let (status, location, body) = match behaviour {
		Behaviour::Node { chain } => (StatusCode::OK, None, replies(&body, chain, None)),
		Behaviour::Refusing { code } => (StatusCode::OK, None, replies(&body, 1, Some(code))),
		Behaviour::Chain(chain) => (StatusCode::OK, None, chain_replies(&body, &chain).await),
		Behaviour::Status(status) => (status, None, Vec::new()),
		Behaviour::Bytes(bytes) => (StatusCode::OK, None, bytes),
		Behaviour::Redirecting(url) => (StatusCode::TEMPORARY_REDIRECT, Some(url), Vec::new()),
		Behaviour::Silent => {
			tokio::time::sleep(Duration::from_secs(60)).await;
			(StatusCode::OK, None, Vec::new())
		}
	};
	let mut response = Response::builder().status(status);
	if let Some(location) = location {
		response = response.header(LOCATION, location);
	}
	response.body(Body::from(body)).unwrap()
}

fn replies(body: &[u8], chain: u64, refusal: Option<i64>) -> Vec<u8> {
	let one = |request: &Value| match (request["method"].as_str(), refusal) {
		(Some("eth_chainId"), _) => json!({ "id": request["id"], "result": format!("{chain:#x}") }),
		(_, Some(code)) => json!({ "id": request["id"], "error": { "code": code } }),
		_ => json!({ "id": request["id"], "result": "done" }),
	};
	let reply = match serde_json::from_slice(body).unwrap() {
		Value::Array(requests) => Value::Array(requests.iter().rev().map(one).collect()),
		request => one(&request),
	};
	reply.to_string().into_bytes()
}

async fn chain_replies(body: &[u8], chain: &FakeChain) -> Vec<u8> {
	let reply = match serde_json::from_slice(body).unwrap() {
		Value::Array(requests) => {
			join_all(requests.iter().map(|request| chain_reply(request, chain))).await.into()
		}
		request => chain_reply(&request, chain).await,
	};
	reply.to_string().into_bytes()
}

async fn chain_reply(request: &Value, chain: &FakeChain) -> Value {
	let result = match request["method"].as_str().unwrap() {
		"eth_chainId" => json!("0x1"),
		"eth_getBlockByNumber" => {
			let call = Call::new("eth_getBlockByNumber", request["params"].clone());
			chain.call(call).await.unwrap()
		}
		method => panic!("{method} is not expected"),
	};
	json!({ "id": request["id"], "result": result })
}
