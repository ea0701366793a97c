//! Addresses at which no message is wanted, as keyed digests.

use litentry_vocabulary::Moment;
use sqlx::{AnyConnection, query_scalar};

use super::{StoreFailed, columns, seal::Seal};
use crate::identity::Field;

fn name(seal: &Seal, field: &Field, address: &str) -> String {
	seal.digest("suppression", &(columns::field_text(field), address))
}

/// Whether messages to an address are not wanted.
pub(crate) async fn contains(
	db: &mut AnyConnection,
	seal: &Seal,
	field: &Field,
	address: &str,
) -> Result<bool, StoreFailed> {
	let count: i64 = query_scalar("SELECT COUNT(*) FROM suppression WHERE address = $1")
		.bind(name(seal, field, address))
		.fetch_one(db)
		.await?;
	Ok(count > 0)
}

/// Remembers that.
pub(crate) async fn keep(
	db: &mut AnyConnection,
	seal: &Seal,
	(field, address): (&Field, &str),
	now: Moment,
) -> Result<(), StoreFailed> {
	sqlx::query("INSERT INTO suppression (address, at) VALUES ($1, $2) ON CONFLICT DO NOTHING")
		.bind(name(seal, field, address))
		.bind(now.cast_signed())
		.execute(db)
		.await?;
	Ok(())
}
