//! The outbox: at most one open intent for each request, which the database itself enforces.

use std::collections::BTreeSet;

use litentry_vocabulary::{BlockNumber, Moment};
use sqlx::{AnyConnection, FromRow, query_as, query_scalar};

use super::{StoreFailed, columns};
use crate::{
	identity::{InfoHash, Judgement},
	outbox::{Dispatch, Intent, IntentId, Outcome, Said, Signed, TransactionHash},
	request::{ChainId, RequestKey},
};

#[derive(FromRow)]
struct Row {
	id: i64,
	request: String,
	info: String,
	judgement: i64,
	over_entry: i64,
	attempts: i64,
	bytes: Option<String>,
	transaction_hash: Option<String>,
	nonce: Option<i64>,
	dies_at: Option<i64>,
	planned: i64,
	outcome: Option<String>,
}

const NO_ENTRY: i64 = -1;

impl Row {
	fn read(self) -> Result<Intent, StoreFailed> {
		Ok(Intent {
			id: IntentId(self.id.cast_unsigned()),
			key: columns::key(&self.request)?,
			info: InfoHash(columns::hash(&self.info)?),
			judgement: columns::judgement(self.judgement)?,
			over: read_over(self.over_entry)?,
			attempts: u32::try_from(self.attempts).map_err(|_| StoreFailed::Corrupt)?,
			signed: self.signed()?,
		})
	}

	fn dispatch(self) -> Result<Dispatch, StoreFailed> {
		let planned = self.planned.cast_unsigned();
		let outcome = self.outcome.as_deref().map(read_outcome).transpose()?;
		Ok(Dispatch { intent: self.read()?, planned, outcome })
	}

	fn signed(&self) -> Result<Option<Signed>, StoreFailed> {
		let (Some(bytes), Some(hash), Some(nonce), Some(dies_at)) =
			(&self.bytes, &self.transaction_hash, self.nonce, self.dies_at)
		else {
			return Ok(None);
		};
		Ok(Some(Signed {
			bytes: hex::decode(bytes).map_err(|_| StoreFailed::Corrupt)?,
			hash: TransactionHash(columns::hash(hash)?),
			nonce: nonce.cast_unsigned(),
			dies_at: BlockNumber::try_from(dies_at).map_err(|_| StoreFailed::Corrupt)?,
		}))
	}
}

fn read_over(entry: i64) -> Result<Said, StoreFailed> {
	match entry {
		NO_ENTRY => Ok(Said(None)),
		index => columns::judgement(index).map(Said::judgement),
	}
}

fn read_outcome(name: &str) -> Result<Outcome, StoreFailed> {
	let named = Outcome::ALL.into_iter().find(|outcome| outcome.name() == name);
	named.ok_or(StoreFailed::Corrupt)
}

/// Plans a judgement.
///
/// # Errors
///
/// An intent of this request is open already.
pub(crate) async fn plan(
	db: &mut AnyConnection,
	key: &RequestKey,
	info: InfoHash,
	judgement: Judgement,
	over: Said,
	now: Moment,
) -> Result<(), StoreFailed> {
	let id: i64 = query_scalar("UPDATE writer SET intents = intents + 1 RETURNING intents")
		.fetch_one(&mut *db)
		.await?;
	sqlx::query(
		"INSERT INTO outbox \
		(id, request, chain, info, judgement, over_entry, planned, attempts, state) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 'planned')",
	)
	.bind(id)
	.bind(key.to_string())
	.bind(key.chain.to_string())
	.bind(info.to_string())
	.bind(i64::from(judgement.index()))
	.bind(over.0.map_or(NO_ENTRY, i64::from))
	.bind(now.cast_signed())
	.execute(db)
	.await?;
	Ok(())
}

/// The open intents of a chain, the oldest first.
pub(crate) async fn open(
	db: &mut AnyConnection,
	chain: ChainId,
) -> Result<Vec<Intent>, StoreFailed> {
	let rows: Vec<Row> =
		query_as("SELECT * FROM outbox WHERE chain = $1 AND state <> 'closed' ORDER BY id")
			.bind(chain.to_string())
			.fetch_all(db)
			.await?;
	rows.into_iter().map(Row::read).collect()
}

/// How many intents of a chain are open, and when the oldest was planned.
pub(crate) async fn backlog(
	db: &mut AnyConnection,
	chain: ChainId,
) -> Result<(u64, Option<Moment>), StoreFailed> {
	let (count, oldest): (i64, Option<i64>) = query_as(
		"SELECT COUNT(*), MIN(planned) FROM outbox WHERE chain = $1 AND state <> 'closed'",
	)
	.bind(chain.to_string())
	.fetch_one(db)
	.await?;
	Ok((count.cast_unsigned(), oldest.map(i64::cast_unsigned)))
}

