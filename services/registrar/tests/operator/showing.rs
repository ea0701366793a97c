//! `registrar show` and `registrar export`.

use std::time::Duration;

use litentry_registrar::{
	challenge::Channel,
	desk::{Desk, Office},
	identity::{Content, Field},
};
use serde_json::{Value, json};

use crate::{
	address,
	fakes::{ALICE, BOB, World, key},
	lines, refused, written,
};

const MAIL: &str = "alice@example.org";
const SHOW: &str = "show 0x0101010101010101010101010101010101010101010101010101010101010101";

#[tokio::test]
async fn a_request_is_shown_with_everything_that_it_waits_for() {
	let world = World::new().await;
	let legal = (Field::Legal, "Alice A.");
	world.ask(ALICE, &[(Field::Display, "Alice"), legal, (Field::Web, "a.example")]).await;
	world.engine.begin(key(ALICE), Field::Web, Channel::Dns).await.unwrap();
	world.engine.look(key(ALICE), Field::Web, None).await.unwrap_err();
	world.clock.advance(Duration::from_hours(3));
	let info = world.view(ALICE).await.unwrap().info;
	let account = "01".repeat(32);
	assert_eq!(
		written(&world, SHOW).await,
		lines(&[
			&format!("account   {}, 0x{account}", address(ALICE)),
			"chain     test, registrar 3",
			&format!("identity  {info}"),
			"fee       0.5 UNIT",
			"asked     1970-01-01T00:16:40Z, 3h ago",
			"stage     waiting",
			"obstacle  legal awaits the operator",
			"obstacle  web is not verified",
			"obstacle  one of email has to be set",
			"",
			"FIELD    VALUE        RULE      STATE",
			"display  \"Alice\"      verified  verified by name 3h ago, until 1971-01-01T00:16:40Z",
			"legal    \"Alice A.\"   operator  open",
			"web      \"a.example\"  verified  asked by dns, for 21h more",
			"         nothing was found at a.example",
		])
	);
}

#[tokio::test]
async fn why_fields_cannot_be_verified_is_shown_by_another_program_too() {
	let world = World::new().await;
	world.name.publish("alice");
	world.ask(ALICE, &[(Field::Display, "Alice"), (Field::Email, "no address")]).await;
	let taken = "the name can be taken for \"alice\", which belongs to somebody else";
	let world = World { engine: world.another(2).await, ..world };
	let shown = written(&world, SHOW).await;
	let fields = [
		"FIELD    VALUE         RULE      STATE",
		"display  \"Alice\"       verified  open",
		&format!("         {taken}"),
		"email    \"no address\"  verified  open",
		"         a word",
	];
	assert!(shown.ends_with(&lines(&fields)), "{shown}");
	let shown: Value =
		serde_json::from_str(&written(&world, &format!("{SHOW} --json")).await).unwrap();
	assert_eq!(shown["fields"][0]["state"], json!({ "is": "open", "hint": taken }));
	assert_eq!(shown["fields"][1]["state"], json!({ "is": "open", "hint": "a word" }));
}

#[tokio::test]
async fn the_judgement_on_its_way_and_a_ban_are_shown() {
	let world = World::new().await;
	world.ask(ALICE, &[(Field::Email, MAIL)]).await;
	world.chain.cut(true);
	world.prove_mail(ALICE, MAIL).await;
	world.watch().await;
	world.engine.ban(ALICE, 2_000_000).await.unwrap();
	let shown = written(&world, &format!("{SHOW} --chain test")).await;
	let intent = "judgement reasonable, decided 0s ago: on its way; transaction 1 of 5 is 0x";
	assert!(shown.contains("stage     submitting\n") && shown.contains(intent), "{shown}");
	assert!(shown.contains("banned    until 1970-01-01T00:33:20Z\n"), "{shown}");
	let shown: Value =
		serde_json::from_str(&written(&world, &format!("{SHOW} --json")).await).unwrap();
	assert_eq!(
		(&shown["stage"], &shown["banned_until"]),
		(&json!("submitting"), &json!(2_000_000))
	);
	assert_eq!(shown["intent"]["transaction"]["nonce"], 0);
	assert_eq!(shown["intent"]["outcome"], Value::Null);
	assert_eq!(shown["fields"][0]["state"]["channel"], "mail-link");
}

#[tokio::test]
async fn a_judgement_that_has_to_be_renewed_is_shown() {
	let world = World::new().await;
	world.get_judged(ALICE, &[(Field::Email, MAIL)], MAIL).await;
	world.clock.advance(Duration::from_hours(335 * 24));
	world.watch().await;
	let shown = written(&world, SHOW).await;
	assert!(shown.contains("renew     by 1971-01-01T00:16:40Z\n"), "{shown}");
	let shown: Value =
		serde_json::from_str(&written(&world, &format!("{SHOW} --json")).await).unwrap();
	let until = 1_000_000 + 365 * 24 * 3_600_000_u64;
	assert_eq!((&shown["renewal_until"], &shown["banned_until"]), (&json!(until), &Value::Null));
}

#[tokio::test]
async fn nothing_that_a_chain_shows_moves_the_cursor() {
	let world = World::new().await;
	let (name, fax) = ("\u{1b}[2Jx\n\u{202e}", Field::Other("\u{1b}[1Afax".into()));
	world.chain.set_identity(
		ALICE,
		&[(Field::Display, Content::Text(name.into())), (fax, Content::Bytes(vec![0x1b]))],
	);
	world.chain.request_judgement(ALICE);
	world.name.publish(name);
	world.watch().await;
	let shown = written(&world, SHOW).await + &written(&world, "requests").await;
	assert!(shown.contains("\\u{1b}[2Jx\\n\\u{202e}"), "{shown}");
	assert!(shown.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{shown}");
}

#[tokio::test]
async fn only_a_request_that_is_kept_can_be_shown() {
	let world = World::new().await;
	let show = format!("show {}", address(BOB));
	assert_eq!(refused(&world, &show).await, "no request of this account is kept");
	let elsewhere = refused(&world, &format!("{show} --chain kusama")).await;
	assert_eq!(elsewhere, "the configuration has no chain of this name; it has test");
}

#[tokio::test]
async fn everything_that_is_kept_about_an_account_is_printed() {
	let world = World::new().await;
	world.ask(ALICE, &[(Field::Email, MAIL)]).await;
	let export = written(&world, &format!("export {}", address(ALICE))).await;
	let export: Value = serde_json::from_str(&export).unwrap();
	assert_eq!(export["requests"][0]["fields"], json!({ "email": MAIL }));
}
