//! What everyone may read.

use std::time::Duration;

use litentry_registrar::{desk::Office, identity::Field};
use serde_json::json;

use crate::{
	fakes::CHAIN,
	server::{ALICE, ALICE_HEX, Server, alice},
};

#[tokio::test]
async fn the_registrar_shows_its_state_fee_rules_and_liveness() {
	let server = Server::asked().await;
	server.world.clock.advance(Duration::from_secs(5));
	let expected = json!({
		"chain": CHAIN.to_string(),
		"name": "test",
		"ss58_prefix": 42,
		"registrar": 3,
		"fee": "5000000000",
		"rules": {
			"display": "verified", "email": "verified", "web": "verified", "legal": "by-operator",
		},
		"seen": { "block": 1, "at": 1_000_000, "age": 5000 },
		"open": 1,
		"judged": 0,
		"median": null,
	});
	let client = server.client();
	assert_eq!(client.get("/chains").await.ok(), json!({ "chains": [expected] }));
	for chain in ["test", "TEST", &CHAIN.to_string()] {
		assert_eq!(client.get(&format!("/chains/{chain}")).await.ok(), expected);
	}
	assert_eq!(client.get("/chains/other").await.problem(), (404, "unknown-chain"));
}

#[tokio::test]
async fn a_request_is_public_but_what_is_to_be_done_is_its_owner_s() {
	let server = Server::asked().await;
	let alice = server.alice().await;
	alice.act(ALICE, "web/begin", json!({ "channel": "dns" })).await.ok();
	let path = format!("/chains/test/requests/{ALICE}");
	let public = server.client().get(&path).await.ok();
	let web = |body: &serde_json::Value| {
		body["fields"].as_array().unwrap().iter().find(|it| it["field"] == "web").unwrap().clone()
	};
	let mut expected = json!({
		"field": "web",
		"content": { "type": "text", "text": "alice.example" },
		"rule": "verified",
		"channels": ["dns", "well-known"],
		"state": { "type": "asked", "channel": "dns", "expires": 1_000_000 + 24 * 3_600_000 },
	});
	assert_eq!(web(&public), expected);
	let own = web(&alice.get(&path).await.ok());
	let instruction = &own["state"]["instruction"];
	assert_eq!(
		(&instruction["type"], &instruction["at"]),
		(&json!("publish"), &json!("alice.example"))
	);
	expected["state"]["instruction"] = instruction.clone();
	assert_eq!(own, expected);
	assert_eq!(public["address"], ALICE);
	assert_eq!(public["account"], ALICE_HEX);
	assert_eq!(public["fee"], "5000000000");
	assert_eq!(public["stage"], json!({ "type": "waiting" }));
	assert_eq!(
		public["obstacles"].as_array().unwrap().iter().map(|it| &it["remedy"]).collect::<Vec<_>>(),
		["begin", "begin"]
	);
}

#[tokio::test]
async fn until_when_a_judgement_stands_is_public_and_a_ban_is_its_owner_s() {
	let server = Server::start().await;
	server.grow_old().await;
	server.engine.ban(alice(), 99_000_000_000).await.unwrap();
	let path = format!("/chains/test/requests/{ALICE}");
	let own = server.alice().await.get(&path).await.ok();
	let until = 1_000_000 + 365 * 24 * 3_600_000_u64;
	assert_eq!((&own["renewal"], &own["banned"]), (&json!(until), &json!(99_000_000_000_u64)));
	let public = server.client().get(&path).await.ok();
	assert_eq!((&public["renewal"], public.get("banned")), (&json!(until), None));
}

#[tokio::test]
async fn an_account_may_be_written_in_any_way() {
	let server = Server::asked().await;
	for account in [ALICE, ALICE_HEX, "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"] {
		let request = server.client().get(&format!("/chains/test/requests/{account}")).await.ok();
		assert_eq!(request["address"], ALICE);
	}
	let nobody = format!("/chains/test/requests/0x{}", "00".repeat(32));
	assert_eq!(server.client().get(&nobody).await.problem(), (404, "no-request"));
	let malformed = server.client().get("/chains/test/requests/alice").await;
	assert_eq!(malformed.problem(), (422, "invalid-parameters"));
}

