//! The links in messages.

use litentry_registrar::{
	challenge::Channel,
	desk::{Desk, FieldState},
	identity::Field,
	links::Links,
	verifier::{Hint, Instruction},
};
use reqwest::StatusCode;

use crate::{
	fakes::{ALICE, key},
	house::{FIELDS, House, path},
	visitor::Visitor,
};

async fn begin(house: &House) -> String {
	house.ask(ALICE, &FIELDS).await;
	house.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await.unwrap();
	house.mailed_link(ALICE).await
}

/// The other link of the same message.
fn refusing(confirming: &str) -> String {
	confirming.split_once('?').unwrap().0.replace("/confirm/", "/refuse/")
}

async fn is_verified(house: &House) -> bool {
	let view = house.view(ALICE).await.unwrap();
	let email = view.fields.into_iter().find(|it| it.field == Field::Email).unwrap();
	matches!(email.state, FieldState::Verified { .. })
}

#[tokio::test]
async fn looking_at_a_link_confirms_nothing_and_posting_its_form_does() {
	let house = House::new().await;
	let link = begin(&house).await;
	let visitor = Visitor::of(&house);
	let page = visitor.get(&link).await;
	assert_eq!(page.status, StatusCode::OK);
	for text in ["alice@example.org", "Test Net", path(ALICE).rsplit('/').next().unwrap()] {
		assert!(page.says(text), "{text}");
	}
	assert_eq!(visitor.head(&link).await.status, StatusCode::OK);
	visitor.get(&refusing(&link)).await;
	assert!(!is_verified(&house).await);
	let done = visitor.post(&link, &[]).await;
	assert!(done.says("E-mail address verified"), "{}", done.body);
	assert!(is_verified(&house).await);
	let again = visitor.post(&link, &[]).await;
	assert!(done.says("the judgement follows by itself") && done.says(&path(ALICE)));
	assert!(again.status == StatusCode::GONE && again.says(&path(ALICE)), "{}", again.body);
	let again = visitor.get(&link).await;
	assert!(again.status == StatusCode::GONE && again.says(&path(ALICE)), "{}", again.body);
}

#[tokio::test]
async fn whoever_wants_no_messages_says_so_and_gets_none() {
	let house = House::new().await;
	let link = refusing(&begin(&house).await);
	let visitor = Visitor::of(&house);
	assert!(visitor.get(&link).await.says("Do you want no messages from here?"));
	let refuse = house.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await;
	assert_eq!(refuse, Ok(Instruction::FollowLink));
	let link = refusing(&house.mailed_link(ALICE).await);
	// As a mail program does by itself, which has none of the pages (RFC 8058).
	let request = visitor.request(reqwest::Method::POST, &link);
	let done = visitor.send(request.form(&[("List-Unsubscribe", "One-Click")])).await;
	assert!(done.says("Nothing more is sent to you"), "{}", done.body);
	let again = house.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await;
	assert_eq!(again, Err(Hint::Suppressed.into()));
	// That is nobody's business but his and the owner's.
	assert!(!visitor.get(&path(ALICE)).await.says("does not want messages"));
}

#[tokio::test]
async fn refusing_works_whatever_became_of_what_was_asked() {
	for is_confirmed in [true, false] {
		let house = House::new().await;
		let confirm = begin(&house).await;
		let visitor = Visitor::of(&house);
		if is_confirmed {
			assert_eq!(visitor.post(&confirm, &[]).await.status, StatusCode::OK);
		} else {
			house.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await.unwrap();
		}
		let refuse = refusing(&confirm);
		let asked = visitor.get(&refuse).await;
		assert!(asked.status == StatusCode::OK && asked.says("Send nothing to my address"));
		assert!(!asked.says("alice@example.org"));
		let done = visitor.post(&refuse, &[]).await;
		assert!(done.says("Nothing more is sent to you"), "{}", done.body);
		let again = house.engine.begin(key(ALICE), Field::Email, Channel::MailReply).await;
		assert!(again.is_err(), "{again:?}");
	}
}

#[tokio::test]
async fn whoever_refuses_what_is_gone_is_told_so() {
	let house = House::new().await;
	let refuse = refusing(&begin(&house).await);
	house.ask(ALICE, &[(Field::Email, "bob@example.org")]).await;
	let done = Visitor::of(&house).post(&refuse, &[]).await;
	assert_eq!(done.status, StatusCode::GONE);
	assert!(done.says("There is nothing left to refuse"), "{}", done.body);
}

#[tokio::test]
async fn a_link_works_for_its_own_purpose_and_time_alone() {
	let house = House::new().await;
	let link = begin(&house).await;
	let visitor = Visitor::of(&house);
	let damaged = link.replace("?of=", "x?of=");
	assert!(visitor.get(&damaged).await.says("<h1>This link is damaged</h1>"));
	let (claim, code) = house.claim(ALICE, Channel::MailReply).await;
	let other = house.site.confirm(&claim, code).replace(&house.origin, "");
	let elsewhere = link.replace("/confirm/", "/sign-in-with/");
	for wrong in [&*damaged, &*other, &*elsewhere, "/confirm/x", "/refuse/x"] {
		assert_eq!(visitor.get(wrong).await.status, StatusCode::GONE, "{wrong}");
		assert_eq!(visitor.post(wrong, &[]).await.status, StatusCode::GONE, "{wrong}");
	}
	house.clock.advance(std::time::Duration::from_hours(25));
	let late = visitor.post(&link, &[]).await;
	assert!(late.status == StatusCode::GONE && late.says("This link is too old"));
	assert!(!is_verified(&house).await);
}
