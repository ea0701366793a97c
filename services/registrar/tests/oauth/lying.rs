//! Platforms that lie about who signed in, or say nothing.

use std::time::{Duration, Instant};

use litentry_registrar::{
	answer::Answer,
	challenge::Channel,
	oauth::{NotSignedIn, Platforms},
};

use crate::{
	KEY, answer,
	liar::{Liar, granted},
	platforms_with, this_code,
};

const UNREACHABLE: Result<Answer, NotSignedIn> = Err(NotSignedIn::Unreachable);

async fn ask(liar: &Liar) -> Result<Answer, NotSignedIn> {
	let platforms = platforms_with(liar.origin(), "timeout_seconds = 1", KEY);
	platforms.answer(Channel::GitHub, this_code(), &granted()).await
}

#[tokio::test]
async fn an_account_is_read_where_the_settings_say() {
	let said = r#"{"who": {"name": "Alice", "number": 1}, "login": "bob", "id": 2}"#;
	let liar = Liar::start().await.user(said);
	let account = r#"account = { handle = "/who/name", id = "/who/number" }"#;
	let platforms = platforms_with(liar.origin(), account, KEY);
	let answered = platforms.answer(Channel::GitHub, this_code(), &granted()).await;
	assert_eq!(answered, answer(Channel::GitHub, "alice", "1"));
}

#[tokio::test]
async fn an_account_that_cannot_be_read_is_nobodys_and_its_token_is_given_back() {
	for said in [
		"",
		"no JSON",
		"[]",
		r#"{"login": "alice"}"#,
		r#"{"id": 1}"#,
		r#"{"login": "alice", "id": null}"#,
		r#"{"login": {"login": "alice"}, "id": 1}"#,
		r#"{"login": "@alice", "id": 1}"#,
		r#"{"login": "https://github.com/alice", "id": 1}"#,
		r#"{"login": "alice", "id": 1} and more"#,
	] {
		let liar = Liar::start().await.user(said);
		assert_eq!(ask(&liar).await, UNREACHABLE, "{said}");
		assert_eq!(liar.revoked(), 1, "{said}");
	}
}

#[tokio::test]
async fn an_answer_without_end_is_not_read() {
	let huge = format!(r#"{{"login": "alice", "id": 1, "bio": "{}"}}"#, "x".repeat(100_000));
	let liar = Liar::start().await.user(&huge);
	assert_eq!(ask(&liar).await, UNREACHABLE);
	let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
	let liar = Liar::start().await.user(&deep);
	assert_eq!(ask(&liar).await, UNREACHABLE);
}

#[tokio::test]
async fn a_token_that_cannot_be_used_is_none() {
	for said in [
		"",
		"access_token=a+token&token_type=bearer",
		r#"{"token_type": "bearer"}"#,
		r#"{"access_token": "a token", "token_type": "mac"}"#,
		r#"{"access_token": 1, "token_type": "bearer"}"#,
	] {
		let liar = Liar::start().await.token(200, said.to_owned()).user(ALICE);
		assert_eq!(ask(&liar).await, UNREACHABLE, "{said}");
	}
	let liar = Liar::start().await.user(ALICE);
	assert_eq!(ask(&liar).await, answer(Channel::GitHub, "alice", "1"));
}

const ALICE: &str = r#"{"login": "alice", "id": 1}"#;

#[tokio::test]
async fn nobody_is_followed_elsewhere() {
	for liar in [
		Liar::start().await.redirecting_user(),
		Liar::start().await.user(ALICE).redirecting_token(),
	] {
		assert_eq!(ask(&liar).await, UNREACHABLE);
		assert_eq!(liar.elsewhere(), 0);
	}
}

#[tokio::test]
async fn whoever_says_nothing_is_not_waited_for() {
	for liar in [Liar::start().await.silent_user(), Liar::start().await.user(ALICE).silent_token()]
	{
		let start = Instant::now();
		assert_eq!(ask(&liar).await, UNREACHABLE);
		assert!(start.elapsed() < Duration::from_secs(10));
	}
	let nobody = platforms_with("http://127.0.0.1:9", "", KEY);
	let answered = nobody.answer(Channel::GitHub, this_code(), &granted()).await;
	assert_eq!(answered, UNREACHABLE);
}

#[tokio::test]
async fn a_refresh_token_that_nobody_asked_for_is_given_back_as_well() {
	let token = r#"{"access_token": "a", "token_type": "bearer", "refresh_token": "r"}"#;
	let said = r#"{"username": "alice", "discriminator": "0", "id": "1"}"#;
	let liar = Liar::start().await.token(200, token.to_owned()).user(said);
	let platforms = platforms_with(liar.origin(), "", KEY);
	let answered = platforms.answer(Channel::Discord, this_code(), &granted()).await;
	assert_eq!(answered, answer(Channel::Discord, "alice", "1"));
	assert_eq!(liar.revoked(), 2);
}
