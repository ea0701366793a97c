//! Signing in with a platform, by OAuth 2.0 with PKCE (RFC 6749, RFC 7636).

use futures::future::BoxFuture;

use crate::{
	answer::Answer,
	challenge::{Channel, Code},
};

/// Nobody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotSignedIn {
	/// Nobody can sign in this way here.
	#[error("nobody can sign in with this platform here")]
	UnknownPlatform,
	/// The platform does not know what it is said to have granted.
	#[error("the platform did not confirm the sign-in; start again")]
	NotGranted,
	/// The platform answers nothing, or nothing that can be read.
	#[error("the platform cannot be asked now; try again later")]
	Unreachable,
}

/// The platforms with which people can sign in.
pub trait Platforms: Send + Sync {
	/// Where a person signs in, to come back with this code as the state; none when the channel is not
	/// served.
	fn authorize_url(&self, channel: Channel, code: Code) -> Option<String>;

	/// Who came back: asks the platform with what it granted.
	fn answer<'a>(
		&'a self,
		channel: Channel,
		code: Code,
		returned: &'a Returned,
	) -> BoxFuture<'a, Result<Answer, NotSignedIn>>;
}

/// What comes back with a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub struct Returned {
	/// What was sent along.
	pub state: Option<String>,
	/// What the platform granted.
	pub code: Option<String>,
	/// Why it granted nothing.
	pub error: Option<String>,
	/// Which platform says so.
	pub iss: Option<String>,
}
