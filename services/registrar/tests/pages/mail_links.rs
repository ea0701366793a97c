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
	visitor.get(&link.replace("/confirm/", "/refuse/")).await;
	assert!(!is_verified(&house).await);
	let done = visitor.post(&link, &[]).await;
	assert!(done.says("E-mail address verified"), "{}", done.body);
	assert!(is_verified(&house).await);
	let again = visitor.post(&link, &[]).await;
	assert_eq!(again.status, StatusCode::GONE);
	assert_eq!(visitor.get(&link).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn whoever_wants_no_messages_says_so_and_gets_none() {
	let house = House::new().await;
	let link = begin(&house).await.replace("/confirm/", "/refuse/");
	let visitor = Visitor::of(&house);
	assert!(visitor.get(&link).await.says("Do you want no messages from here?"));
	let refuse = house.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await;
	assert_eq!(refuse, Ok(Instruction::FollowLink));
	let link = house.mailed_link(ALICE).await.replace("/confirm/", "/refuse/");
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
async fn a_link_works_for_its_own_purpose_and_time_alone() {
	let house = House::new().await;
	let link = begin(&house).await;
	let visitor = Visitor::of(&house);
	let damaged = format!("{}x", &link[..link.len() - 1]);
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
