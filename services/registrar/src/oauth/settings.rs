//! How the platforms are set up.

use std::{fs, io, path::PathBuf};

use oauth2::ClientSecret;
use serde::Deserialize;

use crate::challenge::Channel;

/// The platforms with which people can sign in; those that are missing are not served.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
	/// X.
	pub x: Option<PlatformSettings>,
	/// GitHub.
	pub github: Option<PlatformSettings>,
	/// Discord.
	pub discord: Option<PlatformSettings>,
}

impl Settings {
	pub(super) fn each(&self) -> impl Iterator<Item = (Channel, &PlatformSettings)> {
		let each = [
			(Channel::X, &self.x),
			(Channel::GitHub, &self.github),
			(Channel::Discord, &self.discord),
		];
		each.into_iter().filter_map(|(channel, it)| Some((channel, it.as_ref()?)))
	}
}

/// One platform. What is left out is as the platform's own documentation says.
///
/// The platform has to be told to send people back to `<origin>/oauth/<channel>/callback`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlatformSettings {
	/// How the platform calls this registrar.
	pub client_id: String,
	/// The file with the secret by which the platform knows this registrar; a *public* client has none.
	pub client_secret_file: Option<PathBuf>,
	/// Where people sign in.
	pub authorize_url: Option<String>,
	/// Where what was granted is exchanged for a token.
	pub token_url: Option<String>,
	/// Where the platform says whose token it is.
	pub user_url: Option<String>,
	/// Where tokens are given back; `{client_id}` stands for the client's.
	pub revoke_url: Option<String>,
	/// How the platform calls itself when it sends people back (RFC 9207).
	pub issuer: Option<String>,
	/// What is asked for.
	pub scopes: Option<Vec<String>>,
	/// Where in its answer the account is.
	pub account: Option<AccountPaths>,
	/// How long the platform may take for each answer.
	#[serde(default = "ten")]
	pub timeout_seconds: u64,
}

impl PlatformSettings {
	/// The secret by which the platform knows this registrar, if it has one.
	pub(super) fn secret(&self) -> Result<Option<ClientSecret>, NotConfigured> {
		let Some(file) = &self.client_secret_file else {
			return Ok(None);
		};
		let unreadable = |cause| NotConfigured::SecretUnreadable { file: file.clone(), cause };
		let text = fs::read_to_string(file).map_err(unreadable)?;
		match text.trim() {
			"" => Err(NotConfigured::SecretEmpty { file: file.clone() }),
			secret => Ok(Some(ClientSecret::new(secret.to_owned()))),
		}
	}
}

const fn ten() -> u64 {
	10
}

/// Where in a platform's answer an account is: JSON pointers (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountPaths {
	/// Its handle.
	pub handle: String,
	/// Its number, which stays when its name changes hands.
	pub id: String,
	/// The figures behind a legacy name on Discord; `0` for names of today.
	pub discriminator: Option<String>,
}

/// A platform cannot be used as it is set up.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotConfigured {
	/// This is no URL that can be used: encrypted, or of this very machine.
	#[error("{what} of {channel} is no https:// URL: {url}")]
	NotSecure {
		/// Of which platform.
		channel: Channel,
		/// Which setting.
		what: &'static str,
		/// What it says.
		url: String,
	},
	/// The client's secret cannot be read.
	#[error("cannot read {}", file.display())]
	SecretUnreadable {
		/// The file.
		file: PathBuf,
		/// Why.
		#[source]
		cause: io::Error,
	},
	/// The file with the client's secret is empty.
	#[error("{} holds no secret", file.display())]
	SecretEmpty {
		/// The file.
		file: PathBuf,
	},
	/// The HTTP client cannot be made: mostly because this machine knows no certificate authorities.
	#[error("cannot make an HTTP client")]
	NoHttpClient(#[from] reqwest::Error),
}
