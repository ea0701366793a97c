//! Whom a lock believes.

use std::path::Path;

use super::{LockFailure, LockFolder, TrustText, trust_text};
use crate::Failure;

/// Whom a lock believes, after a file has replaced that if one is named.
///
/// # Errors
///
/// The file is about another chain, or does not say whom to believe.
pub fn trust(folder: &LockFolder, replace: Option<&Path>) -> Result<TrustText, Failure> {
	let Some(path) = replace else { return Ok((&folder.held()?.trust).into()) };
	let (trust, expected) = (trust_text::read(path)?, folder.settings()?.genesis);
	if trust.genesis != expected {
		return Err(LockFailure::OtherChain { expected, found: trust.genesis }.into());
	}
	let alone = folder.alone()?;
	let held = folder.held()?.believe(trust);
	alone.hold(&held)?;
	Ok((&held.trust).into())
}
