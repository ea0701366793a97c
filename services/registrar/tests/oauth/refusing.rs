//! Platforms that refuse this registrar.

use litentry_registrar::{
	challenge::Channel,
	oauth::{NotSignedIn, OAuthPlatforms, Platforms},
};
use tempfile::TempDir;

use crate::{
	KEY, ORIGIN,
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
