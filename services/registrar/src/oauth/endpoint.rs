//! Addresses that tokens and secrets may be sent to.

use oauth2::url::{Host, Url};

use super::{
	preset::Preset,
	settings::{NotConfigured, PlatformSettings},
};
use crate::challenge::Channel;

/// The addresses of one platform, and the one to which it sends people back.
pub(super) struct Endpoints {
	pub(super) authorize: Url,
	pub(super) token: Url,
	pub(super) user: Url,
	pub(super) revoke: Url,
	pub(super) redirect: Url,
}

impl Endpoints {
	pub(super) fn of(
		channel: Channel,
		preset: &Preset,
		settings: &PlatformSettings,
		origin: &str,
	) -> Result<Self, NotConfigured> {
		let secure = |what, url: &str| {
			let not_secure = || NotConfigured::NotSecure { channel, what, url: url.to_owned() };
			endpoint(url).ok_or_else(not_secure)
		};
		let set = |what, url: &Option<String>, preset: &str| {
			let url = url.as_deref().unwrap_or(preset);
			secure(what, &url.replace("{client_id}", &settings.client_id))
		};
		let origin = origin.trim_end_matches('/');
		Ok(Self {
			authorize: set("authorize_url", &settings.authorize_url, preset.authorize_url)?,
			token: set("token_url", &settings.token_url, preset.token_url)?,
			user: set("user_url", &settings.user_url, preset.user_url)?,
			revoke: set("revoke_url", &settings.revoke_url, preset.revoke_url)?,
			redirect: secure("origin", &format!("{origin}/oauth/{channel}/callback"))?,
		})
	}
}

/// A URL to which what is sent is read by nobody between: an encrypted one, or one of this very machine.
fn endpoint(text: &str) -> Option<Url> {
	let url = Url::parse(text).ok()?;
	let is_secure = match url.scheme() {
		"https" => url.has_host(),
		"http" => url.host().is_some_and(|host| is_here(&host)),
		_ => false,
	};
	is_secure.then_some(url)
}

fn is_here(host: &Host<&str>) -> bool {
	match host {
		Host::Domain(name) => *name == "localhost",
		Host::Ipv4(address) => address.is_loopback(),
		Host::Ipv6(address) => address.is_loopback(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_others_can_read_is_not_used() {
		for open in [
			"http://platform.example/token",
			"http://192.168.1.1/token",
			"http://localhost.example/token",
			"http://[::2]/token",
			"ftp://127.0.0.1/token",
			"platform.example/token",
			"",
		] {
			assert_eq!(endpoint(open), None, "{open}");
		}
		for secure in [
			"https://platform.example/token",
			"http://127.0.0.1:3000/token",
			"http://[::1]/token",
			"http://localhost:3000/token",
		] {
			assert_eq!(endpoint(secure).map(String::from).as_deref(), Some(secure));
		}
	}
}
