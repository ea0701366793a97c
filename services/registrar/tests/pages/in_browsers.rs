//! The pages in Chromium, with scripts and without.

use litentry_registrar::{
	answer::Answers,
	challenge::Channel,
	desk::{Desk, FieldState},
	identity::{Content, Field, HashKind, Hashed},
};
use litentry_vocabulary::{Account, ss58};
use serde_json::json;

use crate::{
	browser::Browser,
	fakes::{ALICE, BOB, key},
	hostile::ATTACKS,
	house::{FIELDS, House, MAIL, account, alice, path},
};

async fn is_verified(house: &House, of: &Field) -> bool {
	let view = house.view(account(&alice())).await.unwrap();
	let field = view.fields.into_iter().find(|it| it.field == *of).unwrap();
	matches!(field.state, FieldState::Verified { .. })
}

#[tokio::test]
async fn without_scripts_a_person_gets_from_the_first_page_to_a_verified_address() {
	let house = House::new().await;
	house.ask(account(&alice()), &FIELDS).await;
	// As another chain writes it.
	let address = ss58::encode(2, account(&alice()).as_bytes());
	let with = json!({ "origin": house.origin, "address": address, "secret": "//Alice" });
	let mut browser = Browser::start("without-scripts", &with);
	assert_eq!(browser.next().await, Some(json!("mail")));
	let link = house.mailed_link(account(&alice())).await;
	browser.tell(&json!(link)).await;
	assert_eq!(browser.next().await, Some(json!("looked")));
	assert!(!is_verified(&house, &Field::Email).await);
	browser.tell(&json!("go on")).await;
	assert_eq!(browser.end().await, json!({ "badge": "Verified", "policyViolations": [] }));
	assert!(is_verified(&house, &Field::Email).await);
}

#[tokio::test]
async fn a_page_shows_what_changes_without_being_loaded_again() {
	let house = House::new().await;
	let key_of_alice = (Field::PgpFingerprint, Content::Fingerprint([0xab; 20]));
	let mail = (Field::Email, Content::Text(MAIL.into()));
	house.ask_with(account(&alice()), &[mail, key_of_alice]).await;
	let key = key(account(&alice()));
	house.engine.begin(key, Field::PgpFingerprint, Channel::Pgp).await.unwrap();
	let page = path(account(&alice()));
	let with = json!({ "origin": house.origin, "page": page, "secret": "//Alice" });
	let mut browser = Browser::start("live", &with);
	assert_eq!(browser.next().await, Some(json!("writing")));
	house.engine.begin(key, Field::Email, Channel::MailLink).await.unwrap();
	house.engine.answer(house.mail.answer_of(MAIL)).await.unwrap();
	let expected = json!({
		"badge": "Verified",
		"told": "E-mail address: Verified",
		"isSamePage": true,
		"written": "half a signature",
		"focused": "field-pgp-fingerprint-signature",
		"policyViolations": [],
	});
	assert_eq!(browser.end().await, expected);
}

#[tokio::test]
async fn a_request_appears_on_the_page_that_waits_for_it() {
	let house = House::new().await;
	let with = json!({ "origin": house.origin, "page": path(BOB) });
	let mut browser = Browser::start("appearing", &with);
	assert_eq!(browser.next().await, Some(json!("No request is open")));
	house.ask(BOB, &FIELDS).await;
	assert_eq!(browser.end().await, json!("The request waits"));
}

#[tokio::test]
async fn a_wallet_of_the_browser_signs_in() {
	let house = House::new().await;
	house.ask(account(&alice()), &FIELDS).await;
	let page = path(account(&alice()));
	let with = json!({ "origin": house.origin, "page": page, "secret": "//Alice" });
	let said = Browser::start("wallet", &with).end().await;
	let expected = json!({
		"stranger": "The wallet did not sign: a-stranger does not show this account to this page.",
		"denied": "The wallet did not sign: Cancelled",
		"isSignedIn": true,
		"policyViolations": [],
	});
	assert_eq!(said, expected);
}

