//! What an account's owner does.

use litentry_registrar::{
	answer::Answers,
	identity::{Content, Field, HashKind, Hashed},
};
use litentry_vocabulary::blake2_256;
use serde_json::{Value, json};

use crate::{
	client::Client,
	server::{ALICE, Server, alice},
};

#[tokio::test]
async fn a_published_record_is_looked_for_and_then_verified() {
	let server = Server::asked().await;
	let alice = server.alice().await;
	let begun = alice.act(ALICE, "web/begin", json!({ "channel": "dns" })).await.ok();
	let missing = alice.act(ALICE, "web/look", json!({})).await;
	assert_eq!(missing.problem(), (422, "obstructed"));
	let hint = json!({
		"type": "not-published", "at": "alice.example",
		"detail": "nothing was found at alice.example",
	});
	assert_eq!(missing.body["hint"], hint);
	let path = format!("/chains/test/requests/{ALICE}");
	let state = async |client: &Client| client.get(&path).await.ok()["fields"][1]["state"].clone();
	assert_eq!(state(&alice).await["hint"], hint);
	assert_eq!(state(&server.client()).await.get("hint"), None);
	server.world.web.publish(begun["text"].as_str().unwrap());
	let looked = alice.act(ALICE, "web/look", Value::Null).await;
	assert_eq!(looked.problem(), (400, "malformed"));
	assert_eq!(alice.act(ALICE, "web/look", json!({})).await.ok(), json!({ "field": "web" }));
	let again = alice.act(ALICE, "web/look", json!({})).await;
	assert_eq!(again.status, 409, "{again:?}");
}

#[tokio::test]
async fn an_identity_is_judged_when_its_last_field_is_verified() {
	let server = Server::start().await;
	server.ask(&[(Field::Display, "Alice"), (Field::Email, "alice@example.org")]).await;
	let alice = server.alice().await;
	alice.act(ALICE, "email/begin", json!({ "channel": "mail-link" })).await.ok();
	server.engine.answer(server.world.mail.answer_of("alice@example.org")).await.unwrap();
	let request =
		async || server.client().get(&format!("/chains/test/requests/{ALICE}")).await.ok();
	let submitting = request().await;
	assert_eq!(submitting["stage"], json!({ "type": "submitting" }));
	assert_eq!(submitting["obstacles"], json!([]));
	server.watch().await;
	server.watch().await;
	let stage = json!({ "type": "judged", "judgement": "reasonable", "at": 1_000_000 });
	assert_eq!(request().await["stage"], stage);
}

#[tokio::test]
async fn what_is_hashed_is_revealed_and_stays_hidden_to_others() {
	let server = Server::start().await;
	let hash = Hashed { kind: HashKind::BlakeTwo256, hash: blake2_256(b"alice@example.org") };
	let fields = [(Field::Email, Content::Hashed(hash))];
	server.world.chain.set_identity(alice(), &fields);
	server.world.chain.request_judgement(alice());
	server.watch().await;
	let alice = server.alice().await;
	let reveal = async |preimage: &str| {
		alice.act(ALICE, "email/reveal", json!({ "preimage": preimage })).await
	};
	assert_eq!(reveal("bob@example.org").await.problem(), (422, "other-preimage"));
	assert_eq!(reveal("alice@example.org").await.ok(), json!({ "field": "email" }));
	alice.act(ALICE, "email/begin", json!({ "channel": "mail-link" })).await.ok();
	let public = server.client().get(&format!("/chains/test/requests/{ALICE}")).await.ok();
	assert_eq!(
		public["fields"][0]["content"],
		json!({
			"type": "hashed",
			"function": "BlakeTwo256",
			"hash": format!("0x{}", hex::encode(hash.hash)),
		})
	);
	assert!(!public.to_string().contains("example.org"));
}
