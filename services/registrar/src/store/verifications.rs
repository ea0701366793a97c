//! Which fields are verified.

use std::collections::BTreeMap;

use litentry_vocabulary::Moment;
use sqlx::{AnyConnection, FromRow, query_as};

use super::{StoreFailed, columns, columns::ContentColumn, seal::Seal};
use crate::{
	challenge::Channel,
	identity::{Content, Field, InfoHash},
	request::RequestKey,
};

/// That a field is verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verification {
	pub(crate) field: Field,
	/// What tells whether the field still holds the same, by [`content_digest`].
	pub(crate) content: String,
	/// The identity that it counts for.
	pub(crate) info: InfoHash,
	pub(crate) channel: Channel,
	/// What was shown.
	pub(crate) claim: [u8; 32],
	/// The account's number on its platform, until that is deleted.
	pub(crate) platform_id: Option<String>,
	/// What tells whether it is still the same account there, by [`platform_digest`].
	pub(crate) platform: Option<String>,
	pub(crate) at: Moment,
	pub(crate) until: Moment,
}

/// What tells whether a field holds the same as before, and nothing else.
pub(crate) fn content_digest(seal: &Seal, content: &Content) -> String {
	seal.digest("content", &ContentColumn::from(content))
}

/// What tells whether an account of a platform is the same as before, whatever it is called now.
pub(crate) fn platform_digest(seal: &Seal, field: &Field, platform_id: &str) -> String {
	seal.digest("platform", &(columns::field_text(field), platform_id))
}

#[derive(FromRow)]
struct Row {
	field: String,
	content: String,
	info: String,
	channel: String,
	claim: String,
	sealed_platform: Option<String>,
	platform: Option<String>,
	at: i64,
	until: i64,
}

fn place(key: &RequestKey, field: &str) -> String {
	format!("platform/{key}/{field}")
}

impl Row {
	fn read(self, seal: &Seal, key: &RequestKey) -> Result<Verification, StoreFailed> {
		let sealed = self.sealed_platform.as_deref();
		let place = place(key, &self.field);
		Ok(Verification {
			field: columns::field(&self.field),
			content: self.content,
			info: InfoHash(columns::hash(&self.info)?),
			channel: columns::channel(&self.channel)?,
			claim: columns::hash(&self.claim)?,
			platform_id: sealed.map(|sealed| seal.open(&place, sealed)).transpose()?,
			platform: self.platform,
			at: self.at.cast_unsigned(),
			until: self.until.cast_unsigned(),
		})
	}
}

/// The verified fields of a request, those included whose time is over.
pub(crate) async fn of(
	db: &mut AnyConnection,
	seal: &Seal,
	key: &RequestKey,
) -> Result<BTreeMap<Field, Verification>, StoreFailed> {
	let rows: Vec<Row> = query_as("SELECT * FROM verification WHERE request = $1")
		.bind(key.to_string())
		.fetch_all(db)
		.await?;
	let read = |row: Row| row.read(seal, key).map(|it| (it.field.clone(), it));
	rows.into_iter().map(read).collect()
}

/// Keeps that a field is verified, instead of what was kept of it before.
pub(crate) async fn keep(
	db: &mut AnyConnection,
	seal: &Seal,
	key: &RequestKey,
	verification: &Verification,
) -> Result<(), StoreFailed> {
	let field = columns::field_text(&verification.field);
	let platform_id = verification.platform_id.as_ref();
	sqlx::query(
		"INSERT INTO verification \
		(request, field, content, info, channel, claim, sealed_platform, at, until, platform) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
		ON CONFLICT (request, field) DO UPDATE SET content = $3, info = $4, channel = $5, \
		claim = $6, sealed_platform = $7, at = $8, until = $9, platform = $10",
	)
	.bind(key.to_string())
	.bind(&field)
	.bind(&verification.content)
	.bind(verification.info.to_string())
	.bind(verification.channel.name())
	.bind(hex::encode(verification.claim))
	.bind(platform_id.map(|id| seal.close(&place(key, &field), id)))
	.bind(verification.at.cast_signed())
	.bind(verification.until.cast_signed())
	.bind(&verification.platform)
	.execute(db)
	.await?;
	Ok(())
}

/// Forgets that a field is verified.
pub(crate) async fn remove(
	db: &mut AnyConnection,
	key: &RequestKey,
	field: &Field,
) -> Result<(), StoreFailed> {
	sqlx::query("DELETE FROM verification WHERE request = $1 AND field = $2")
		.bind(key.to_string())
		.bind(columns::field_text(field))
		.execute(db)
		.await?;
	Ok(())
}

/// Forgets what is personal in them.
pub(crate) async fn strip(db: &mut AnyConnection, key: &RequestKey) -> Result<(), StoreFailed> {
	sqlx::query("UPDATE verification SET sealed_platform = NULL WHERE request = $1")
		.bind(key.to_string())
		.execute(db)
		.await?;
	Ok(())
}
