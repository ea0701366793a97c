//! Why something is not done.

use std::time::{Duration, Instant};

use litentry_registrar::{api::SocketLimits, desk::Office};
use litentry_vocabulary::Account;
use reqwest::Method;
use serde_json::json;

use crate::{
	client::Answer,
	fakes::CHAIN,
	server::{ALICE, Server, TIME, alice},
};

const BEGIN: &str = "email/begin";

#[tokio::test]
async fn only_the_account_s_owner_acts_for_it() {
	let server = Server::asked().await;
	let mail = || json!({ "channel": "mail-link" });
	let nobody = server.client().act(ALICE, BEGIN, mail()).await;
	assert_eq!(nobody.problem(), (401, "no-session"));
	assert_eq!(nobody.headers["www-authenticate"], "Bearer");
	let session = |chain, account| server.tokens.session(chain, account, 1_000_000);
	let bob = server.client().with_session(&session(CHAIN, Account([2; 32])));
	assert_eq!(bob.act(ALICE, BEGIN, mail()).await.problem(), (403, "other-account"));
	let elsewhere = litentry_vocabulary::GenesisHash([9; 32]);
	let elsewhere = server.client().with_session(&session(elsewhere, alice()));
	assert_eq!(elsewhere.act(ALICE, BEGIN, mail()).await.problem(), (403, "other-account"));
	for forged in ["", "x", "a.b.c"] {
		let forged = server.client().with_session(forged);
		assert_eq!(forged.act(ALICE, BEGIN, mail()).await.problem(), (401, "invalid-session"));
	}
	for what in ["email/look", "email/reveal"] {
		let body = if what == "email/look" { json!({}) } else { json!({ "preimage": "x" }) };
		assert_eq!(server.client().act(ALICE, what, body).await.problem(), (401, "no-session"));
	}
	assert_eq!(server.world.mail.count(), 0);
}

#[tokio::test]
async fn a_cookie_is_no_session() {
	let server = Server::asked().await;
	let session = server.tokens.session(CHAIN, alice(), 1_000_000);
	let path = format!("/chains/test/requests/{ALICE}/fields/{BEGIN}");
	let request = server.client().request(Method::POST, &path);
	let request = request.header("cookie", format!("session={session}"));
	let sent = request.json(&json!({ "channel": "mail-link" })).send().await.unwrap();
	assert_eq!(Answer::of(sent).await.problem(), (401, "no-session"));
}

#[tokio::test]
async fn what_cannot_be_done_is_told_with_its_reason() {
	let server = Server::asked().await;
	let alice_client = server.alice().await;
	let begin = async |field: &str, channel: &str| {
		alice_client.act(ALICE, &format!("{field}/begin"), json!({ "channel": channel })).await
	};
	let wrong = begin("email", "dns").await;
	assert_eq!(wrong.problem(), (422, "wrong-channel"));
	assert_eq!(wrong.body["channel"], "dns");
	let other = begin("twitter", "x").await;
	assert_eq!(other.problem(), (422, "not-verifiable"));
	assert_eq!(other.body["field"], "twitter");
	assert_eq!(begin("email", "pigeon").await.problem(), (422, "invalid-parameters"));
	let until = 1_000_000 + 90_000;
	server.engine.ban(alice(), until).await.unwrap();
	let banned = begin("email", "mail-link").await;
	assert_eq!(banned.problem(), (403, "banned"));
	assert_eq!(
		(&banned.body["until"], &banned.headers["retry-after"]),
		(&json!(until), &"90".parse().unwrap())
	);
	assert_eq!(banned.body["detail"], "this account is banned until 1970-01-01T00:18:10Z");
}

#[tokio::test]
async fn an_operation_that_never_ends_is_given_up() {
	let server = Server::asked().await;
	server.desk.be_stuck(true);
	let start = Instant::now();
	assert_eq!(server.client().get("/chains").await.problem(), (503, "unavailable"));
	assert!(start.elapsed() >= TIME);
	server.desk.be_stuck(false);
	server.client().get("/chains").await.ok();
}

#[tokio::test]
async fn whoever_reads_much_of_the_record_waits() {
	let server = Server::start().await;
	for _ in 0..120 {
		server.client().get("/audit").await.ok();
	}
	assert_eq!(server.client().get("/audit").await.problem(), (429, "too-many"));
	server.client().get("/chains").await.ok();
}

#[tokio::test]
async fn addresses_are_not_flooded() {
	let server = Server::asked().await;
	let alice = server.alice().await;
	let begin = || alice.act(ALICE, BEGIN, json!({ "channel": "mail-link" }));
	for _ in 0..3 {
		begin().await.ok();
	}
	let refused = begin().await;
	assert_eq!(refused.problem(), (429, "too-many"));
	assert_eq!(refused.headers["retry-after"], "3600");
	assert_eq!(refused.body["until"], 1_000_000 + 3_600_000);
}

