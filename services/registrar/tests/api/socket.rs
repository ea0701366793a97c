//! The same over WebSocket.

use std::{net::SocketAddr, time::Duration};

use futures::{SinkExt, StreamExt};
use litentry_registrar::{api::SocketLimits, rate::Limit};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
	WebSocketStream, client_async,
	tungstenite::{Error, Message},
};

use crate::server::{ALICE, Server, sign};

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whoever asks by WebSocket.
pub struct Line(WebSocketStream<TcpStream>);

impl Line {
	pub async fn open(address: SocketAddr) -> Self {
		Self::try_open(address).await.unwrap()
	}

	pub async fn try_open(address: SocketAddr) -> Result<Self, Error> {
		let stream = TcpStream::connect(address).await.unwrap();
		let (socket, _) = client_async(format!("ws://{address}/api/v1/ws"), stream).await?;
		Ok(Self(socket))
	}

	pub async fn say(&mut self, message: impl ToString) {
		self.0.send(Message::text(message.to_string())).await.unwrap();
	}

	/// Says several things in one breath.
	pub async fn say_at_once(&mut self, messages: impl IntoIterator<Item = Value>) {
		for message in messages {
			self.0.feed(Message::text(message.to_string())).await.unwrap();
		}
		self.0.flush().await.unwrap();
	}

	/// The next text; none when the connection is closed.
	pub async fn hear(&mut self) -> Option<Value> {
		loop {
			match timeout(PATIENCE, self.0.next()).await.unwrap() {
				Some(Ok(Message::Text(text))) => return Some(serde_json::from_str(&text).unwrap()),
				Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
				Some(Ok(_)) => {}
			}
		}
	}

	pub async fn ask(&mut self, method: &str, params: Value) -> Value {
		self.say(json!({ "id": method, "method": method, "params": params })).await;
		let mut answer = self.hear().await.unwrap();
		assert_eq!(answer["id"], method);
		answer.as_object_mut().unwrap().remove("id");
		answer
	}

	pub async fn ok(&mut self, method: &str, params: Value) -> Value {
		let mut answer = self.ask(method, params).await;
		assert!(answer.get("problem").is_none(), "{answer}");
		answer["result"].take()
	}

	pub async fn refused(&mut self, method: &str, params: Value) -> String {
		let answer = self.ask(method, params).await;
		let kind = answer["problem"]["type"].as_str().unwrap_or_else(|| panic!("{answer}"));
		kind.strip_prefix("/api/v1/problems#").unwrap().to_owned()
	}

	/// Signs in as Alice.
	pub async fn sign_in(&mut self) {
		let begun = self.ok("sign-in.begin", json!({ "chain": "test", "account": ALICE })).await;
		let finish = json!({ "token": begun["token"], "signature": sign(&begun["text"]) });
		let finished = self.ok("sign-in.finish", finish).await;
		let session = json!({ "session": finished["session"] });
		assert!(self.ok("authenticate", session).await.is_object());
	}
}

#[tokio::test]
async fn every_operation_does_the_same_over_both() {
	let server = Server::asked().await;
	let (client, mut line) = (server.client(), Line::open(server.address).await);
	for (method, path, params) in [
		("chains", "/chains".to_owned(), json!({})),
		("chain", "/chains/test".to_owned(), json!({ "chain": "test" })),
		(
			"request",
			format!("/chains/test/requests/{ALICE}"),
			json!({ "chain": "test", "account": ALICE }),
		),
		("audit", "/audit?limit=1".to_owned(), json!({ "limit": 1 })),
		("problems", "/problems".to_owned(), json!({})),
	] {
		assert_eq!(line.ok(method, params).await, client.get(&path).await.ok());
	}
	let fields = json!({ "display": "Alice" });
	let checked = client.post("/chains/test/precheck", json!({ "fields": fields })).await.ok();
	assert_eq!(line.ok("precheck", json!({ "chain": "test", "fields": fields })).await, checked);
}

#[tokio::test]
async fn a_session_is_for_one_connection_and_can_be_left() {
	let server = Server::asked().await;
	let (mut line, mut other) =
		(Line::open(server.address).await, Line::open(server.address).await);
	let web = json!({ "chain": "test", "account": ALICE, "field": "web" });
	let mut begin = web.clone();
	begin["channel"] = json!("dns");
	assert_eq!(line.refused("begin", begin.clone()).await, "no-session");
	line.sign_in().await;
	let instruction = line.ok("begin", begin.clone()).await;
	assert_eq!(other.refused("begin", begin.clone()).await, "no-session");
	assert_eq!(line.refused("look", web.clone()).await, "obstructed");
	server.world.web.publish(instruction["text"].as_str().unwrap());
	assert_eq!(line.ok("look", web).await, json!({ "field": "web" }));
	assert_eq!(line.ok("authenticate", json!({ "session": null })).await, Value::Null);
	assert_eq!(line.refused("begin", begin).await, "no-session");
	assert_eq!(line.refused("authenticate", json!({ "session": "x" })).await, "invalid-session");
}

