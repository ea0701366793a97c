//! How far the events of home servers have been read.

use futures::{FutureExt, future::BoxFuture};
use sqlx::{AnyConnection, query_scalar};
use tracing::warn;

use super::{Store, StoreFailed};
use crate::matrix::{PositionFailed, Positions, UserId};

async fn find(db: &mut AnyConnection, account: &str) -> Result<Option<String>, StoreFailed> {
	let found = query_scalar("SELECT position FROM matrix WHERE account = $1").bind(account);
	Ok(found.fetch_optional(db).await?)
}

async fn keep(db: &mut AnyConnection, account: &str, position: &str) -> Result<(), StoreFailed> {
	sqlx::query(
		"INSERT INTO matrix (account, position) VALUES ($1, $2) \
		ON CONFLICT (account) DO UPDATE SET position = $2",
	)
	.bind(account)
	.bind(position)
	.execute(db)
	.await?;
	Ok(())
}

impl Positions for Store {
	fn load<'a>(
		&'a self,
		account: &'a UserId,
	) -> BoxFuture<'a, Result<Option<String>, PositionFailed>> {
		async move {
			let mut db = self.read().await?;
			Ok(find(&mut db, &account.to_string()).await?)
		}
		.boxed()
	}

	fn save<'a>(
		&'a self,
		account: &'a UserId,
		position: &'a str,
	) -> BoxFuture<'a, Result<(), PositionFailed>> {
		async move {
			let mut change = self.change().await?;
			keep(&mut change, &account.to_string(), position).await?;
			Ok(change.commit().await.map_err(StoreFailed::from)?)
		}
		.boxed()
	}
}

impl From<StoreFailed> for PositionFailed {
	fn from(cause: StoreFailed) -> Self {
		warn!(%cause, ?cause, "the position among the home server's events");
		Self
	}
}
