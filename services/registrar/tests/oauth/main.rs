//! Signing in with X, GitHub and Discord, against somebody else's OAuth 2.0 provider.

#![allow(missing_docs, clippy::unwrap_used)]

mod liar;
mod lying;
mod person;
mod provider;
mod refusing;
mod setting_up;
mod signing_in;

use litentry_registrar::{
	answer::Answer,
	challenge::{Channel, Code},
	oauth::{NotSignedIn, OAuthPlatforms, Platforms, Returned, Settings},
};
use tempfile::TempDir;

use crate::provider::Provider;

const ORIGIN: &str = "http://127.0.0.1:9";
const SECRET: &str = "a secret of the client";
const KEY: [u8; 32] = [7; 32];
const CHANNELS: [Channel; 3] = [Channel::X, Channel::GitHub, Channel::Discord];

fn this_code() -> Code {
	"A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4".parse().unwrap()
}

fn other_code() -> Code {
	"AEAQC-AIBAE-AQCAI-BAEAQ-CAIBA-E".parse().unwrap()
}

/// The settings for a provider, with other lines for its tables.
fn settings(folder: &TempDir, provider: &str, lines: &str) -> Settings {
	let secret = folder.path().join("secret");
	std::fs::write(&secret, format!("{SECRET}\n")).unwrap();
	let users = [("x", "2/users/me"), ("github", "user"), ("discord", "users/@me")];
	let table = |(channel, user): (&str, &str)| {
		let secret = match channel {
			"discord" => String::new(),
			_ => format!("client_secret_file = {secret:?}"),
		};
		let revoke = match channel {
			"github" => "applications/{client_id}/grant",
			_ => "token/revocation",
		};
		let has = |setting: &str| lines.lines().any(|line| line.starts_with(setting));
		let set = |setting: &str, path: &str| match has(setting) {
			true => String::new(),
			false => format!("{setting} = \"{provider}{path}\""),
		};
		[
			format!("[{channel}]\nclient_id = \"{channel}\""),
			secret,
			set("authorize_url", "/auth"),
			set("token_url", "/token"),
			set("user_url", &format!("/{user}")),
			set("revoke_url", &format!("/{revoke}")),
			set("issuer", ""),
			lines.to_owned(),
		]
		.join("\n")
	};
	toml::from_str(&users.map(table).join("\n")).unwrap()
}

/// The platforms, all played by this provider.
fn platforms_with(provider: &str, lines: &str, key: [u8; 32]) -> OAuthPlatforms {
	let folder = tempfile::tempdir().unwrap();
	OAuthPlatforms::new(&settings(&folder, provider, lines), ORIGIN, key).unwrap()
}

fn platforms(provider: &Provider) -> OAuthPlatforms {
	platforms_with(provider.origin(), "", KEY)
}

fn answer(channel: Channel, from: &str, id: &str) -> Result<Answer, NotSignedIn> {
	let (from, platform_id) = (from.to_owned(), Some(id.to_owned()));
	Ok(Answer { channel, from, code: this_code(), platform_id })
}

/// What a person brings back who signs in as this account and allows everything.
async fn sign_in(platforms: &OAuthPlatforms, channel: Channel, account: &str) -> Returned {
	let url = platforms.authorize_url(channel, this_code()).unwrap();
	person::sign_in(&url, account).await
}
