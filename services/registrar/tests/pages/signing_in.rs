//! Signing in with an account.

use litentry_vocabulary::blake2_256;
use reqwest::StatusCode;
use subxt_signer::sr25519::dev;

use crate::{
	fakes::{BOB, CHAIN, key},
	house::{FIELDS, House, account, alice, path},
	markup::attribute,
	visitor::Visitor,
};

const SIGNED_IN: &str = "You are signed in with this account";

#[tokio::test]
async fn whoever_signs_the_text_is_signed_in_until_he_signs_out() {
	let house = House::new().await;
	let account = account(&alice());
	house.ask(account, &FIELDS).await;
	let visitor = Visitor::of(&house);
	assert!(!visitor.get(&path(account)).await.says(SIGNED_IN));
	let reply = visitor.sign_in(account, &alice()).await;
	assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, &*path(account)));
	let cookie = reply.headers["set-cookie"].to_str().unwrap();
	assert!(cookie.ends_with("; HttpOnly; SameSite=Lax; Path=/"), "{cookie}");
	assert!(visitor.get(&path(account)).await.says(SIGNED_IN));
	let address = house.site.path(&key(account)).replace("/test-net/", "");
	let reply = visitor.post("/sign-out", &[("chain", "test-net"), ("address", &address)]).await;
	assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, &*path(account)));
	assert!(!visitor.get(&path(account)).await.says(SIGNED_IN));
}

#[tokio::test]
async fn another_account_s_signature_signs_nobody_in() {
	let house = House::new().await;
	house.ask(account(&alice()), &FIELDS).await;
	let visitor = Visitor::of(&house);
	let reply = visitor.sign_in(account(&alice()), &dev::bob()).await;
	assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
	assert!(reply.says("This is not a signature of the text by this account."));
	assert!(!visitor.get(&path(account(&alice()))).await.says(SIGNED_IN));
}

#[tokio::test]
async fn nonsense_is_told_from_another_account_s_signature() {
	let house = House::new().await;
	let visitor = Visitor::of(&house);
	let page = format!("/sign-in{}", path(account(&alice())));
	let form = visitor.get(&page).await.body;
	let (token, text) = (attribute(&form, "token"), attribute(&form, "text"));
	for (signature, said) in [
		("my signature", "This is not a signature:"),
		("0xab", "This is not a signature:"),
		(&*"ab".repeat(64), "This is not a signature of the text by this account."),
	] {
		let form = [("token", &*token), ("text", &*text), ("signature", signature)];
		let reply = visitor.post(&page, &form).await;
		assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
		assert!(reply.says(said), "{signature}: {}", reply.body);
	}
}

#[tokio::test]
async fn a_session_is_of_one_account() {
	let house = House::new().await;
	house.ask(BOB, &FIELDS).await;
	let visitor = Visitor::signed_in(&house, &alice()).await;
	let page = visitor.get(&path(BOB)).await;
	assert!(page.says("You are signed in with another account") && !page.says(SIGNED_IN));
	let begin = [("field", "email"), ("channel", "mail-link")];
	let reply = visitor.post(&format!("{}/begin", path(BOB)), &begin).await;
	assert_eq!(reply.location(), format!("/sign-in{}", path(BOB)));
	assert_eq!(house.mail.count(), 0);
}

#[tokio::test]
async fn an_account_without_a_key_makes_a_remark() {
	let house = House::new().await;
	house.ask(BOB, &FIELDS).await;
	let visitor = Visitor::of(&house);
	let page = format!("/sign-in{}", path(BOB));
	let form = visitor.get(&page).await.body;
	let (token, text) = (attribute(&form, "token"), attribute(&form, "text"));
	let posted = [("token", &*token), ("text", &*text.replace('\n', "\r\n"))];
	let reply = visitor.post(&page, &posted).await;
	assert!(reply.says("No finalized block holds a remark of the text by this account yet."));
	// The same text is asked for again.
	assert_eq!(attribute(&reply.body, "text"), text);
	house.remarks.saw(CHAIN, BOB, blake2_256(text.as_bytes()), 1_000_000);
	assert_eq!(visitor.post(&page, &posted).await.status, StatusCode::SEE_OTHER);
	assert!(visitor.get(&path(BOB)).await.says(SIGNED_IN));
	// And works once.
	let reply = Visitor::of(&house).post(&page, &posted).await;
	assert!(reply.says("This sign-in was completed before"));
	assert_ne!(attribute(&reply.body, "text"), text);
}
