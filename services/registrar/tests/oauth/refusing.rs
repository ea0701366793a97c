//! Platforms that refuse this registrar.

use std::{
	io::{self, Write},
	sync::{Arc, Mutex},
};

use litentry_registrar::{
	challenge::Channel,
	oauth::{NotSignedIn, OAuthPlatforms, Platforms},
};
use tempfile::TempDir;
use tracing::Level;

use crate::{
	KEY, ORIGIN, SECRET,
	liar::{Liar, granted},
	platforms, platforms_with,
	provider::Provider,
	settings, sign_in, this_code,
};

#[tokio::test]
async fn a_registrar_with_a_wrong_secret_is_not_told_who_signed_in() {
	let provider = Provider::start();
	let returned = sign_in(&platforms(&provider), Channel::X, "alice:1").await;
	let folder = TempDir::new().unwrap();
	let settings = settings(&folder, provider.origin(), "");
	std::fs::write(folder.path().join("secret"), "another one").unwrap();
	let wrong = OAuthPlatforms::new(&settings, ORIGIN, KEY).unwrap();
	let answered = wrong.answer(Channel::X, this_code(), &returned).await;
	assert_eq!(answered, Err(NotSignedIn::Unreachable));
}

#[tokio::test]
async fn a_registrar_that_asked_for_too_little_is_not_told_who_signed_in() {
	let provider = Provider::start();
	let less = platforms_with(provider.origin(), "scopes = [\"users.read\"]", KEY);
	let returned = sign_in(&less, Channel::X, "alice:1").await;
	let answered = less.answer(Channel::X, this_code(), &returned).await;
	assert_eq!(answered, Err(NotSignedIn::Unreachable));
	assert_eq!(provider.tokens().await, (1, 0), "the token is given back all the same");
}

#[tokio::test]
async fn each_refusal_of_a_grant_is_one_and_everything_else_may_be_tried_again() {
	let (not_granted, unreachable) = (NotSignedIn::NotGranted, NotSignedIn::Unreachable);
	for (status, said, expected) in [
		(400, "invalid_grant", not_granted),
		(400, "invalid_request", not_granted),
		// GitHub's way.
		(200, "bad_verification_code", not_granted),
		(200, "incorrect_client_credentials", unreachable),
		(200, "redirect_uri_mismatch", unreachable),
		(401, "invalid_client", unreachable),
		(400, "unauthorized_client", unreachable),
		(503, "temporarily_unavailable", unreachable),
	] {
		let body = format!("{{\"error\": \"{said}\"}}");
		let liar = Liar::start().await.token(status, body);
		let platforms = platforms_with(liar.origin(), "", KEY);
		let answered = platforms.answer(Channel::GitHub, this_code(), &granted()).await;
		assert_eq!(answered, Err(expected), "{status} {said}");
	}
}

#[tokio::test]
async fn what_is_logged_names_nobody() {
	let logged = Arc::new(Mutex::new(Vec::new()));
	let writer = Arc::clone(&logged);
	let subscriber = tracing_subscriber::fmt()
		.with_max_level(Level::TRACE)
		.with_writer(move || Log(Arc::clone(&writer)))
		.finish();
	let _guard = tracing::subscriber::set_default(subscriber);
	let liar = Liar::start().await.user(r#"{"login": "alice", "id": 31415926}"#).keeping_tokens();
	let platforms = platforms_with(liar.origin(), "", KEY);
	assert!(platforms.answer(Channel::GitHub, this_code(), &granted()).await.is_ok());
	let liar = Liar::start().await.token(401, r#"{"error": "invalid_client"}"#.to_owned());
	let platforms = platforms_with(liar.origin(), "", KEY);
	assert!(platforms.answer(Channel::GitHub, this_code(), &granted()).await.is_err());
	let logged = String::from_utf8(logged.lock().unwrap().clone()).unwrap();
	for ours in ["has not taken a token back", "does not know this registrar"] {
		assert!(logged.contains(ours), "{logged}");
	}
	let code = this_code().to_string();
	for personal in ["alice", "31415926", "t0ken", "a grant", &code, SECRET] {
		assert!(!logged.contains(personal), "{personal}: {logged}");
	}
}

struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		self.0.lock().unwrap().extend_from_slice(bytes);
		Ok(bytes.len())
	}

	fn flush(&mut self) -> io::Result<()> {
		Ok(())
	}
}
