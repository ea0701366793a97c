//! Why a source could not be opened.

use crate::{CannotBuildClient, IndexFailed};

/// Why a source could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CannotOpen {
	/// The configuration names no endpoint.
	#[error("the configuration names no endpoint")]
	NoEndpoint,
	/// The HTTP client could not be made.
	#[error(transparent)]
	Client(#[from] CannotBuildClient),
	/// The index could not be opened.
	#[error(transparent)]
	Index(#[from] IndexFailed),
}