/// The open intent of a request.
pub(crate) async fn open_of(
	db: &mut AnyConnection,
	key: &RequestKey,
) -> Result<Option<Intent>, StoreFailed> {
	let row: Option<Row> =
		query_as("SELECT * FROM outbox WHERE request = $1 AND state <> 'closed'")
			.bind(key.to_string())
			.fetch_optional(db)
			.await?;
	row.map(Row::read).transpose()
}

/// The newest intent of a request, open or not.
pub(crate) async fn newest_of(
	db: &mut AnyConnection,
	key: &RequestKey,
) -> Result<Option<Dispatch>, StoreFailed> {
	let row: Option<Row> =
		query_as("SELECT * FROM outbox WHERE request = $1 ORDER BY id DESC LIMIT 1")
			.bind(key.to_string())
			.fetch_optional(db)
			.await?;
	row.map(Row::dispatch).transpose()
}

/// Whether a judgement of this identity has failed, and the operator has not said to try again.
pub(crate) async fn has_failed(
	db: &mut AnyConnection,
	key: &RequestKey,
	info: InfoHash,
) -> Result<bool, StoreFailed> {
	let count: i64 = query_scalar(
		"SELECT COUNT(*) FROM outbox WHERE request = $1 AND info = $2 AND outcome = 'failed'",
	)
	.bind(key.to_string())
	.bind(info.to_string())
	.fetch_one(db)
	.await?;
	Ok(count > 0)
}

/// The requests of which a judgement has failed, those that failed first before the others.
pub(crate) async fn failed(db: &mut AnyConnection) -> Result<Vec<RequestKey>, StoreFailed> {
	let keys: Vec<String> = query_scalar(
		"SELECT request FROM outbox WHERE outcome = 'failed' GROUP BY request ORDER BY MIN(id)",
	)
	.fetch_all(db)
	.await?;
	keys.iter().map(|key| columns::key(key)).collect()
}

/// Forgets what has failed for a request, so that it is tried again.
pub(crate) async fn forgive(db: &mut AnyConnection, key: &RequestKey) -> Result<(), StoreFailed> {
	sqlx::query("DELETE FROM outbox WHERE request = $1 AND outcome = 'failed'")
		.bind(key.to_string())
		.execute(db)
		.await?;
	Ok(())
}

/// The nonces of a chain's transactions that may still land, but for those of one intent.
pub(crate) async fn taken_nonces(
	db: &mut AnyConnection,
	chain: ChainId,
	but: IntentId,
) -> Result<BTreeSet<u64>, StoreFailed> {
	let rows: Vec<(i64,)> =
		query_as("SELECT nonce FROM outbox WHERE chain = $1 AND state = 'signed' AND id <> $2")
			.bind(chain.to_string())
			.bind(but.0.cast_signed())
			.fetch_all(db)
			.await?;
	Ok(rows.into_iter().map(|(nonce,)| nonce.cast_unsigned()).collect())
}

/// Keeps a transaction, unless another one was kept, or the intent was closed, since it was read. Only
/// what was kept may be sent.
pub(crate) async fn keep_signed(
	db: &mut AnyConnection,
	intent: &Intent,
	attempt: u32,
	signed: &Signed,
) -> Result<bool, StoreFailed> {
	let kept = sqlx::query(
		"UPDATE outbox SET state = 'signed', attempts = $7, bytes = $1, \
		transaction_hash = $2, nonce = $3, dies_at = $4 \
		WHERE id = $5 AND request = $6 AND COALESCE(transaction_hash, '') = $8 AND state <> 'closed'",
	)
	.bind(hex::encode(&signed.bytes))
	.bind(signed.hash.to_string())
	.bind(signed.nonce.cast_signed())
	.bind(i64::from(signed.dies_at))
	.bind(intent.id.0.cast_signed())
	.bind(intent.key.to_string())
	.bind(i64::from(attempt))
	.bind(newest_hash(intent))
	.execute(db)
	.await?;
	Ok(kept.rows_affected() == 1)
}

/// Closes an intent as it was read; says whether it was still so.
pub(crate) async fn close(
	db: &mut AnyConnection,
	intent: &Intent,
	outcome: Outcome,
) -> Result<bool, StoreFailed> {
	let closed = sqlx::query(
		"UPDATE outbox SET state = 'closed', outcome = $1 \
		WHERE id = $2 AND request = $3 AND COALESCE(transaction_hash, '') = $4 AND state <> 'closed'",
	)
	.bind(outcome.name())
	.bind(intent.id.0.cast_signed())
	.bind(intent.key.to_string())
	.bind(newest_hash(intent))
	.execute(db)
	.await?;
	Ok(closed.rows_affected() == 1)
}

/// The hash of an intent's newest transaction; empty while there is none.
fn newest_hash(intent: &Intent) -> String {
	intent.signed.as_ref().map(|signed| signed.hash.to_string()).unwrap_or_default()
}
