//! How often things were done.

use litentry_vocabulary::Moment;
use sqlx::{AnyConnection, query_as};

use super::{StoreFailed, columns, seal::Seal};
use crate::rate::{Exceeded, Limit, Subject, Window};

fn name(seal: &Seal, subject: &Subject) -> String {
	match subject {
		Subject::Account(account) => seal.digest("rate/account", account),
		Subject::Client(client) => seal.digest("rate/client", client),
		Subject::Target(field, address) => {
			seal.digest("rate/target", &(columns::field_text(field), address))
		}
		Subject::TargetShare(account, field, address) => {
			seal.digest("rate/target share", &(account, columns::field_text(field), address))
		}
		Subject::Source(field, address) => {
			seal.digest("rate/source", &(columns::field_text(field), address))
		}
		Subject::SourceShare(account, field, address) => {
			seal.digest("rate/source share", &(account, columns::field_text(field), address))
		}
		Subject::Sender(sender) => seal.digest("rate/sender", sender),
	}
}

/// Does something once more, if its limit lets it.
pub(crate) async fn take(
	db: &mut AnyConnection,
	seal: &Seal,
	subject: &Subject,
	limit: Limit,
	now: Moment,
) -> Result<Result<(), Exceeded>, StoreFailed> {
	let name = name(seal, subject);
	let row: Option<(i64, i64)> = query_as("SELECT start, count FROM rate WHERE subject = $1")
		.bind(&name)
		.fetch_optional(&mut *db)
		.await?;
	let window = row.map(|(start, count)| Window {
		start: start.cast_unsigned(),
		count: u32::try_from(count).unwrap_or(u32::MAX),
	});
	match limit.take(window, now) {
		Ok(window) => keep(db, &name, window, limit).await.map(Ok),
		Err(exceeded) => Ok(Err(exceeded)),
	}
}

async fn keep(
	db: &mut AnyConnection,
	name: &str,
	window: Window,
	limit: Limit,
) -> Result<(), StoreFailed> {
	sqlx::query(
		"INSERT INTO rate (subject, start, ends, count) VALUES ($1, $2, $3, $4) \
		ON CONFLICT (subject) DO UPDATE SET start = $2, ends = $3, count = $4",
	)
	.bind(name)
	.bind(window.start.cast_signed())
	.bind(limit.end(window.start).cast_signed())
	.bind(i64::from(window.count))
	.execute(db)
	.await?;
	Ok(())
}

/// Forgets windows that are over.
pub(crate) async fn expire(db: &mut AnyConnection, now: Moment) -> Result<(), StoreFailed> {
	sqlx::query("DELETE FROM rate WHERE ends <= $1").bind(now.cast_signed()).execute(db).await?;
	Ok(())
}
