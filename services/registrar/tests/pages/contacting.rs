//! How people find whoever runs the registrar.

use litentry_registrar::{
	challenge::Channel,
	desk::{Desk, Office},
	identity::Field,
	web::{Contact, InvalidContact},
};

use crate::{
	fakes::key,
	house::{FIELDS, House, account, alice, path},
	visitor::Visitor,
};

const CONTACT: &str = "mailto:help@registrar.example";
const LINK: &str = "<a href=\"mailto:help@registrar.example\">";

#[test]
fn a_contact_is_a_mail_address_or_a_page() {
	let read = |text: &str| text.parse().map(|it: Contact| it.text().to_owned());
	assert_eq!(read(CONTACT), Ok("help@registrar.example".into()));
	assert_eq!(read("https://registrar.example/help"), Ok("https://registrar.example/help".into()));
	for text in ["", "help@registrar.example", "mailto:help", "http://a.b", "javascript:alert(1)"] {
		assert_eq!(read(text), Err(InvalidContact), "{text}");
	}
}

#[tokio::test]
async fn every_page_says_where_the_operator_is_and_how_programs_ask() {
	let house = House::run_by(CONTACT).await;
	for page in ["/", "/audit", "/nothing", "/confirm/x", &path(account(&alice()))] {
		let page = Visitor::of(&house).get(page).await;
		assert!(page.says(&format!("{LINK}help@registrar.example</a>")), "{}", page.body);
		assert!(page.says("href=\"/api/v1/openapi.json\""));
		assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
	}
}

/// What somebody is told who is banned, and whose address wants no messages.
async fn told(house: &House) -> String {
	let alice_account = account(&alice());
	house.ask(alice_account, &FIELDS).await;
	house.engine.begin(key(alice_account), Field::Email, Channel::MailLink).await.unwrap();
	let (_, code) = house.claim(alice_account, Channel::MailLink).await;
	house.engine.refuse(code).await.unwrap();
	let owner = Visitor::signed_in(house, &alice()).await;
	let begin = [("field", "email"), ("channel", "mail-link")];
	let refused = owner.post(&format!("{}/begin", path(alice_account)), &begin).await.body;
	house.engine.ban(alice_account, 2_000_000_000).await.unwrap();
	let banned = owner.get(&path(alice_account)).await.body;
	assert!(
		refused.contains("does not want messages") && banned.contains("This account is banned")
	);
	refused + &banned
}

#[tokio::test]
async fn whoever_is_told_to_write_finds_where() {
	let told = told(&House::run_by(CONTACT).await).await;
	let link = format!("{LINK}write to the registrar's operator</a>");
	assert!(told.contains(&format!("or another address, or {link}.")), "{told}");
	assert!(told.contains(&format!("If this is a mistake, {link}.")), "{told}");
}

#[tokio::test]
async fn nobody_is_told_to_write_where_nobody_reads() {
	let told = told(&House::new().await).await;
	assert!(!told.contains("write to") && !told.contains("Its operator:"), "{told}");
}