#[tokio::test]
async fn whoever_does_too_much_waits_and_others_do_not() {
	let header = axum::http::HeaderName::from_static("x-forwarded-for");
	let server = Server::with(Some(header), SocketLimits::default()).await;
	let check = async |from: &str| {
		let request = server.client().request(Method::POST, "/chains/test/precheck");
		let request = request.header("x-forwarded-for", from).json(&json!({ "fields": {} }));
		Answer::of(request.send().await.unwrap()).await
	};
	for _ in 0..120 {
		check("198.51.100.9, 2001:db8:1:2::1").await.ok();
	}
	let neighbour = check("2001:db8:1:2::ffff").await;
	assert_eq!(neighbour.problem(), (429, "too-many"));
	assert_eq!(neighbour.headers["retry-after"], "3600");
	check("2001:db8:1:3::1").await.ok();
	check("198.51.100.9").await.ok();
	server.client().get("/chains").await.ok();
	server.world.clock.advance(Duration::from_hours(1));
	check("2001:db8:1:2::1").await.ok();
}

#[tokio::test]
async fn a_header_that_no_proxy_sets_is_not_believed() {
	let server = Server::start().await;
	for number in 0..=120 {
		let request = server.client().request(Method::POST, "/chains/test/precheck");
		let request = request.header("x-forwarded-for", format!("198.51.100.{number}"));
		let sent = request.json(&json!({ "fields": {} })).send().await.unwrap();
		assert_eq!(sent.status() == 429, number == 120);
	}
}

#[tokio::test]
async fn what_cannot_be_read_is_refused() {
	let server = Server::start().await;
	let client = server.client();
	let send = async |body: String, kind: &str| {
		let request = client.request(Method::POST, "/chains/test/precheck");
		Answer::of(request.header("content-type", kind).body(body).send().await.unwrap()).await
	};
	let fields = json!({ "fields": {} }).to_string();
	send(fields.clone(), "application/json; charset=utf-8").await.ok();
	assert_eq!(send(fields.clone(), "text/plain").await.problem(), (415, "wrong-media-type"));
	for body in ["{", "[]", "null", "7", "\u{0}"] {
		assert_eq!(send(body.into(), "application/json").await.problem(), (400, "malformed"));
	}
	for body in [
		json!({}),
		json!({ "fields": [] }),
		json!({ "fields": { "": "x" } }),
		json!({ "fields": { "email": 7 } }),
		json!({ "fields": {}, "more": 1 }),
		json!({ "fields": {}, "chain": "test" }),
		json!({ "fields": (0..65).map(|it| (it.to_string(), "x".into())).collect::<serde_json::Map<_, _>>() }),
	] {
		let refused = send(body.to_string(), "application/json").await;
		assert_eq!(refused.problem(), (422, "invalid-parameters"), "{body}");
	}
	let long = json!({ "fields": { "email": "x".repeat(200_000) } }).to_string();
	assert_eq!(send(long, "application/json").await.problem(), (413, "too-large"));
}

#[tokio::test]
async fn what_is_not_there_is_told_so() {
	let server = Server::start().await;
	let client = server.client();
	for path in ["", "/nothing", "/chains/test/requests"] {
		assert_eq!(client.get(path).await.problem(), (404, "no-such-resource"), "{path}");
	}
	assert_eq!(client.post("/chains", json!({})).await.problem(), (405, "wrong-verb"));
	assert_eq!(client.get("/sign-in/begin").await.problem(), (405, "wrong-verb"));
	let origin = client.at_origin();
	for path in
		["/api", "/api/", "/api/v1", "/api/v1/", "/api/v2", "/api/v1/chains/", "/api/x/events"]
	{
		assert_eq!(origin.get(path).await.problem(), (404, "no-such-resource"), "{path}");
		let posted = origin.post(path, json!({})).await;
		assert_eq!(posted.problem(), (404, "no-such-resource"), "{path}");
	}
	assert_eq!(origin.post("/health", json!({})).await.problem(), (405, "wrong-verb"));
	assert_eq!(client.get("/audit?from=x").await.problem(), (422, "invalid-parameters"));
	assert_eq!(client.get("/audit?more=1").await.problem(), (422, "invalid-parameters"));
	assert_eq!(client.get("/chains/%ff").await.problem(), (400, "malformed"));
	assert_eq!(client.get("/ws").await.problem(), (400, "malformed"));
}

#[tokio::test]
async fn a_problem_of_the_registrar_s_own_is_told_with_when_to_try_again() {
	let server = Server::start().await;
	server.desk.break_down(true);
	let client = server.client();
	let begin = json!({ "chain": "test", "account": ALICE });
	for answer in [client.get("/chains").await, client.post("/sign-in/begin", begin).await] {
		assert_eq!(answer.problem(), (503, "unavailable"));
		assert_eq!(answer.headers["retry-after"], "60");
	}
}
