#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::*;

const ALICE: &str = "@alice:example.org";
const MALLORY: &str = "@mallory:example.org";
const CODE: &str = "A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4";
const NOW: Moment = 1_000_000_000;

fn user(name: &str) -> UserId {
	name.parse().unwrap()
}

fn room(others: &[&str]) -> Room {
	Room { others: others.iter().copied().map(str::to_owned).collect(), is_encrypted: false }
}

fn event(sender: &str, kind: &str, content: Value) -> Event {
	let (sender, kind, id) = (sender.to_owned(), kind.to_owned(), "$1".to_owned());
	Event { kind, sender, id, at: NOW, state_key: None, content }
}

fn text(sender: &str, body: &str) -> Event {
	event(sender, "m.room.message", json!({ "msgtype": "m.text", "body": body }))
}

fn decided(room: &Room, event: &Event) -> Step {
	decide(&user("@registrar:example.org"), room, event, NOW)
}

fn answer(from: &str) -> Step {
	Step::Answer { from: user(from), codes: vec![CODE.parse().unwrap()] }
}

#[test]
fn the_sender_gives_the_code_whatever_else_is_said() {
	let room = room(&[ALICE]);
	assert_eq!(decided(&room, &text(ALICE, CODE)), answer(ALICE));
	let mut boasting = text(ALICE, CODE);
	boasting.content["sender"] = json!(MALLORY);
	boasting.content["displayname"] = json!(MALLORY);
	boasting.content["com.beeper.bridge.identifiers"] = json!([MALLORY]);
	assert_eq!(decided(&room, &boasting), answer(ALICE));
}

#[test]
fn a_code_counts_between_two_alone() {
	let crowd = room(&[ALICE, MALLORY]);
	let move_out = |with| Step::Move { with: user(with), why: Why::Crowd };
	assert_eq!(decided(&crowd, &text(ALICE, CODE)), move_out(ALICE));
	assert_eq!(decided(&crowd, &text(ALICE, "hello")), Step::Pass);
	assert_eq!(decided(&room(&[MALLORY]), &text(ALICE, CODE)), move_out(ALICE));
	// She has left since.
	assert_eq!(decided(&room(&[]), &text(ALICE, CODE)), answer(ALICE));
}

#[test]
fn what_holds_no_code_is_explained() {
	assert_eq!(decided(&room(&[ALICE]), &text(ALICE, "hello")), Step::Explain);
	let quoted = format!("> <{MALLORY}> {CODE}\n\nlook");
	assert_eq!(decided(&room(&[ALICE]), &text(ALICE, &quoted)), Step::Explain);
}

#[test]
fn a_flood_of_codes_is_cut() {
	let codes: Vec<String> = (0..100)
		.map(|it| CODE.replace("HA4DQ-", &format!("HA4{}{}-", letter(it / 10), letter(it % 10))))
		.collect();
	let Step::Answer { codes, .. } = decided(&room(&[ALICE]), &text(ALICE, &codes.join(" ")))
	else {
		panic!("codes are answers")
	};
	assert_eq!(codes.len(), MOST_CODES);
}

fn letter(number: u8) -> char {
	char::from(b'A' + number)
}

#[test]
fn what_is_no_new_message_of_somebody_else_is_passed_over() {
	let room = room(&[ALICE]);
	let own = text("@registrar:EXAMPLE.org", CODE);
	let nobody = text("alice", CODE);
	let old = Event { at: NOW - milliseconds(OLDEST) - 1, ..text(ALICE, CODE) };
	let state = Event { state_key: Some(String::new()), ..text(ALICE, CODE) };
	let membership = event(ALICE, "m.room.member", json!({ "displayname": CODE }));
	let notice = event(ALICE, "m.room.message", json!({ "msgtype": "m.notice", "body": CODE }));
	let redacted = event(ALICE, "m.room.message", json!({}));
	for event in [own, nobody, old, state, membership, notice, redacted] {
		assert_eq!(decided(&room, &event), Step::Pass, "{event:?}");
	}
}

#[test]
fn what_is_encrypted_is_asked_for_in_another_room() {
	let encrypted = |content| event(ALICE, "m.room.encrypted", content);
	let room = room(&[ALICE]);
	let elsewhere = Step::Move { with: user(ALICE), why: Why::Encrypted };
	assert_eq!(decided(&room, &encrypted(json!({ "ciphertext": "…" }))), elsewhere);
	let edit = json!({ "m.relates_to": { "rel_type": "m.replace" } });
	assert_eq!(decided(&room, &encrypted(edit)), Step::Pass);
	let crowd = self::room(&[ALICE, MALLORY]);
	assert_eq!(decided(&crowd, &encrypted(json!({}))), Step::Pass);
}