#[tokio::test]
async fn a_session_that_is_over_is_told_so() {
	let server = Server::asked().await;
	let mut line = Line::open(server.address).await;
	line.sign_in().await;
	server.world.clock.advance(Duration::from_hours(12));
	let request = json!({ "chain": "test", "account": ALICE });
	assert_eq!(line.refused("request", request).await, "invalid-session");
}

#[tokio::test]
async fn what_is_no_question_is_refused_and_the_next_is_answered() {
	let server = Server::start().await;
	let mut line = Line::open(server.address).await;
	for text in [
		"",
		"{",
		"[]",
		r#"{"id":1}"#,
		r#"{"id":[],"method":"chains"}"#,
		r#"{"id":-1,"method":"chains"}"#,
	] {
		line.say(text).await;
		let answer = line.hear().await.unwrap();
		assert_eq!(answer["id"], Value::Null);
		assert_eq!(answer["problem"]["status"], 400, "{text}");
	}
	line.0.send(Message::binary(vec![1, 2])).await.unwrap();
	assert_eq!(line.hear().await.unwrap()["problem"]["status"], 400);
	assert_eq!(line.refused("nothing", json!({})).await, "unknown-method");
	assert_eq!(line.refused("chain", json!({})).await, "invalid-parameters");
	line.say(json!({ "id": 7, "method": "problems" })).await;
	let answer = line.hear().await.unwrap();
	assert_eq!(answer["id"], 7);
	assert!(answer["result"]["problems"].is_array());
}

#[tokio::test]
async fn whoever_says_too_much_is_not_listened_to() {
	let messages = Limit { count: 3, per: Duration::from_secs(10) };
	let limits = SocketLimits { messages, ..SocketLimits::default() };
	let server = Server::with(None, limits).await;
	let mut line = Line::open(server.address).await;
	for _ in 0..3 {
		line.ok("chains", json!({})).await;
	}
	let refused = line.ask("chains", json!({})).await;
	assert_eq!(refused["problem"]["status"], 429);
	assert_eq!(refused["problem"]["retry_after"], 10);
	server.world.clock.advance(Duration::from_secs(10));
	line.ok("chains", json!({})).await;
}

#[tokio::test]
async fn whoever_sends_too_long_a_message_is_hung_up_on() {
	let server = Server::start().await;
	let mut line = Line::open(server.address).await;
	line.say("x".repeat(200_000)).await;
	assert_eq!(line.hear().await, None);
}

#[tokio::test]
async fn nobody_opens_too_many_connections() {
	let limits = SocketLimits { connections_of_each_client: 2, ..SocketLimits::default() };
	let server = Server::with(None, limits).await;
	let mut one = Line::open(server.address).await;
	let _two = Line::open(server.address).await;
	let Err(Error::Http(refused)) = Line::try_open(server.address).await else {
		panic!("a third connection was opened");
	};
	assert_eq!(refused.status(), 429);
	one.0.close(None).await.unwrap();
	assert_eq!(one.hear().await, None);
	let reopened = async {
		while Line::try_open(server.address).await.is_err() {
			tokio::time::sleep(Duration::from_millis(10)).await;
		}
	};
	timeout(PATIENCE, reopened).await.unwrap();
}

#[tokio::test]
async fn whoever_neither_asks_nor_follows_anything_is_hung_up_on() {
	let limits = SocketLimits { idle: Duration::from_millis(1500), ..SocketLimits::default() };
	let server = Server::with(None, limits).await;
	let (mut idle, mut following) =
		(Line::open(server.address).await, Line::open(server.address).await);
	let request = json!({ "chain": "test", "account": ALICE });
	following.ok("subscribe", request.clone()).await;
	// Its pings are answered while it is listened to.
	let listening =
		tokio::spawn(async move { timeout(Duration::from_millis(3500), following.hear()).await });
	assert_eq!(idle.hear().await, None);
	assert!(listening.await.unwrap().is_err(), "whoever follows a request was hung up on");
}
