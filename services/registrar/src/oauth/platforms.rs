//! The platforms as the operator has set them up.

use std::{collections::BTreeMap, fmt};

use futures::{FutureExt, future::BoxFuture};

use super::{
	NotSignedIn, Platforms, Returned,
	account::Account,
	pkce,
	platform::Platform,
	preset::Preset,
	settings::{NotConfigured, Settings},
};
use crate::{
	answer::Answer,
	challenge::{Channel, Code},
};

/// The platforms as the operator has set them up.
pub struct OAuthPlatforms {
	key: [u8; 32],
	each: BTreeMap<Channel, Platform>,
}

impl fmt::Debug for OAuthPlatforms {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let served: Vec<_> = self.channels().collect();
		f.debug_struct("OAuthPlatforms").field("channels", &served).finish_non_exhaustive()
	}
}

impl OAuthPlatforms {
	/// Sets them up; nothing is asked yet. People come back to `origin`, where the registrar's pages are,
	/// such as `https://registrar.example`. The key is 32 secret random bytes: with another one, sign-ins
	/// that were started before cannot be finished.
	///
	/// # Errors
	///
	/// A secret cannot be read, or would be sent where others can read it.
	pub fn new(settings: &Settings, origin: &str, key: [u8; 32]) -> Result<Self, NotConfigured> {
		let mut each = BTreeMap::new();
		for (channel, settings) in settings.each() {
			if let Some(preset) = Preset::of(channel) {
				each.insert(channel, Platform::new(channel, preset, settings, origin)?);
			}
		}
		Ok(Self { key, each })
	}

	/// The channels that are served.
	pub fn channels(&self) -> impl Iterator<Item = Channel> + '_ {
		self.each.keys().copied()
	}
}

impl Platforms for OAuthPlatforms {
	fn authorize_url(&self, channel: Channel, code: Code) -> Option<String> {
		let verifier = pkce::verifier(&self.key, channel, code);
		self.each.get(&channel).map(|platform| platform.authorize_url(code, &verifier))
	}

	fn answer<'a>(
		&'a self,
		channel: Channel,
		code: Code,
		returned: &'a Returned,
	) -> BoxFuture<'a, Result<Answer, NotSignedIn>> {
		async move {
			let platform = self.each.get(&channel).ok_or(NotSignedIn::UnknownPlatform)?;
			let grant = returned.grant(code, platform.issuer())?;
			let verifier = pkce::verifier(&self.key, channel, code);
			let Account { handle: from, id } = platform.sign_in(grant, verifier).await?;
			Ok(Answer { channel, from, code, platform_id: Some(id) })
		}
		.boxed()
	}
}
