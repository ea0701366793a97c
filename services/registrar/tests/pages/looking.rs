//! What anybody sees.

use std::time::Duration;

use litentry_registrar::{
	answer::Answers,
	challenge::Channel,
	desk::{Desk, Office},
	identity::{Content, Field, HashKind, Hashed, Judgement},
	request::RequestKey,
};
use litentry_vocabulary::{Account, ss58};
use reqwest::StatusCode;

use crate::{
	fakes::{ALICE, BOB, key},
	house::{FIELDS, House, MAIL, account, alice, path},
	visitor::Visitor,
};

#[tokio::test]
async fn the_first_page_shows_what_the_registrar_does_and_whether_it_does() {
	let house = House::new().await;
	house.ask(ALICE, &FIELDS).await;
	let visitor = Visitor::of(&house);
	let page = visitor.get("/").await;
	assert_eq!(page.status, StatusCode::OK);
	for text in ["Test Net", "At work", "number 3", "0.5 UNIT", "Finalized block 1", "OpenPGP"] {
		assert!(page.says(text), "{text}");
	}
	house.clock.advance(Duration::from_mins(6));
	let page = visitor.get("/").await;
	assert!(page.says("Cut off") && page.says("6 minutes ago"), "{}", page.body);
}

#[tokio::test]
async fn a_request_is_found_however_its_account_and_chain_are_written() {
	let house = House::new().await;
	let visitor = Visitor::of(&house);
	let usual = path(ALICE);
	let hex = format!("0x{}", hex::encode(ALICE.as_bytes()));
	let mut addresses: Vec<_> =
		[0, 2, 31, 42, 8000].map(|prefix| ss58::encode(prefix, ALICE.as_bytes())).into();
	addresses.push(hex);
	for chain in ["test-net", &key(ALICE).chain.to_string()] {
		for address in &addresses {
			let found = visitor.get(&format!("/find?chain={chain}&address=%20{address}")).await;
			assert_eq!((found.status, found.location()), (StatusCode::SEE_OTHER, &*usual));
			let page = format!("/{chain}/{address}");
			let page = if page == usual { continue } else { visitor.get(&page).await };
			assert_eq!((page.status, page.location()), (StatusCode::TEMPORARY_REDIRECT, &*usual));
		}
	}
}

