//! What fields are the hash of, until the identity is judged.

use std::collections::BTreeMap;

use sqlx::{AnyConnection, query_as};

use super::{StoreFailed, columns, seal::Seal, verifications::content_digest};
use crate::{
	identity::{Content, Field},
	request::RequestKey,
};

fn place(key: &RequestKey, field: &str) -> String {
	format!("preimage/{key}/{field}")
}

/// What was shown of a request's fields, with the digest of the content that it was shown for.
pub(crate) async fn of(
	db: &mut AnyConnection,
	seal: &Seal,
	key: &RequestKey,
) -> Result<BTreeMap<Field, (String, String)>, StoreFailed> {
	let rows: Vec<(String, String, String)> =
		query_as("SELECT field, content, sealed FROM preimage WHERE request = $1")
			.bind(key.to_string())
			.fetch_all(db)
			.await?;
	let read = |(field, content, sealed): (String, String, String)| {
		let preimage = seal.open(&place(key, &field), &sealed)?;
		Ok((columns::field(&field), (content, preimage)))
	};
	rows.into_iter().map(read).collect()
}

/// Keeps what a field is the hash of.
pub(crate) async fn keep(
	db: &mut AnyConnection,
	seal: &Seal,
	key: &RequestKey,
	(field, content): (&Field, &Content),
	preimage: &str,
) -> Result<(), StoreFailed> {
	let field = columns::field_text(field);
	sqlx::query(
		"INSERT INTO preimage (request, field, content, sealed) VALUES ($1, $2, $3, $4) \
		ON CONFLICT (request, field) DO UPDATE SET content = $3, sealed = $4",
	)
	.bind(key.to_string())
	.bind(&field)
	.bind(content_digest(seal, content))
	.bind(seal.close(&place(key, &field), &preimage))
	.execute(db)
	.await?;
	Ok(())
}

/// Forgets what was shown of a field.
pub(crate) async fn remove(
	db: &mut AnyConnection,
	key: &RequestKey,
	field: &Field,
) -> Result<(), StoreFailed> {
	sqlx::query("DELETE FROM preimage WHERE request = $1 AND field = $2")
		.bind(key.to_string())
		.bind(columns::field_text(field))
		.execute(db)
		.await?;
	Ok(())
}

/// Forgets all of a request.
pub(crate) async fn remove_all(
	db: &mut AnyConnection,
	key: &RequestKey,
) -> Result<(), StoreFailed> {
	sqlx::query("DELETE FROM preimage WHERE request = $1")
		.bind(key.to_string())
		.execute(db)
		.await?;
	Ok(())
}
