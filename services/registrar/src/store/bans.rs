//! Accounts for which nothing is done for a while.

use litentry_vocabulary::{Account, Moment};
use sqlx::{AnyConnection, query_scalar};

use super::{StoreFailed, columns};

/// Until when an account is banned.
pub(crate) async fn until(
	db: &mut AnyConnection,
	account: &Account,
	now: Moment,
) -> Result<Option<Moment>, StoreFailed> {
	let until: Option<i64> =
		query_scalar("SELECT until FROM ban WHERE account = $1 AND until > $2")
			.bind(columns::account_text(account))
			.bind(now.cast_signed())
			.fetch_optional(db)
			.await?;
	Ok(until.map(i64::cast_unsigned))
}

/// Bans.
pub(crate) async fn keep(
	db: &mut AnyConnection,
	account: &Account,
	until: Moment,
) -> Result<(), StoreFailed> {
	sqlx::query(
		"INSERT INTO ban (account, until) VALUES ($1, $2) \
		ON CONFLICT (account) DO UPDATE SET until = $2",
	)
	.bind(columns::account_text(account))
	.bind(until.cast_signed())
	.execute(db)
	.await?;
	Ok(())
}

/// Lifts a ban.
pub(crate) async fn remove(db: &mut AnyConnection, account: &Account) -> Result<(), StoreFailed> {
	sqlx::query("DELETE FROM ban WHERE account = $1")
		.bind(columns::account_text(account))
		.execute(db)
		.await?;
	Ok(())
}

/// Forgets those that are over; says whether there were any.
pub(crate) async fn expire(db: &mut AnyConnection, now: Moment) -> Result<bool, StoreFailed> {
	let query = sqlx::query("DELETE FROM ban WHERE until <= $1").bind(now.cast_signed());
	Ok(query.execute(db).await?.rows_affected() > 0)
}
