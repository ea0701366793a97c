//! How far the home server's events have been read.

use std::{
	collections::BTreeMap,
	sync::{Mutex, PoisonError},
};

use futures::{FutureExt, future::BoxFuture};

use super::UserId;

/// A position could not be read or kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the position among the home server's events could not be read or kept")]
pub struct PositionFailed;

/// Keeps, for each account of the registrar's own, how far it has read.
///
/// What was read up to a position is done with; what comes after may have been, and is done again.
pub trait Positions: Send + Sync {
	/// The position that was kept last; none for an account that has read nothing yet.
	fn load<'a>(
		&'a self,
		account: &'a UserId,
	) -> BoxFuture<'a, Result<Option<String>, PositionFailed>>;

	/// Keeps a position.
	fn save<'a>(
		&'a self,
		account: &'a UserId,
		position: &'a str,
	) -> BoxFuture<'a, Result<(), PositionFailed>>;
}

/// Positions that are lost with the program.
#[derive(Debug, Default)]
pub struct InMemory(Mutex<BTreeMap<UserId, String>>);

impl Positions for InMemory {
	fn load<'a>(
		&'a self,
		account: &'a UserId,
	) -> BoxFuture<'a, Result<Option<String>, PositionFailed>> {
		let positions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		let position = positions.get(account).cloned();
		async move { Ok(position) }.boxed()
	}

	fn save<'a>(
		&'a self,
		account: &'a UserId,
		position: &'a str,
	) -> BoxFuture<'a, Result<(), PositionFailed>> {
		let mut positions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		positions.insert(account.clone(), position.to_owned());
		async { Ok(()) }.boxed()
	}
}
