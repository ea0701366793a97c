//! Setting platforms up.

use std::collections::BTreeMap;

use litentry_registrar::{
	challenge::Channel,
	oauth::{NotConfigured, NotSignedIn, OAuthPlatforms, Platforms, Returned, Settings},
};
use reqwest::Url;

use crate::{CHANNELS, KEY, ORIGIN, this_code};

const OURS: &str = "https://registrar.example";

fn set_up(settings: &str, origin: &str) -> Result<OAuthPlatforms, NotConfigured> {
	let settings: Settings = toml::from_str(settings).unwrap();
	OAuthPlatforms::new(&settings, origin, KEY)
}

fn not_secure(settings: &str, origin: &str) -> &'static str {
	match set_up(settings, origin) {
		Err(NotConfigured::NotSecure { what, .. }) => what,
		other => panic!("{other:?}"),
	}
}

/// Where people are sent, and with what.
fn sent(platforms: &OAuthPlatforms, channel: Channel) -> (String, BTreeMap<String, String>) {
	let url = platforms.authorize_url(channel, this_code()).unwrap();
	let url = Url::parse(&url).unwrap();
	let at = format!("{}{}", url.origin().ascii_serialization(), url.path());
	(at, url.query_pairs().into_owned().collect())
}

#[test]
fn the_platforms_themselves_are_known() {
	let tables = CHANNELS.map(|channel| format!("[{channel}]\nclient_id = \"us\""));
	let platforms = set_up(&tables.join("\n"), &format!("{OURS}/")).unwrap();
	for (channel, at, scope) in [
		(Channel::X, "https://x.com/i/oauth2/authorize", Some("users.read tweet.read")),
		(Channel::GitHub, "https://github.com/login/oauth/authorize", None),
		(Channel::Discord, "https://discord.com/oauth2/authorize", Some("identify")),
	] {
		let (url, mut parameters) = sent(&platforms, channel);
		assert_eq!(url, at);
		assert_eq!(parameters.remove("code_challenge").map(|it| it.len()), Some(43));
		let redirect = format!("{OURS}/oauth/{channel}/callback");
		let state = this_code().to_string();
		let expected = [
			("client_id", Some("us")),
			("code_challenge_method", Some("S256")),
			("redirect_uri", Some(&*redirect)),
			("response_type", Some("code")),
			("scope", scope),
			("state", Some(&*state)),
		];
		let expected = expected.into_iter().filter_map(|(name, it)| Some((name, it?)));
		let expected = expected.map(|(name, it)| (name.to_owned(), it.to_owned()));
		assert_eq!(parameters, expected.collect());
	}
}

#[tokio::test]
async fn nobody_signs_in_where_that_is_not_set_up() {
	let platforms = set_up("[github]\nclient_id = \"us\"", OURS).unwrap();
	assert_eq!(platforms.channels().collect::<Vec<_>>(), [Channel::GitHub]);
	for channel in Channel::ALL.into_iter().filter(|it| *it != Channel::GitHub) {
		assert_eq!(platforms.authorize_url(channel, this_code()), None);
		let answered = platforms.answer(channel, this_code(), &Returned::default()).await;
		assert_eq!(answered, Err(NotSignedIn::UnknownPlatform));
	}
}

#[test]
fn nothing_is_sent_where_others_can_read_it() {
	for what in ["authorize_url", "token_url", "user_url", "revoke_url"] {
		for url in ["http://platform.example", "platform.example", ""] {
			let settings = format!("[x]\nclient_id = \"us\"\n{what} = \"{url}\"");
			assert_eq!(not_secure(&settings, OURS), what, "{url}");
		}
		let here = format!("[x]\nclient_id = \"us\"\n{what} = \"http://127.0.0.1:3000\"");
		assert!(set_up(&here, ORIGIN).is_ok());
	}
	let platform = "[x]\nclient_id = \"us\"";
	assert_eq!(not_secure(platform, "http://registrar.example"), "origin");
	assert!(set_up(platform, "http://localhost:3000").is_ok());
}

#[test]
fn a_secret_that_is_not_there_is_missed_at_once() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("secret");
	let settings = format!("[x]\nclient_id = \"us\"\nclient_secret_file = {file:?}");
	assert!(matches!(set_up(&settings, OURS), Err(NotConfigured::SecretUnreadable { .. })));
	std::fs::write(&file, " \n").unwrap();
	assert!(matches!(set_up(&settings, OURS), Err(NotConfigured::SecretEmpty { .. })));
}

#[test]
fn neither_a_secret_nor_a_grant_is_printed_by_accident() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("secret");
	std::fs::write(&file, "hush").unwrap();
	let settings = format!("[x]\nclient_id = \"us\"\nclient_secret_file = {file:?}");
	let printed = format!("{:?}", set_up(&settings, OURS).unwrap());
	assert_eq!(printed, "OAuthPlatforms { channels: [X], .. }");
	let returned = Returned { code: Some("hush".to_owned()), ..Returned::default() };
	assert_eq!(format!("{returned:?}"), "Returned(…)");
}