#[tokio::test]
async fn what_stands_in_the_way_is_told_before_anything_is_paid() {
	let server = Server::start().await;
	let check = async |fields: serde_json::Value| {
		server.client().post("/chains/test/precheck", json!({ "fields": fields })).await.ok()
	};
	let good = check(json!({ "display": "Alice", "email": "alice@example.org" })).await;
	assert_eq!(
		good,
		json!({ "ready": true, "obstacles": [{
			"type": "unverified", "remedy": "begin", "field": "email",
			"detail": "the field is not verified yet",
		}] })
	);
	server.world.name.publish("alice");
	let bad = check(json!({ "display": "Alice", "twitter": "@alice" })).await;
	assert_eq!(
		bad,
		json!({ "ready": false, "obstacles": [
			{
				"type": "unverified", "remedy": "change-field", "field": "display",
				"detail": "the field is not verified yet",
				"hint": {
					"type": "confusable", "other": "alice",
					"detail": "the name can be taken for \"alice\", which belongs to somebody else",
				},
			},
			{
				"type": "unsupported", "remedy": "clear-field", "field": "twitter",
				"detail": "this registrar does not verify the field: clear it",
			},
			{
				"type": "no-contact", "remedy": "set-one-of", "one_of": ["email"],
				"detail": "nobody could be reached",
			},
		] })
	);
	let empty = check(json!({})).await;
	assert_eq!((&empty["ready"], &empty["obstacles"][0]["type"]), (&json!(false), &json!("empty")));
}

#[tokio::test]
async fn the_audit_record_is_read_in_parts_and_its_hashes_are_a_chain() {
	let server = Server::start().await;
	server.ask(&[(Field::Display, "Alice"), (Field::Email, "alice@example.org")]).await;
	let alice = server.alice().await;
	alice.act(ALICE, "email/begin", json!({ "channel": "mail-link" })).await.ok();
	let answer = server.world.mail.answer_of("alice@example.org");
	litentry_registrar::answer::Answers::answer(&*server.engine, answer).await.unwrap();
	let all = server.client().get("/audit").await.ok();
	let entries = all["entries"].as_array().unwrap();
	assert!(entries.len() >= 2, "{all}");
	assert_eq!(entries[0]["previous"], format!("0x{}", "00".repeat(32)));
	assert_eq!(entries[1]["previous"], entries[0]["hash"]);
	assert_eq!(entries[0]["kind"], "verified");
	let second = server.client().get("/audit?from=2&limit=1").await.ok();
	assert_eq!(second, json!({ "entries": [entries[1]], "total": entries.len() }));
	let newest = server.client().get(&format!("/audit?from={}", second["total"])).await.ok();
	assert_eq!(newest["entries"], json!([entries.last()]));
	assert!(!all.to_string().contains("alice"));
}

#[tokio::test]
async fn every_kind_of_problem_is_listed() {
	let server = Server::start().await;
	let problems = server.client().get("/problems").await.ok();
	let listed = problems["problems"].as_array().unwrap();
	let no_request = listed.iter().find(|it| it["code"] == "no-request").unwrap();
	assert_eq!(
		no_request,
		&json!({
			"type": "/api/v1/problems#no-request",
			"code": "no-request",
			"title": "there is no open request of this account",
			"status": 404,
		})
	);
	let codes: std::collections::BTreeSet<_> =
		listed.iter().map(|it| it["code"].as_str()).collect();
	assert_eq!(codes.len(), listed.len());
}

#[tokio::test]
async fn whoever_watches_over_the_registrar_sees_whether_its_database_answers() {
	let server = Server::start().await;
	let origin = server.client().at_origin();
	assert_eq!(origin.get("/health").await.ok(), json!({ "status": "ok" }));
	server.desk.break_down(true);
	let ill = origin.get("/health").await;
	assert_eq!(
		(ill.problem(), &ill.headers["retry-after"]),
		((503, "unavailable"), &"60".parse().unwrap())
	);
}
