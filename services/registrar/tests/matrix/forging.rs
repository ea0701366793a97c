//! Whoever only claims to be somebody is nobody.

use litentry_registrar::challenge::Code;
use serde_json::json;

use crate::{
	fakes::ALICE,
	person::{Person, text},
	registrar::Registrar,
};

/// A registrar that waits for a code from Alice, and somebody else who has read it on her page.
struct Scene {
	registrar: Registrar,
	alice: Person,
	mallory: Person,
	code: Code,
}

impl Scene {
	async fn new() -> Self {
		let registrar = Registrar::start().await;
		let (alice, mallory) = tokio::join!(Person::new("alice"), Person::new("mallory"));
		registrar.ask(ALICE, &alice.user).await;
		let code = registrar.begin(ALICE).await;
		Self { registrar, alice, mallory, code }
	}

	/// What Mallory is told about a message in a room of his with the registrar's account.
	async fn told(&mut self, room: &str, number: usize) -> String {
		let said = self.mallory.heard(room, &self.registrar.user, number).await;
		assert!(!self.registrar.is_verified(ALICE).await);
		said.last().unwrap().clone()
	}

	/// Alice sends the code herself.
	async fn finish(mut self) {
		let room = self.alice.accept(0).await;
		self.alice.say(&room, &self.code.to_string()).await;
		self.alice.heard(&room, &self.registrar.user, 2).await;
		assert!(self.registrar.is_verified(ALICE).await);
	}
}

const OTHER_SENDER: &str = "Not accepted: the code was given by another account";

#[tokio::test]
async fn a_code_from_another_account_is_not_accepted() {
	let mut scene = Scene::new().await;
	let room = scene.mallory.open(&scene.registrar.user, false).await;
	scene.mallory.say(&room, &scene.code.to_string()).await;
	assert!(scene.told(&room, 1).await.starts_with(OTHER_SENDER));
	scene.finish().await;
}

#[tokio::test]
async fn neither_names_nor_members_say_who_somebody_is() {
	let mut scene = Scene::new().await;
	let alice = scene.alice.user.clone();
	scene.mallory.rename(&alice).await;
	let room = scene.mallory.open(&scene.registrar.user, false).await;
	let own = json!({
		"membership": "join",
		"displayname": alice,
		"com.beeper.bridge.identifiers": [format!("matrix:{alice}")],
		"user_id": alice,
	});
	let mallory = scene.mallory.user.clone();
	scene.mallory.put_state(&room, "m.room.member", &mallory, own).await;
	let mut forged = text(&scene.code.to_string());
	forged["sender"] = json!(alice);
	forged["com.beeper.per_message_profile"] = json!({ "id": alice, "displayname": alice });
	scene.mallory.send(&room, "m.room.message", forged).await;
	assert!(scene.told(&room, 1).await.starts_with(OTHER_SENDER));
	scene.finish().await;
}

#[tokio::test]
async fn a_room_of_three_is_left_and_nothing_in_it_counts() {
	let mut scene = Scene::new().await;
	let (registrar, mallory) = (scene.registrar.user.clone(), scene.mallory.user.clone());
	let room = scene.alice.open(&registrar, false).await;
	scene.alice.say(&room, "hello").await;
	scene.alice.heard(&room, &registrar, 1).await;
	scene.registrar.stop();
	scene.alice.invite(&room, &mallory).await;
	scene.mallory.invited(0).await;
	scene.mallory.join(&room).await;
	scene.alice.say(&room, &scene.code.to_string()).await;
	let own = scene.alice.user.clone();
	scene.alice.heard(&room, &own, 2).await;
	scene.registrar.go_on();
	let reason = scene.alice.gone(&room, &registrar).await;
	assert_eq!(reason, "The registrar talks to one person at a time.");
	assert!(!scene.registrar.is_verified(ALICE).await);
	// In the room of two she is told why.
	let two = scene.alice.accept(0).await;
	let said = scene.alice.heard(&two, &registrar, 2).await;
	assert!(said[1].contains("where others are"), "{said:?}");
	scene.alice.say(&two, &scene.code.to_string()).await;
	scene.alice.heard(&two, &registrar, 3).await;
	assert!(scene.registrar.is_verified(ALICE).await);
}

#[tokio::test]
async fn an_invitation_into_a_larger_room_is_declined() {
	let mut scene = Scene::new().await;
	let (registrar, alice) = (scene.registrar.user.clone(), scene.alice.user.clone());
	for is_direct in [false, true] {
		let room = scene.mallory.gather(&[&registrar, &alice], is_direct).await;
		scene.mallory.gone(&room, &registrar).await;
	}
	scene.finish().await;
}

#[tokio::test]
async fn an_older_message_cannot_become_a_code() {
	let mut scene = Scene::new().await;
	let (registrar, code) = (scene.registrar.user.clone(), scene.code.to_string());
	let room = scene.alice.accept(0).await;
	let first = scene.alice.say(&room, "hello").await;
	scene.alice.heard(&room, &registrar, 2).await;
	let mut edit = text(&format!("* {code}"));
	edit["m.new_content"] = text(&code);
	edit["m.relates_to"] = json!({ "rel_type": "m.replace", "event_id": first });
	scene.alice.send(&room, "m.room.message", edit).await;
	// What another program says, and what was passed on.
	let notice = json!({ "msgtype": "m.notice", "body": code });
	scene.alice.send(&room, "m.room.message", notice).await;
	let mut forwarded = text(&code);
	forwarded["m.forwarded"] = json!({ "sender": scene.mallory.user });
	scene.alice.send(&room, "m.room.message", forwarded).await;
	let quote = format!("> <{}> {code}\n\nlook", scene.mallory.user);
	scene.alice.say(&room, &quote).await;
	let wrong = scene.alice.say(&room, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A").await;
	assert!(wrong.starts_with('$'));
	// This is answered after all the others, and no other one is.
	let said = scene.alice.heard(&room, &registrar, 3).await;
	assert!(said[2].starts_with("Not accepted: this code is not known here."), "{said:?}");
	assert!(!scene.registrar.is_verified(ALICE).await);
	scene.alice.say(&room, &code).await;
	scene.alice.heard(&room, &registrar, 4).await;
	assert!(scene.registrar.is_verified(ALICE).await);
}
