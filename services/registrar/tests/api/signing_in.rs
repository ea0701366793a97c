//! Signing in with an account.

use std::time::Duration;

use litentry_vocabulary::blake2_256;
use serde_json::json;

use crate::{
	fakes::CHAIN,
	server::{ALICE, Server, alice, sign},
};

#[tokio::test]
async fn whoever_signs_in_gets_a_session_until_it_expires() {
	let server = Server::asked().await;
	let client = server.alice().await;
	let begin = || client.act(ALICE, "email/begin", json!({ "channel": "mail-link" }));
	assert_eq!(begin().await.ok(), json!({ "type": "follow-link" }));
	server.world.clock.advance(Duration::from_hours(12));
	assert_eq!(begin().await.problem(), (401, "invalid-session"));
	let read = client.get(&format!("/chains/test/requests/{ALICE}")).await;
	assert_eq!(read.problem(), (401, "invalid-session"));
}

#[tokio::test]
async fn a_signature_works_once_and_only_for_its_text() {
	let server = Server::start().await;
	let client = server.client();
	let begin = || client.post("/sign-in/begin", json!({ "chain": "test", "account": ALICE }));
	let finish = async |begun: &serde_json::Value, signature: String| {
		let finish = json!({ "token": begun["token"], "signature": signature });
		client.post("/sign-in/finish", finish).await
	};
	let (one, two) = (begin().await.ok(), begin().await.ok());
	let crossed = finish(&one, sign(&two["text"])).await;
	assert_eq!(crossed.problem(), (422, "other-signature"));
	let session = finish(&one, sign(&one["text"])).await.ok();
	assert_eq!(session["expires"], 1_000_000 + 12 * 3_600_000);
	let again = finish(&one, sign(&one["text"])).await;
	assert_eq!(again.problem(), (409, "used-sign-in"));
	server.world.clock.advance(Duration::from_hours(1));
	let late = finish(&two, sign(&two["text"])).await;
	assert_eq!(late.problem(), (422, "invalid-sign-in"));
	let forged = finish(&json!({ "token": session["session"] }), sign(&one["text"])).await;
	assert_eq!(forged.problem(), (422, "invalid-sign-in"));
}

#[tokio::test]
async fn an_account_without_a_key_signs_in_by_a_remark() {
	let server = Server::start().await;
	let client = server.client();
	let asked = json!({ "chain": CHAIN.to_string(), "account": ALICE });
	let begun = client.post("/sign-in/begin", asked).await.ok();
	let remark = hex::decode(&begun["remark"].as_str().unwrap()[2..]).unwrap();
	assert_eq!(remark, begun["text"].as_str().unwrap().as_bytes());
	let finish = || client.post("/sign-in/finish", json!({ "token": begun["token"] }));
	assert_eq!(finish().await.problem(), (409, "no-remark"));
	server.remarks.saw(CHAIN, alice(), blake2_256(&remark), 1_000_000);
	assert!(finish().await.ok()["session"].is_string());
}

#[tokio::test]
async fn nobody_signs_in_where_nothing_is_served() {
	let server = Server::start().await;
	let asked = json!({ "chain": "other", "account": ALICE });
	let begun = server.client().post("/sign-in/begin", asked).await;
	assert_eq!(begun.problem(), (404, "unknown-chain"));
}