#[tokio::test]
async fn everything_is_done_with_the_keyboard_alone() {
	let house = House::new().await;
	house.ask(account(&alice()), &FIELDS).await;
	let address = ss58::encode(42, account(&alice()).as_bytes());
	let with = json!({ "origin": house.origin, "address": address, "secret": "//Alice" });
	let said = Browser::start("keyboard", &with).end().await;
	assert_eq!(said, json!({ "unseen": [], "state": "Waits for an answer" }));
	assert_eq!(house.mail.count(), 1);
}

#[tokio::test]
async fn a_browser_is_sent_to_a_platform_and_comes_back() {
	let house = House::new().await;
	house.ask(account(&alice()), &[(Field::Github, "Alice")]).await;
	let page = path(account(&alice()));
	let with = json!({ "origin": house.origin, "page": page, "secret": "//Alice" });
	let said = Browser::start("platform", &with).end().await;
	assert_eq!(said, json!({ "badge": "Verified", "policyViolations": [] }));
	assert!(is_verified(&house, &Field::Github).await);
}

#[tokio::test]
async fn strangers_values_run_nothing_and_look_like_what_they_are() {
	let house = House::new().await;
	let mut pages = Vec::new();
	for (number, text) in (50..).zip(ATTACKS.into_iter().chain(["harmless"])) {
		let text = |field| (field, Content::Text(text.replace(' ', "\u{a0}")));
		let account = Account([number; 32]);
		house.ask_with(account, &[Field::Display, Field::Email, Field::Image].map(text)).await;
		pages.push(path(account));
	}
	let with = json!({ "origin": house.origin, "pages": pages });
	let said = Browser::start("hostile", &with).end().await;
	assert_eq!(said, json!({ "different": [], "dialogs": 0, "policyViolations": [] }));
}

/// Pages in as many states as there are.
async fn pages(house: &House) -> Vec<String> {
	let hashed = Hashed { kind: HashKind::Sha256, hash: [6; 32] };
	let text = |field, text: &str| (field, Content::Text(text.into()));
	let fields = [
		text(Field::Display, "Alice"),
		text(Field::Email, MAIL),
		text(Field::Web, "alice.example"),
		text(Field::Legal, "Alice A."),
		text(Field::Image, "x"),
		(Field::Github, Content::Hashed(hashed)),
		(Field::PgpFingerprint, Content::Fingerprint([0xab; 20])),
	];
	let alice = account(&alice());
	house.ask_with(alice, &fields).await;
	house.engine.begin(key(alice), Field::Web, Channel::Dns).await.unwrap();
	house.engine.look(key(alice), Field::Web, None).await.unwrap_err();
	house.engine.begin(key(alice), Field::PgpFingerprint, Channel::Pgp).await.unwrap();
	house.engine.begin(key(alice), Field::Email, Channel::MailLink).await.unwrap();
	let link = house.mailed_link(alice).await;
	house.ask(ALICE, &[(Field::Email, MAIL)]).await;
	house.chain.cancel_request(ALICE);
	house.watch().await;
	let refuse = link.split_once('?').unwrap().0.replace("/confirm/", "/refuse/");
	let sign_in = format!("/sign-in{}", path(alice));
	let fixed = ["/", "/precheck", "/audit", "/nothing", "/precheck?chain=test-net"];
	let made = [link, refuse, sign_in, path(alice), path(ALICE), path(BOB)];
	fixed.into_iter().map(str::to_owned).chain(made).collect()
}

#[tokio::test]
async fn the_pages_are_accessible_light_and_dark_and_narrow() {
	let house = House::new().await;
	let pages = pages(&house).await;
	let owned = path(account(&alice()));
	let with =
		json!({ "origin": house.origin, "pages": pages, "owned": owned, "secret": "//Alice" });
	let said = Browser::start("accessibility", &with).end().await;
	let good = json!({ "violations": [], "tooWide": [], "checked": 28, "seesMistakes": true });
	assert_eq!(said, good);
}
