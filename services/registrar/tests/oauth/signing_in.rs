//! What becomes of people who sign in.

use litentry_registrar::{
	challenge::Channel,
	oauth::{NotSignedIn, Platforms, Returned},
};

use crate::{
	CHANNELS, KEY, answer, other_code, person, platforms, platforms_with, provider::Provider,
	sign_in, this_code,
};

#[tokio::test]
async fn whoever_signs_in_is_named_by_handle_and_number() {
	let provider = Provider::start();
	let platforms = platforms(&provider);
	for (channel, account, handle) in [
		(Channel::X, "Alice_1:2244994945", "alice_1"),
		(Channel::GitHub, "Alice-B:2244994945", "alice-b"),
		(Channel::Discord, "al.ice:2244994945", "al.ice"),
		(Channel::Discord, "Al Ice#1337:2244994945", "Al Ice#1337"),
	] {
		let returned = sign_in(&platforms, channel, account).await;
		let answered = platforms.answer(channel, this_code(), &returned).await;
		assert_eq!(answered, answer(channel, handle, "2244994945"));
	}
	assert_eq!(provider.tokens().await, (4, 0), "every token is given back");
}

#[tokio::test]
async fn somebody_else_is_named_as_who_he_is() {
	let provider = Provider::start();
	let platforms = platforms(&provider);
	let returned = sign_in(&platforms, Channel::X, "mallory:666").await;
	let answered = platforms.answer(Channel::X, this_code(), &returned).await;
	assert_eq!(answered, answer(Channel::X, "mallory", "666"));
}

#[tokio::test]
async fn a_handle_that_changed_hands_has_another_number() {
	let provider = Provider::start();
	let platforms = platforms(&provider);
	for number in ["1", "2"] {
		let returned = sign_in(&platforms, Channel::GitHub, &format!("alice:{number}")).await;
		let answered = platforms.answer(Channel::GitHub, this_code(), &returned).await;
		assert_eq!(answered, answer(Channel::GitHub, "alice", number));
	}
}

#[tokio::test]
async fn a_sign_in_outlives_a_restart() {
	let provider = Provider::start();
	let returned = sign_in(&platforms(&provider), Channel::X, "alice:1").await;
	let restarted = platforms(&provider);
	let answered = restarted.answer(Channel::X, this_code(), &returned).await;
	assert_eq!(answered, answer(Channel::X, "alice", "1"));
}

#[tokio::test]
async fn whoever_does_not_allow_it_has_not_signed_in() {
	let provider = Provider::start();
	let platforms = platforms(&provider);
	for channel in CHANNELS {
		let url = platforms.authorize_url(channel, this_code()).unwrap();
		let returned = person::deny(&url, "alice:1").await;
		let answered = platforms.answer(channel, this_code(), &returned).await;
		assert_eq!(answered, Err(NotSignedIn::Denied), "{channel}");
	}
	assert_eq!(provider.tokens().await, (0, 0));
}

#[tokio::test]
async fn what_was_granted_is_worth_nothing_without_the_verifier() {
	let provider = Provider::start();
	let platforms = platforms(&provider);
	for channel in CHANNELS {
		let returned = sign_in(&platforms, channel, "alice:1").await;
		let thief = platforms_with(provider.origin(), "", [8; 32]);
		let answered = thief.answer(channel, this_code(), &returned).await;
		assert_eq!(answered, Err(NotSignedIn::NotGranted), "{channel}");
	}
	assert_eq!(provider.tokens().await, (0, 0));
}

#[tokio::test]
async fn nobody_comes_in_without_a_challenge_for_the_verifier() {
	let provider = Provider::start();
	let url = platforms(&provider).authorize_url(Channel::X, this_code()).unwrap();
	let (before, after) = url.split_once("code_challenge=").unwrap();
	let without = format!("{before}ignored={after}").replace("code_challenge_method", "ignored");
	let returned = person::look(&without).await;
	assert_eq!(returned.error.as_deref(), Some("invalid_request"));
}

#[tokio::test]
async fn what_was_granted_works_once() {
	let provider = Provider::start();
	let platforms = platforms(&provider);
	for channel in CHANNELS {
		let returned = sign_in(&platforms, channel, "alice:1").await;
		let first = platforms.answer(channel, this_code(), &returned).await;
		assert_eq!(first, answer(channel, "alice", "1"));
		let again = platforms.answer(channel, this_code(), &returned).await;
		assert_eq!(again, Err(NotSignedIn::NotGranted), "{channel}");
	}
	assert_eq!(provider.tokens().await, (3, 0));
}

#[tokio::test]
async fn what_was_granted_to_one_platform_s_client_is_nothing_to_another() {
	let provider = Provider::start();
	let platforms = platforms(&provider);
	let returned = sign_in(&platforms, Channel::X, "alice:1").await;
	for channel in [Channel::GitHub, Channel::Discord] {
		let answered = platforms.answer(channel, this_code(), &returned).await;
		assert_eq!(answered, Err(NotSignedIn::NotGranted), "{channel}");
	}
}

#[tokio::test]
async fn a_browser_that_started_another_sign_in_is_not_answered() {
	let provider = Provider::start();
	let platforms = platforms(&provider);
	let returned = sign_in(&platforms, Channel::X, "alice:1").await;
	let answered = platforms.answer(Channel::X, other_code(), &returned).await;
	assert_eq!(answered, Err(NotSignedIn::OtherSignIn));
	let moved = Returned { state: Some(other_code().to_string()), ..returned.clone() };
	let answered = platforms.answer(Channel::X, this_code(), &moved).await;
	assert_eq!(answered, Err(NotSignedIn::OtherSignIn));
	// Even a cookie of its own does not let it bring somebody else's grant.
	let answered = platforms.answer(Channel::X, other_code(), &moved).await;
	assert_eq!(answered, Err(NotSignedIn::NotGranted));
}

#[tokio::test]
async fn another_platform_s_word_is_not_taken() {
	let provider = Provider::start();
	let platforms = platforms(&provider);
	let returned = sign_in(&platforms, Channel::X, "alice:1").await;
	assert_eq!(returned.iss.as_deref(), Some(provider.origin()));
	let elsewhere = Returned { iss: Some("https://elsewhere.example".into()), ..returned.clone() };
	let answered = platforms.answer(Channel::X, this_code(), &elsewhere).await;
	assert_eq!(answered, Err(NotSignedIn::OtherSignIn));
	let strangers = platforms_with(provider.origin(), "issuer = \"https://x.example\"", KEY);
	let answered = strangers.answer(Channel::X, this_code(), &returned).await;
	assert_eq!(answered, Err(NotSignedIn::OtherSignIn));
}
