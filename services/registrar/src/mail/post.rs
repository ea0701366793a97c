//! Whoever sends letters.

use futures::future::BoxFuture;

use super::Letter;

/// Why a letter was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotSent {
	/// The mail server says that this address takes no messages: trying again does not help.
	#[error("the address takes no messages")]
	Undeliverable,
	/// The mail server cannot be reached, or has a problem.
	#[error("the mail server does not take messages now")]
	Unavailable,
}

/// Sends letters.
pub trait Post: Send + Sync {
	/// Hands a letter over to whoever delivers it.
	fn send(&self, letter: Letter) -> BoxFuture<'_, Result<(), NotSent>>;
}
