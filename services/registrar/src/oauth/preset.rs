//! What is known of each platform without being told.

use oauth2::AuthType;

use super::{revocation::Method, settings::AccountPaths};
use crate::{
	challenge::Channel,
	verifier::Hint,
	verifiers::{
		discord::DiscordHandle,
		github::GithubHandle,
		sign_in::{Handle, address},
		twitter::XHandle,
	},
};

/// Reads a handle, and writes it in the form in which addresses are compared.
pub(super) type Address = fn(&str) -> Result<String, Hint>;

pub(super) struct Preset {
	pub(super) authorize_url: &'static str,
	pub(super) token_url: &'static str,
	pub(super) user_url: &'static str,
	pub(super) revoke_url: &'static str,
	pub(super) issuer: Option<&'static str>,
	pub(super) scopes: &'static [&'static str],
	handle: &'static str,
	id: &'static str,
	discriminator: Option<&'static str>,
	/// How the client shows its secret.
	pub(super) auth: AuthType,
	pub(super) revocation: Method,
	pub(super) address: Address,
}

/// <https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code>. Reading users needs the
/// right to read posts as well.
const X: Preset = Preset {
	authorize_url: "https://x.com/i/oauth2/authorize",
	token_url: "https://api.x.com/2/oauth2/token",
	user_url: "https://api.x.com/2/users/me",
	revoke_url: "https://api.x.com/2/oauth2/revoke",
	issuer: None,
	scopes: &["users.read", "tweet.read"],
	handle: "/data/username",
	id: "/data/id",
	discriminator: None,
	auth: AuthType::BasicAuth,
	revocation: Method::Standard,
	address: address::<XHandle>,
};

/// <https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps>. Without any
/// scope a token reads what is public.
const GITHUB: Preset = Preset {
	authorize_url: "https://github.com/login/oauth/authorize",
	token_url: "https://github.com/login/oauth/access_token",
	user_url: "https://api.github.com/user",
	revoke_url: "https://api.github.com/applications/{client_id}/grant",
	issuer: Some("https://github.com/login/oauth"),
	scopes: &[],
	handle: "/login",
	id: "/id",
	discriminator: None,
	auth: AuthType::RequestBody,
	revocation: Method::GitHub,
	address: address::<GithubHandle>,
};

/// <https://discord.com/developers/docs/topics/oauth2>.
const DISCORD: Preset = Preset {
	authorize_url: "https://discord.com/oauth2/authorize",
	token_url: "https://discord.com/api/v10/oauth2/token",
	user_url: "https://discord.com/api/v10/users/@me",
	revoke_url: "https://discord.com/api/v10/oauth2/token/revoke",
	issuer: None,
	scopes: &["identify"],
	handle: "/username",
	id: "/id",
	discriminator: Some("/discriminator"),
	auth: AuthType::BasicAuth,
	revocation: Method::Standard,
	address: address::<DiscordHandle>,
};

impl Preset {
	/// That of a channel on which people sign in.
	pub(super) const fn of(channel: Channel) -> Option<&'static Self> {
		match channel {
			XHandle::CHANNEL => Some(&X),
			GithubHandle::CHANNEL => Some(&GITHUB),
			DiscordHandle::CHANNEL => Some(&DISCORD),
			_ => None,
		}
	}

	pub(super) fn account(&self) -> AccountPaths {
		AccountPaths {
			handle: self.handle.to_owned(),
			id: self.id.to_owned(),
			discriminator: self.discriminator.map(str::to_owned),
		}
	}
}
