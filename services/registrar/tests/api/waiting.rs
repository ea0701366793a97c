//! Whoever waits for an answer keeps nobody else waiting.

use std::{collections::BTreeSet, time::Duration};

use futures::future::join_all;
use serde_json::{Value, json};
use tokio::{sync::broadcast::Sender, task::yield_now, time::timeout};

use crate::{
	fakes::key,
	server::{ALICE, Server, alice},
	socket::Line,
};

/// Far less than what waits for the database waits at most.
const SOON: Duration = Duration::from_secs(5);

fn request() -> Value {
	json!({ "chain": "test", "account": ALICE })
}

/// Asks several things at once, and waits for their answers.
async fn ask_at_once(line: &mut Line, methods: &[(&str, Value)]) {
	say_at_once(line, methods).await;
	hear_all(line, methods.len()).await;
}

async fn say_at_once(line: &mut Line, methods: &[(&str, Value)]) {
	let question = |(id, (method, params)): (usize, &(&str, Value))| json!({ "id": id, "method": method, "params": params });
	line.say_at_once(methods.iter().enumerate().map(question)).await;
}

async fn hear_all(line: &mut Line, count: usize) {
	let mut open: BTreeSet<u64> = (0..).take(count).collect();
	while !open.is_empty() {
		let message = line.hear().await.unwrap();
		assert!(message.get("problem").is_none(), "{message}");
		if let Some(id) = message["id"].as_u64() {
			assert!(open.remove(&id), "{message}");
		}
	}
}

#[tokio::test]
async fn a_question_and_a_subscription_at_once_stop_nobody() {
	let server = Server::asked().await;
	let mut line = Line::open(server.address).await;
	let all = async {
		for _ in 0..10 {
			ask_at_once(&mut line, &[("chains", json!({})), ("subscribe", request())]).await;
			server.client().get("/chains").await.ok();
		}
	};
	timeout(SOON, all).await.unwrap();
}

#[tokio::test]
async fn a_question_while_something_changes_stops_nobody() {
	let changes = Sender::new(8);
	let server = Server::told_by(changes.clone()).await;
	let mut line = Line::open(server.address).await;
	line.ok("subscribe", request()).await;
	let all = async {
		for moment in 0..12 {
			let questions = [0; 4].map(|_| ("chains", json!({})));
			say_at_once(&mut line, &questions).await;
			for _ in 0..moment {
				yield_now().await;
			}
			changes.send(key(alice())).unwrap();
			hear_all(&mut line, questions.len()).await;
			server.client().get("/chains").await.ok();
		}
	};
	timeout(SOON, all).await.unwrap();
}

#[tokio::test]
async fn many_connections_at_once_are_all_answered() {
	let server = Server::asked().await;
	let lines = join_all((0..16).map(|_| Line::open(server.address))).await;
	let questions = [
		("chains", json!({})),
		("subscribe", request()),
		("audit", json!({})),
		("subscribe", request()),
		("request", request()),
	];
	let ask = |mut line: Line| async {
		ask_at_once(&mut line, &questions).await;
		line
	};
	let lines = timeout(SOON, join_all(lines.into_iter().map(ask))).await.unwrap();
	timeout(SOON, server.client().get("/chains")).await.unwrap().ok();
	drop(lines);
}

#[tokio::test]
async fn whoever_leaves_before_the_answer_stops_nobody() {
	let server = Server::asked().await;
	let hang_up = async {
		for _ in 0..10 {
			let mut line = Line::open(server.address).await;
			line.say(json!({ "id": 1, "method": "chains" })).await;
			line.say(json!({ "id": 2, "method": "subscribe", "params": request() })).await;
			drop(line);
		}
		server.client().get("/chains").await.ok();
	};
	timeout(SOON, hang_up).await.unwrap();
}

#[tokio::test]
async fn subscriptions_are_made_and_left_in_the_order_in_which_that_was_asked() {
	let changes = Sender::new(8);
	let server = Server::told_by(changes.clone()).await;
	let mut line = Line::open(server.address).await;
	let asked = [("subscribe", request()), ("unsubscribe", request())];
	ask_at_once(&mut line, &asked).await;
	assert_eq!(line.ok("unsubscribe", request()).await, false);
	let asked = [("subscribe", request()), ("unsubscribe", request()), ("subscribe", request())];
	ask_at_once(&mut line, &asked).await;
	server.ask(&[(litentry_registrar::identity::Field::Display, "Alice")]).await;
	changes.send(key(alice())).unwrap();
	assert_eq!(line.hear().await.unwrap()["request"]["stage"]["type"], "waiting");
	assert_eq!(line.ok("unsubscribe", request()).await, true);
}
