//! Signing in with a platform, there and back.

use litentry_registrar::{desk::FieldState, identity::Field};
use reqwest::{Method, StatusCode};

use crate::{
	house::{House, account, alice, path},
	visitor::Visitor,
};

const FIELDS: [(Field, &str); 1] = [(Field::Github, "Alice")];

/// Somebody who was sent to the page that says for whom he signs in, and that page.
async fn begin(house: &House) -> (Visitor, String) {
	house.ask(account(&alice()), &FIELDS).await;
	let owner = Visitor::signed_in(house, &alice()).await;
	let begin = [("field", "github"), ("channel", "github")];
	let reply = owner.post(&format!("{}/begin", path(account(&alice()))), &begin).await;
	assert_eq!(reply.status, StatusCode::SEE_OTHER);
	let page = reply.location().replace(&house.origin, "");
	assert!(page.starts_with("/sign-in-with/"), "{page}");
	(owner, page)
}

async fn is_verified(house: &House) -> bool {
	let view = house.view(account(&alice())).await.unwrap();
	matches!(view.fields[0].state, FieldState::Verified { .. })
}

/// Where the platform sends somebody back to, as a path.
fn back(house: &House, sent_to: &str) -> String {
	let (rest, home) = sent_to.split_once("&back=").unwrap();
	let (_, state) = rest.split_once("state=").unwrap();
	format!("{}?code=alice&state={state}", home.replace(&house.origin, ""))
}

#[tokio::test]
async fn whoever_comes_back_from_the_platform_is_verified() {
	let house = House::new().await;
	let (owner, page) = begin(&house).await;
	let asked = owner.get(&page).await;
	assert!(asked.says("Sign in with GitHub?") && asked.says("<bdi>Alice</bdi>"));
	assert!(asked.says("Yes, go on"));
	let policy = asked.headers["content-security-policy"].to_str().unwrap();
	assert!(policy.contains("form-action 'self' http://localhost:"), "{policy}");
	let sent = owner.post(&page, &[]).await;
	assert_eq!(sent.status, StatusCode::SEE_OTHER);
	let cookie = sent.headers["set-cookie"].to_str().unwrap();
	assert!(cookie.contains("HttpOnly; SameSite=Lax; Path=/; Max-Age=900"), "{cookie}");
	let callback = back(&house, sent.location());
	// Whoever looks at the address first uses nothing up.
	assert_eq!(owner.head(&callback).await.status, StatusCode::OK);
	assert!(!is_verified(&house).await);
	let done = owner.get(&callback).await;
	let place = format!("{}#field-github", path(account(&alice())));
	assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, &*place));
	assert!(is_verified(&house).await);
}

#[tokio::test]
async fn a_browser_that_was_not_sent_there_shows_nothing() {
	let house = House::new().await;
	let (owner, page) = begin(&house).await;
	let callback = back(&house, owner.post(&page, &[]).await.location());
	let stranger = Visitor::of(&house).get(&callback).await;
	assert_eq!(stranger.status, StatusCode::FORBIDDEN);
	assert!(stranger.says("This browser was not sent to the platform from here"));
	let elsewhere = owner.get(&callback.replace("/github/", "/discord/")).await;
	assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
	assert!(!is_verified(&house).await);
}

#[tokio::test]
async fn a_platform_that_grants_nothing_verifies_nothing() {
	let house = House::new().await;
	let (owner, page) = begin(&house).await;
	let callback = back(&house, owner.post(&page, &[]).await.location());
	let refused = owner.get(&callback.replace("code=alice", "error=access_denied")).await;
	assert_eq!(refused.status, StatusCode::FORBIDDEN);
	assert!(refused.says("The platform did not confirm the sign-in"), "{}", refused.body);
	assert!(!is_verified(&house).await);
	// And is asked once for each time that somebody is sent there.
	assert_eq!(owner.get(&callback).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn somebody_else_s_account_there_is_not_taken() {
	let house = House::new().await;
	let (owner, page) = begin(&house).await;
	let callback = back(&house, owner.post(&page, &[]).await.location());
	let mallory = owner.get(&callback.replace("code=alice", "code=mallory")).await;
	assert_eq!(mallory.status, StatusCode::UNPROCESSABLE_ENTITY);
	assert!(mallory.says("another account than the one that the identity names"));
	assert!(!is_verified(&house).await);
}

#[tokio::test]
async fn whoever_is_sent_a_stranger_s_link_cannot_go_on() {
	let house = House::new().await;
	let (_, page) = begin(&house).await;
	let friend = Visitor::of(&house);
	let asked = friend.get(&page).await;
	assert!(asked.says("Sign in with this account first") && !asked.says("Yes, go on"));
	let declined = friend.post(&page, &[]).await;
	let sign_in = format!("/sign-in{}", path(account(&alice())));
	assert_eq!((declined.status, declined.location()), (StatusCode::SEE_OTHER, &*sign_in));
	assert!(!declined.headers.contains_key("set-cookie"));
	let request = friend.request(Method::POST, &page).header("sec-fetch-site", "cross-site");
	assert_eq!(friend.send(request).await.status, StatusCode::FORBIDDEN);
}
