//! Presentations that another implementation made, from the description of the bytes.

use litentry_token::{
	Form, Giving, Handover, Hours, Message, Policy, Presentation, Question, Signed, Uses, verify,
};
use litentry_verifying_key::SigningKey;
use litentry_vocabulary::Moment;
use parity_scale_codec::Encode;
use serde_json::{Value, json};

use crate::world::{Book, World};

fn vectors() -> Value {
	const TEXT: &str = include_str!("../../../../tests/vectors/token-presentation.json");
	serde_json::from_str(TEXT).unwrap()
}

fn question() -> Question {
	vectors()["question"]["text"].as_str().unwrap().parse().unwrap()
}

fn digits(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn form(signed: &Signed) -> &'static str {
	match signed.form {
		Form::Raw => "raw",
		Form::Wrapped => "wrapped",
		Form::Hashed => "hashed",
	}
}

fn uses(uses: Uses) -> Option<u32> {
	match uses {
		Uses::Unlimited => None,
		Uses::Left(left) => Some(left),
	}
}

fn hours(hours: Hours) -> Value {
	let Hours { days, from, until, offset } = hours;
	json!({ "days": days, "from": from, "until": until, "offset": offset })
}

/// What the vector says of a presentation, said by our types.
fn describe(name: &Value, shown: &Presentation) -> Value {
	let Presentation { showing, signed } = shown;
	let message = showing.message(&question());
	let holder = showing.holder;
	let mut giving =
		Giving { genesis: question().genesis, token: showing.token, giver: holder, after: None };
	let handovers = showing.handovers.iter().map(|it| {
		let described = describe_handover(it, &it.permission.message(&giving));
		giving = giving.next(&it.permission);
		described
	});
	json!({
		"name": name,
		"presenter": showing.presenter().to_string(),
		"token": showing.token.to_string(),
		"holder": showing.holder.to_string(),
		"dataHash": showing.data_hash.map(|hash| digits(&hash)),
		"supporting": showing.supporting.map(|id| id.to_string()),
		"handovers": handovers.collect::<Vec<_>>(),
		"issued": showing.issued,
		"lifetime": showing.lifetime,
		"message": digits(message.bytes(Form::Raw).unwrap()),
		"redemption": digits(message.hash()),
		"form": form(signed),
		"signature": digits(&signed.signature.0),
		"encoded": digits(&shown.encode()),
		"text": shown.to_string(),
	})
}

fn describe_handover(handover: &Handover, message: &Message) -> Value {
	let Handover { permission, signed } = handover;
	json!({
		"to": permission.to.to_string(),
		"from": permission.from,
		"until": permission.until,
		"uses": uses(permission.uses),
		"hours": permission.hours.map(hours),
		"message": digits(message.bytes(Form::Raw).unwrap()),
		"id": digits(message.hash()),
		"form": form(signed),
		"signature": digits(&signed.signature.0),
	})
}

fn read(text: &Value) -> Presentation {
	text.as_str().unwrap().parse().unwrap()
}

/// The reason why the door refuses a presentation at a moment.
fn refusal(shown: &Presentation, now: Moment) -> Option<&'static str> {
	let (world, book, policy) = (World::new(), Book::default(), Policy::default());
	verify(shown, &question(), &world, &book, now, policy).err().map(|it| it.reason())
}

#[test]
fn the_question_is_theirs() {
	let Question { genesis, verifier, accepts, nonce } = question();
	let described = json!({
		"genesis": genesis.to_string(),
		"verifier": verifier.to_string(),
		"accepts": accepts.to_string(),
		"nonce": format!("{nonce:?}"),
		"text": question().to_string(),
	});
	assert_eq!(described, vectors()["question"]);
}

#[test]
fn every_byte_is_theirs() {
	for vector in vectors()["presentations"].as_array().unwrap() {
		assert_eq!(&describe(&vector["name"], &read(&vector["text"])), vector);
	}
}

#[test]
fn the_door_opens() {
	let now = vectors()["now"].as_u64().unwrap();
	for vector in vectors()["presentations"].as_array().unwrap() {
		assert_eq!(refusal(&read(&vector["text"]), now), None, "{}", vector["name"]);
	}
}

#[test]
fn the_door_stays_closed_and_says_why() {
	for vector in vectors()["refusals"].as_array().unwrap() {
		let now = vector["now"].as_u64().unwrap();
		assert_eq!(refusal(&read(&vector["text"]), now), vector["reason"].as_str());
	}
}

#[test]
fn the_public_keys_are_those_of_the_secrets() {
	for pair in vectors()["secrets"].as_array().unwrap() {
		let (scheme, secret) = pair["secret"].as_str().unwrap().split_once(":0x").unwrap();
		let secret = hex::decode(secret).unwrap().try_into().unwrap();
		let key = SigningKey::new(scheme.parse().unwrap(), &secret).unwrap();
		assert_eq!(key.verifying_key().to_string(), pair["public"]);
	}
}