#[tokio::test]
async fn what_is_no_page_says_so() {
	let house = House::new().await;
	let visitor = Visitor::of(&house);
	let typo = path(ALICE).replace('5', "6");
	for (path, text) in [
		("/nothing", "There is no such page"),
		("/assets/nothing.css", "There is no such page"),
		("/other-net/x", "does not serve this chain"),
		("/test-net/0x00", "not the address of an account"),
		(&*typo, "not the address of an account"),
		("/find?chain=test-net&address=%3Cscript%3E", "not the address of an account"),
	] {
		let page = visitor.get(path).await;
		assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
		assert!(page.says(text), "{path}: {}", page.body);
	}
	assert_eq!(visitor.get("/%ff/%fe").await.status, StatusCode::NOT_FOUND);
	assert_eq!(visitor.get("/find").await.status, StatusCode::BAD_REQUEST);
	assert_eq!(visitor.get("/sign-out").await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn an_account_without_a_request_is_told_what_to_do() {
	let house = House::new().await;
	let page = Visitor::of(&house).get(&path(BOB)).await;
	assert_eq!(page.status, StatusCode::NOT_FOUND);
	assert!(page.says("No request is open") && page.says("/precheck?chain=test-net"));
}

#[tokio::test]
async fn every_field_says_what_it_waits_for() {
	let house = House::new().await;
	let hashed = Hashed { kind: HashKind::Sha256, hash: [6; 32] };
	let text = |text: &str| Content::Text(text.into());
	let fields = [
		(Field::Display, text("Alice")),
		(Field::Email, text(MAIL)),
		(Field::Legal, text("Alice A.")),
		(Field::Image, text("x")),
		(Field::Web, Content::Bytes(vec![0xff])),
		(Field::Github, Content::Hashed(hashed)),
		(Field::PgpFingerprint, Content::Fingerprint([0xab; 20])),
	];
	house.ask_with(ALICE, &fields).await;
	let page = Visitor::of(&house).get(&path(ALICE)).await;
	assert_eq!(page.status, StatusCode::OK);
	for text in [
		"1 of 7 fields are verified",
		"Checked against other names",
		"<h1><bdi>Alice</bdi></h1>",
		"To do",
		"E-mail address has to be shown to be yours",
		"looked at by the registrar's operator",
		"Image is not verified by this registrar",
		"0xff",
		"Website is empty or is no text",
		"the SHA-256 hash",
		"GitHub holds a hash",
		"ABAB ABAB",
		"Is this account yours?",
	] {
		assert!(page.says(text), "{text}: {}", page.body);
	}
}

/// Gets an account judged for its mail address, and lets time pass until there is a month left.
async fn judged_long_ago(house: &House, account: Account) {
	house.ask(account, &[(Field::Email, MAIL)]).await;
	house.engine.begin(key(account), Field::Email, Channel::MailLink).await.unwrap();
	house.engine.answer(house.mail.answer_of(MAIL)).await.unwrap();
	house.watch().await;
	house.watch().await;
	house.clock.advance(Duration::from_hours(335 * 24));
	house.watch().await;
}

#[tokio::test]
async fn an_old_judgement_says_until_when_it_stands_and_what_to_do() {
	let house = House::new().await;
	judged_long_ago(&house, ALICE).await;
	let page = Visitor::of(&house).get(&path(ALICE)).await;
	for text in [
		"The judgement has to be renewed",
		"1 January 1971, 00:16 UTC",
		"0 of 1 fields are verified",
		"Nothing is to be paid",
	] {
		assert!(page.says(text), "{text}: {}", page.body);
	}
	assert!(!page.says("Fee held by the chain"));
}

#[tokio::test]
async fn an_old_judgement_that_nobody_renews_is_not_called_verified() {
	let house = House::new().await;
	judged_long_ago(&house, ALICE).await;
	house.clock.advance(Duration::from_hours(30 * 24));
	house.engine.tick().await.unwrap();
	let page = Visitor::of(&house).get(&path(ALICE)).await;
	assert!(page.says("A judgement is on its way") && !page.says("Everything is verified"));
}

#[tokio::test]
async fn a_ban_is_told_to_whom_it_is_about_alone() {
	let house = House::new().await;
	let banned = account(&alice());
	house.ask(banned, &FIELDS).await;
	house.engine.begin(key(banned), Field::Web, Channel::Dns).await.unwrap();
	house.engine.ban(banned, 2_000_000_000).await.unwrap();
	let page = Visitor::signed_in(&house, &alice()).await.get(&path(banned)).await;
	assert!(page.says("This account is banned") && page.says("24 January 1970, 03:33 UTC"));
	assert!(!page.says("/begin") && !page.says("Add a TXT record"), "{}", page.body);
	assert!(!Visitor::of(&house).get(&path(banned)).await.says("banned"));
}

#[tokio::test]
async fn after_the_judgement_its_owner_learns_how_long_it_stands_and_signs_out() {
	let house = House::new().await;
	let judged = account(&alice());
	house.ask(judged, &[(Field::Email, MAIL)]).await;
	house.engine.begin(key(judged), Field::Email, Channel::MailLink).await.unwrap();
	house.engine.answer(house.mail.answer_of(MAIL)).await.unwrap();
	house.watch().await;
	house.watch().await;
	let owner = Visitor::signed_in(&house, &alice()).await;
	let page = owner.get(&path(judged)).await;
	assert!(page.says("Judged: reasonable"), "{}", page.body);
	for text in ["The judgement stands", "Receipts", "Sign out"] {
		assert!(page.says(text), "{text}: {}", page.body);
	}
	assert!(!page.says("id=\"field-email\""), "{}", page.body);
}

#[tokio::test]
async fn the_owner_is_led_to_what_he_has_to_do_next() {
	let house = House::new().await;
	house.ask(account(&alice()), &FIELDS).await;
	let page = path(account(&alice()));
	let owner = Visitor::signed_in(&house, &alice()).await;
	let next = owner.get(&page).await;
	let (_, link) = next.body.split_once("id=\"next\" href=\"#").unwrap();
	assert!(link.starts_with("field-web\">Next: Website"), "{link}");
	assert!(!Visitor::of(&house).get(&page).await.says("id=\"next\""));
}

#[tokio::test]
async fn the_first_page_lists_what_is_verified_and_what_is_to_be_cleared() {
	let house = House::new().await;
	let page = Visitor::of(&house).get("/").await;
	let (_, lists) = page.body.split_once("Verified here").unwrap();
	let (verified, refused) = lists.split_once("Clear before you ask").unwrap();
	assert!(
		verified.contains("E-mail address") && verified.contains("Legal name (by the operator")
	);
	assert!(refused.contains("Discord") && !verified.contains("Discord"));
}

#[tokio::test]
async fn each_end_says_what_follows() {
	let house = House::new().await;
	for (account, end, text) in [
		(Account([1; 32]), "judge", "Judged: reasonable"),
		(Account([2; 32]), "cancel", "The request was taken back"),
		(Account([3; 32]), "clear", "The identity was cleared"),
	] {
		house.ask(account, &[(Field::Email, MAIL)]).await;
		let key: RequestKey = key(account);
		match end {
			"judge" => {
				house.engine.begin(key, Field::Email, Channel::MailLink).await.unwrap();
				house.engine.answer(house.mail.answer_of(MAIL)).await.unwrap();
				house.watch().await;
			}
			"cancel" => house.chain.cancel_request(account),
			_ => house.chain.clear_identity(account),
		}
		house.watch().await;
		let page = Visitor::of(&house).get(&path(account)).await;
		assert!(page.says(text), "{}", page.body);
		assert!(page.says("1 January 1970, 00:16 UTC"), "{}", page.body);
	}
	assert_eq!(house.chain.given()[0].judgement, Judgement::Reasonable);
}

#[tokio::test]
async fn who_has_to_act_when_a_chain_refuses_a_judgement_is_told() {
	let house = House::new().await;
	house.chain.refuse(true);
	house.ask(ALICE, &[(Field::Email, MAIL)]).await;
	house.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await.unwrap();
	house.engine.answer(house.mail.answer_of(MAIL)).await.unwrap();
	for _ in 0..3 {
		house.watch().await;
	}
	let page = Visitor::of(&house).get(&path(ALICE)).await;
	assert!(page.says("has to act; you need do nothing"), "{}", page.body);
	assert!(!page.says("Everything is verified") && !page.says("nothing left for you"));
}
