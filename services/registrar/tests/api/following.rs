//! Requests that are followed.

use litentry_registrar::{
	answer::Answers, api::SocketLimits, challenge::Channel, desk::Desk, identity::Field,
};
use serde_json::{Value, json};
use tokio::sync::broadcast::Sender;

use crate::{
	fakes::{BOB, key},
	server::{ALICE, ALICE_HEX, FIELDS, Server, alice},
	socket::Line,
};

fn request() -> Value {
	json!({ "chain": "test", "account": ALICE })
}

fn stage(push: &Value) -> &Value {
	&push["request"]["stage"]["type"]
}

#[tokio::test]
async fn whoever_follows_a_request_sees_each_change() {
	let server = Server::start().await;
	let mut line = Line::open(server.address).await;
	assert_eq!(line.ok("subscribe", request()).await, json!({ "request": null }));
	server.ask(&[(Field::Display, "Alice"), (Field::Email, "alice@example.org")]).await;
	let mut push = line.hear().await.unwrap();
	assert_eq!(push["subscription"]["account"], ALICE_HEX);
	assert_eq!(stage(&push), "waiting");
	server.engine.begin(key(alice()), Field::Email, Channel::MailLink).await.unwrap();
	while push["request"]["fields"][1]["state"]["type"] != "asked" {
		push = line.hear().await.unwrap();
	}
	server.engine.answer(server.world.mail.answer_of("alice@example.org")).await.unwrap();
	while stage(&push) != "submitting" {
		push = line.hear().await.unwrap();
	}
	server.watch().await;
	server.watch().await;
	while stage(&push) != "judged" {
		push = line.hear().await.unwrap();
	}
	assert_eq!(push["request"]["stage"]["judgement"], "reasonable");
}

#[tokio::test]
async fn only_its_owner_sees_what_is_to_be_done() {
	let server = Server::asked().await;
	let (mut mine, mut others) =
		(Line::open(server.address).await, Line::open(server.address).await);
	mine.sign_in().await;
	mine.ok("subscribe", request()).await;
	others.ok("subscribe", request()).await;
	server.engine.begin(key(alice()), Field::Web, Channel::Dns).await.unwrap();
	let web = |push: Value| push["request"]["fields"][1]["state"].clone();
	let (own, other) = (web(mine.hear().await.unwrap()), web(others.hear().await.unwrap()));
	assert_eq!((&own["type"], &other["type"]), (&json!("asked"), &json!("asked")));
	assert_eq!(own["instruction"]["type"], "publish");
	assert_eq!(other.get("instruction"), None);
	server.engine.look(key(alice()), Field::Web, None).await.unwrap_err();
	let failed = web(mine.hear().await.unwrap());
	assert_eq!(failed["hint"]["type"], "not-published");
}

#[tokio::test]
async fn nothing_is_told_twice_and_nothing_to_whoever_left() {
	let server = Server::asked().await;
	let (mut line, mut left) = (Line::open(server.address).await, Line::open(server.address).await);
	line.ok("subscribe", request()).await;
	left.ok("subscribe", request()).await;
	assert_eq!(left.ok("unsubscribe", request()).await, true);
	assert_eq!(left.ok("unsubscribe", request()).await, false);
	// It is announced, but looks the same: an answer that somebody else gave changes nothing.
	server.watch().await;
	let _ = server.engine.look(key(alice()), Field::Display, None).await;
	server.engine.begin(key(alice()), Field::Web, Channel::Dns).await.unwrap();
	let push = line.hear().await.unwrap();
	assert_eq!(push["request"]["fields"][1]["state"]["type"], "asked", "{push}");
	assert!(left.ok("chains", json!({})).await.is_object());
}

#[tokio::test]
async fn only_so_many_requests_are_followed() {
	let limits = SocketLimits { subscriptions: 2, ..SocketLimits::default() };
	let server = Server::with(None, limits).await;
	let mut line = Line::open(server.address).await;
	let account =
		|byte: u8| json!({ "chain": "test", "account": format!("0x{}", hex::encode([byte; 32])) });
	for byte in [1, 2, 2, 1] {
		line.ok("subscribe", account(byte)).await;
	}
	assert_eq!(line.refused("subscribe", account(3)).await, "too-many");
	line.ok("unsubscribe", account(1)).await;
	line.ok("subscribe", account(3)).await;
	let elsewhere = json!({ "chain": "other", "account": ALICE });
	assert_eq!(line.refused("subscribe", elsewhere).await, "unknown-chain");
}

#[tokio::test]
async fn whoever_falls_behind_is_shown_what_is_now() {
	let changes = Sender::new(2);
	let server = Server::told_by(changes.clone()).await;
	let mut line = Line::open(server.address).await;
	line.ok("subscribe", request()).await;
	server.ask(&FIELDS).await;
	// All at once: of these, the connection gets only the last two, which are about others.
	for _ in 0..3 {
		changes.send(key(BOB)).unwrap();
	}
	assert_eq!(stage(&line.hear().await.unwrap()), "waiting");
}

#[tokio::test]
async fn whoever_cannot_be_shown_a_change_is_told_so() {
	let changes = Sender::new(8);
	let server = Server::told_by(changes.clone()).await;
	let mut line = Line::open(server.address).await;
	line.ok("subscribe", request()).await;
	server.ask(&FIELDS).await;
	server.desk.break_down(true);
	changes.send(key(alice())).unwrap();
	let push = line.hear().await.unwrap();
	assert_eq!(push["problem"]["type"], "/api/v1/problems#unavailable");
	assert_eq!(line.refused("subscribe", request()).await, "unavailable");
	server.desk.break_down(false);
	changes.send(key(alice())).unwrap();
	assert_eq!(stage(&line.hear().await.unwrap()), "waiting");
}
