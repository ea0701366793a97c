//! The two cookies: who has signed in, and who is on his way to a platform.

use std::time::Duration;

use axum::http::HeaderMap;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use super::Origin;

/// A cookie that these pages set. Scripts do not see it, and requests that other websites make do not
/// carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Biscuit {
	/// With which account somebody has signed in; until the browser is closed.
	Session,
	/// For which challenge somebody was sent to a platform.
	Platform,
}

/// How long people have to sign in with a platform.
const PLATFORM_TIME: Duration = Duration::from_mins(15);

impl Biscuit {
	/// With encryption, a name that browsers take from nobody but this very host.
	fn name(self, origin: &Origin) -> String {
		let name = match self {
			Self::Session => "registrar-session",
			Self::Platform => "registrar-platform",
		};
		if origin.is_https() { format!("__Host-{name}") } else { name.to_owned() }
	}

	/// What the browser was given.
	pub(super) fn read(self, origin: &Origin, headers: &HeaderMap) -> Option<String> {
		let jar = CookieJar::from_headers(headers);
		jar.get(&self.name(origin)).map(|cookie| cookie.value().to_owned())
	}

	/// Gives it to the browser.
	pub(super) fn bake(self, origin: &Origin, value: String) -> CookieJar {
		let mut cookie = self.empty(origin);
		cookie.set_value(value);
		if self == Self::Platform {
			let time = PLATFORM_TIME.try_into().unwrap_or_default();
			cookie.set_max_age(Some(time));
		}
		CookieJar::new().add(cookie)
	}

	/// Takes it from the browser.
	pub(super) fn crumble(self, origin: &Origin) -> CookieJar {
		let mut cookie = self.empty(origin);
		cookie.make_removal();
		CookieJar::new().add(cookie)
	}

	fn empty(self, origin: &Origin) -> Cookie<'static> {
		Cookie::build((self.name(origin), ""))
			.path("/")
			.http_only(true)
			.secure(origin.is_https())
			.same_site(SameSite::Lax)
			.build()
	}
}
