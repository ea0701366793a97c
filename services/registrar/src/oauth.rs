//! Signing in with a platform, by OAuth 2.0 with PKCE (RFC 6749, RFC 7636).
//!
//! Whoever signs in is asked for the least that a platform gives, and what it gave is handed back as soon
//! as it is known who signed in. Nothing is kept in between: what a sign-in has to remember is derived from
//! its state and a key.
//!
//! - [`Platforms`]: the platforms with which people can sign in
//! - [`Returned`]: what comes back with a person
//! - [`NotSignedIn`]: why nobody signed in
//! - [`OAuthPlatforms`]: the platforms as the operator has set them up
//! - [`Settings`], [`PlatformSettings`], [`AccountPaths`], [`NotConfigured`]: how they are set up

mod account;
mod endpoint;
mod http;
mod pkce;
mod platform;
mod platforms;
mod preset;
mod returned;
mod revocation;
mod settings;

use futures::future::BoxFuture;

pub use self::{
	platforms::OAuthPlatforms,
	returned::Returned,
	settings::{AccountPaths, NotConfigured, PlatformSettings, Settings},
};
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
	/// Whoever was asked said no.
	#[error("the platform was told not to say who you are; start again if that was a mistake")]
	Denied,
	/// What came back is of another sign-in, or of another platform.
	#[error("this is not the sign-in that was started here; start again")]
	OtherSignIn,
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
	///
	/// `code` is that with which the browser that came back has started, as its cookie shows.
	fn answer<'a>(
		&'a self,
		channel: Channel,
		code: Code,
		returned: &'a Returned,
	) -> BoxFuture<'a, Result<Answer, NotSignedIn>>;
}
