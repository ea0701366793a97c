//! The audit record, and the receipts of its entries until they are deleted.

use litentry_vocabulary::Moment;
use sqlx::{AnyConnection, FromRow, query_as};

use super::{StoreFailed, columns, seal::Seal};
use crate::{
	audit::{Entry, Kind, Receipt, Statement},
	identity::Judgement,
};

const NO_JUDGEMENT: i64 = -1;

/// What is to be written down.
#[derive(Debug)]
pub(crate) struct Note<'a> {
	/// The request or account under which its receipt is found.
	pub(crate) subject: &'a str,
	pub(crate) kind: Kind,
	pub(crate) judgement: Option<Judgement>,
	pub(crate) statement: Statement,
	/// 32 random bytes.
	pub(crate) salt: [u8; 32],
}

#[derive(FromRow)]
struct Row {
	number: i64,
	previous: String,
	kind: String,
	judgement: i64,
	digest: String,
	at: i64,
}

impl Row {
	fn read(self) -> Result<Entry, StoreFailed> {
		let kind = Kind::ALL.into_iter().find(|kind| kind.name() == self.kind);
		let judgement = match self.judgement {
			NO_JUDGEMENT => None,
			index => Some(columns::judgement(index)?.index()),
		};
		Ok(Entry {
			number: self.number.cast_unsigned(),
			previous: columns::hash(&self.previous)?,
			kind: kind.ok_or(StoreFailed::Corrupt)?,
			judgement,
			digest: columns::hash(&self.digest)?,
			at: self.at.cast_unsigned(),
		})
	}
}

/// Writes an entry behind the last one, and keeps its receipt.
pub(crate) async fn write(
	db: &mut AnyConnection,
	seal: &Seal,
	note: Note<'_>,
	now: Moment,
) -> Result<(), StoreFailed> {
	let (last, previous) = last(db).await?;
	let number = last.saturating_add(1);
	let receipt = Receipt { number, salt: note.salt, statement: note.statement };
	insert(db, &receipt.entry(previous, note.kind, note.judgement, now)).await?;
	keep_receipt(db, seal, note.subject, &receipt).await
}

/// The number and the hash of the newest entry; zeros before the first.
pub(crate) async fn last(db: &mut AnyConnection) -> Result<(u64, [u8; 32]), StoreFailed> {
	let last: Option<(i64, String)> =
		query_as("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
			.fetch_optional(db)
			.await?;
	Ok(match last {
		Some((number, hash)) => (number.cast_unsigned(), columns::hash(&hash)?),
		None => (0, [0; 32]),
	})
}

async fn insert(db: &mut AnyConnection, entry: &Entry) -> Result<(), StoreFailed> {
	sqlx::query(
		"INSERT INTO audit (number, previous, kind, judgement, digest, at, hash) \
		VALUES ($1, $2, $3, $4, $5, $6, $7)",
	)
	.bind(entry.number.cast_signed())
	.bind(hex::encode(entry.previous))
	.bind(entry.kind.name())
	.bind(entry.judgement.map_or(NO_JUDGEMENT, i64::from))
	.bind(hex::encode(entry.digest))
	.bind(entry.at.cast_signed())
	.bind(hex::encode(entry.hash()))
	.execute(db)
	.await?;
	Ok(())
}

fn place(number: u64) -> String {
	format!("receipt/{number}")
}

async fn keep_receipt(
	db: &mut AnyConnection,
	seal: &Seal,
	subject: &str,
	receipt: &Receipt,
) -> Result<(), StoreFailed> {
	sqlx::query("INSERT INTO receipt (number, subject, sealed) VALUES ($1, $2, $3)")
		.bind(receipt.number.cast_signed())
		.bind(subject)
		.bind(seal.close(&place(receipt.number), receipt))
		.execute(db)
		.await?;
	Ok(())
}

/// The receipts of a request or account that are not deleted yet.
pub(crate) async fn receipts(
	db: &mut AnyConnection,
	seal: &Seal,
	subject: &str,
) -> Result<Vec<Receipt>, StoreFailed> {
	let rows: Vec<(i64, String)> =
		query_as("SELECT number, sealed FROM receipt WHERE subject = $1 ORDER BY number")
			.bind(subject)
			.fetch_all(db)
			.await?;
	let read = |(number, sealed): (i64, String)| seal.open(&place(number.cast_unsigned()), &sealed);
	rows.into_iter().map(read).collect()
}

/// Forgets the receipts of a request or account: from then on only who was given them can check.
pub(crate) async fn remove_receipts(
	db: &mut AnyConnection,
	subject: &str,
) -> Result<(), StoreFailed> {
	sqlx::query("DELETE FROM receipt WHERE subject = $1").bind(subject).execute(db).await?;
	Ok(())
}

/// How often each judgement was written down.
pub(crate) async fn count_judged(
	db: &mut AnyConnection,
) -> Result<Vec<(Judgement, u64)>, StoreFailed> {
	let rows: Vec<(i64, i64)> = query_as(
		"SELECT judgement, COUNT(*) FROM audit WHERE kind = $1 GROUP BY judgement ORDER BY judgement",
	)
	.bind(Kind::Judged.name())
	.fetch_all(db)
	.await?;
	let read = |(index, count): (i64, i64)| Ok((columns::judgement(index)?, count.cast_unsigned()));
	rows.into_iter().map(read).collect()
}

/// So many entries from a number on.
pub(crate) async fn entries(
	db: &mut AnyConnection,
	from: u64,
	limit: u32,
) -> Result<Vec<Entry>, StoreFailed> {
	let rows: Vec<Row> =
		query_as("SELECT * FROM audit WHERE number >= $1 ORDER BY number LIMIT $2")
			.bind(i64::try_from(from).unwrap_or(i64::MAX))
			.bind(i64::from(limit))
			.fetch_all(db)
			.await?;
	rows.into_iter().map(Row::read).collect()
}
