//! Requests, from the block that shows them until nothing is kept of them.

use std::collections::{BTreeMap, BTreeSet};

use litentry_vocabulary::{Account, Balance, BlockNumber, Moment};
use sqlx::{Any, AnyConnection, FromRow, query::QueryAs, query_as, query_scalar};
use tracing::error;

use super::{StoreFailed, columns, columns::ContentColumn, seal::Seal};
use crate::{
	engine::Progress,
	identity::{Content, Field, InfoHash, Judgement},
	request::{ChainId, End, RequestKey},
};

/// How far a request has come, as far as it alone shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
	/// A fee waits for its judgement.
	Open,
	/// It was judged, and that has to be renewed soon.
	Renewing,
	/// It is over.
	Ended,
}

impl Phase {
	const ALL: [Self; 3] = [Self::Open, Self::Renewing, Self::Ended];

	const fn name(self) -> &'static str {
		match self {
			Self::Open => "open",
			Self::Renewing => "renewing",
			Self::Ended => "ended",
		}
	}
}

/// What is kept of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
	pub(crate) key: RequestKey,
	pub(crate) info: InfoHash,
	/// What the fields hold; nothing once that was deleted.
	pub(crate) fields: Vec<(Field, Content)>,
	pub(crate) fee: Balance,
	pub(crate) since: Moment,
	/// The newest finalized block that was considered.
	pub(crate) block: BlockNumber,
	pub(crate) phase: Phase,
	pub(crate) end: Option<(End, Moment)>,
	/// Until when the judgement stands without being renewed.
	pub(crate) stands_until: Option<Moment>,
	/// Whether its owner was told of its end, or of the renewal that is due.
	pub(crate) is_told: bool,
}

impl Request {
	/// What a field holds on the chain.
	pub(crate) fn content(&self, field: &Field) -> Option<&Content> {
		self.fields.iter().find(|(name, _)| name == field).map(|(_, content)| content)
	}

	/// Whether its owner can do something about it.
	pub(crate) fn is_active(&self) -> bool {
		self.phase != Phase::Ended
	}

	/// The judgement of this registrar that stands on the chain for a time, as far as was seen:
	/// *reasonable* or *known good*.
	pub(crate) fn standing(&self) -> Option<Judgement> {
		match self.end {
			Some((End::Judged(judgement), _)) if self.phase != Phase::Open => {
				Some(judgement).filter(|judgement| judgement.is_good())
			}
			_ => None,
		}
	}
}

#[derive(FromRow)]
struct Row {
	request: String,
	info: String,
	sealed_fields: Option<String>,
	fee: String,
	since: i64,
	block: i64,
	phase: String,
	ending: Option<String>,
	ended_at: Option<i64>,
	stands_until: Option<i64>,
	told: i64,
}

impl Row {
	fn read_or_leave(self, seal: &Seal) -> Option<Request> {
		let request = self.request.clone();
		let left = |cause: &StoreFailed| error!(request, %cause, "a request cannot be read");
		self.read(seal).inspect_err(left).ok()
	}

	fn read(self, seal: &Seal) -> Result<Request, StoreFailed> {
		let end = match (self.ending, self.ended_at) {
			(Some(ending), Some(at)) => Some((columns::end(&ending)?, at.cast_unsigned())),
			_ => None,
		};
		let phase = Phase::ALL.into_iter().find(|phase| phase.name() == self.phase);
		Ok(Request {
			key: columns::key(&self.request)?,
			info: InfoHash(columns::hash(&self.info)?),
			fields: open_fields(seal, &self.request, self.sealed_fields.as_deref())?,
			fee: self.fee.parse().map_err(|_| StoreFailed::Corrupt)?,
			since: self.since.cast_unsigned(),
			block: BlockNumber::try_from(self.block).map_err(|_| StoreFailed::Corrupt)?,
			phase: phase.ok_or(StoreFailed::Corrupt)?,
			end,
			stands_until: self.stands_until.map(i64::cast_unsigned),
			is_told: self.told != 0,
		})
	}
}

fn place(request: &str) -> String {
	format!("fields/{request}")
}

fn open_fields(
	seal: &Seal,
	request: &str,
	sealed: Option<&str>,
) -> Result<Vec<(Field, Content)>, StoreFailed> {
	let Some(sealed) = sealed else {
		return Ok(Vec::new());
	};
	let columns: Vec<(String, ContentColumn)> = seal.open(&place(request), sealed)?;
	let read = |(field, content): (String, ContentColumn)| {
		Ok((columns::field(&field), content.try_into()?))
	};
	columns.into_iter().map(read).collect()
}

fn close_fields(seal: &Seal, request: &Request) -> Option<String> {
	let column = |(field, content): &(Field, Content)| {
		(columns::field_text(field), ContentColumn::from(content))
	};
	let columns: Vec<_> = request.fields.iter().map(column).collect();
	let place = place(&request.key.to_string());
	(!columns.is_empty()).then(|| seal.close(&place, &columns))
}

/// One that cannot be read is left out, so that it stands in nobody else's way.
async fn all(
	db: &mut AnyConnection,
	seal: &Seal,
	query: QueryAs<'_, Any, Row, sqlx::any::AnyArguments>,
) -> Result<Vec<Request>, StoreFailed> {
	let rows = query.fetch_all(db).await?.into_iter();
	Ok(rows.filter_map(|row| row.read_or_leave(seal)).collect())
}

/// One request.
pub(crate) async fn find(
	db: &mut AnyConnection,
	seal: &Seal,
	key: &RequestKey,
) -> Result<Option<Request>, StoreFailed> {
	let row: Option<Row> = query_as("SELECT * FROM request WHERE request = $1")
		.bind(key.to_string())
		.fetch_optional(db)
		.await?;
	row.map(|row| row.read(seal)).transpose()
}

/// Keeps a request as it is now.
pub(crate) async fn keep(
	db: &mut AnyConnection,
	seal: &Seal,
	request: &Request,
) -> Result<(), StoreFailed> {
	sqlx::query(
		"INSERT INTO request (request, chain, account, info, sealed_fields, fee, since, block, phase, \
		ending, ended_at, stands_until, told) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
		ON CONFLICT (request) DO UPDATE SET info = $4, sealed_fields = $5, fee = $6, since = $7, \
		block = $8, phase = $9, ending = $10, ended_at = $11, stands_until = $12, told = $13",
	)
	.bind(request.key.to_string())
	.bind(request.key.chain.to_string())
	.bind(columns::account_text(&request.key.account))
	.bind(request.info.to_string())
	.bind(close_fields(seal, request))
	.bind(request.fee.to_string())
	.bind(request.since.cast_signed())
	.bind(i64::from(request.block))
	.bind(request.phase.name())
	.bind(request.end.map(|(end, _)| columns::end_text(end)))
	.bind(request.end.map(|(_, at)| at.cast_signed()))
	.bind(request.stands_until.map(Moment::cast_signed))
	.bind(i64::from(request.is_told))
	.execute(db)
	.await?;
	Ok(())
}

/// Forgets a request, and everything that hangs on it.
pub(crate) async fn remove(db: &mut AnyConnection, key: &RequestKey) -> Result<(), StoreFailed> {
	sqlx::query("DELETE FROM request WHERE request = $1").bind(key.to_string()).execute(db).await?;
	Ok(())
}

/// The open requests of all chains, the oldest first, from behind that one on.
pub(crate) async fn open_after(
	db: &mut AnyConnection,
	seal: &Seal,
	after: Option<&RequestKey>,
	limit: u32,
) -> Result<Vec<Request>, StoreFailed> {
	let after = after.map(RequestKey::to_string).unwrap_or_default();
	let since: Option<i64> = query_scalar("SELECT since FROM request WHERE request = $1")
		.bind(&after)
		.fetch_optional(&mut *db)
		.await?;
	let query = query_as(
		"SELECT * FROM request WHERE phase = 'open' AND (since, request) > ($1, $2) \
		ORDER BY since, request LIMIT $3",
	)
	.bind(since.unwrap_or(-1))
	.bind(after)
	.bind(i64::from(limit));
	all(db, seal, query).await
}

/// Those of which something can be done: open ones, and those that are being renewed.
pub(crate) async fn active(
	db: &mut AnyConnection,
	seal: &Seal,
) -> Result<Vec<Request>, StoreFailed> {
	all(db, seal, query_as("SELECT * FROM request WHERE phase <> 'ended' ORDER BY since")).await
}

/// The open ones of a chain that were last seen before a block.
pub(crate) async fn open_before(
	db: &mut AnyConnection,
	seal: &Seal,
	chain: ChainId,
	block: BlockNumber,
) -> Result<Vec<Request>, StoreFailed> {
	let query =
		query_as("SELECT * FROM request WHERE phase = 'open' AND chain = $1 AND block < $2")
			.bind(chain.to_string())
			.bind(i64::from(block));
	all(db, seal, query).await
}

/// Remembers that a block was considered for all open ones of a chain.
pub(crate) async fn keep_block(
	db: &mut AnyConnection,
	chain: ChainId,
	block: BlockNumber,
) -> Result<(), StoreFailed> {
	sqlx::query("UPDATE request SET block = $1 WHERE phase = 'open' AND chain = $2 AND block < $1")
		.bind(i64::from(block))
		.bind(chain.to_string())
		.execute(db)
		.await?;
	Ok(())
}

/// Forgets in which blocks requests were seen.
pub(crate) async fn forget_block(
	db: &mut AnyConnection,
	chain: ChainId,
) -> Result<(), StoreFailed> {
	sqlx::query("UPDATE request SET block = 0 WHERE chain = $1")
		.bind(chain.to_string())
		.execute(db)
		.await?;
	Ok(())
}

/// The accounts of a chain whose identities have to be looked after.
pub(crate) async fn watched(
	db: &mut AnyConnection,
	chain: ChainId,
) -> Result<BTreeSet<Account>, StoreFailed> {
	let accounts: Vec<String> = query_scalar(
		"SELECT account FROM request \
		WHERE chain = $1 AND (phase <> 'ended' OR stands_until IS NOT NULL)",
	)
	.bind(chain.to_string())
	.fetch_all(db)
	.await?;
	accounts.iter().map(|text| columns::account(text)).collect()
}

/// Those whose judgement stands until before a moment.
pub(crate) async fn standing_until(
	db: &mut AnyConnection,
	seal: &Seal,
	moment: Moment,
) -> Result<Vec<Request>, StoreFailed> {
	let query = query_as("SELECT * FROM request WHERE phase <> 'open' AND stands_until <= $1")
		.bind(moment.cast_signed());
	all(db, seal, query).await
}

/// Those that ended until a moment and of which something personal is kept, or that nobody needs.
pub(crate) async fn ended_until(
	db: &mut AnyConnection,
	seal: &Seal,
	moment: Moment,
) -> Result<Vec<Request>, StoreFailed> {
	let query = query_as(
		"SELECT * FROM request WHERE phase = 'ended' AND ended_at <= $1 \
		AND (sealed_fields IS NOT NULL OR stands_until IS NULL)",
	)
	.bind(moment.cast_signed());
	all(db, seal, query).await
}

/// Those whose owners are to be told of something.
pub(crate) async fn untold(
	db: &mut AnyConnection,
	seal: &Seal,
) -> Result<Vec<Request>, StoreFailed> {
	all(db, seal, query_as("SELECT * FROM request WHERE phase <> 'open' AND told = 0")).await
}

/// Those that are to be judged good or were, as far as their fields are kept, each with its identity.
pub(crate) async fn favoured(
	db: &mut AnyConnection,
) -> Result<Vec<(RequestKey, InfoHash)>, StoreFailed> {
	let rows: Vec<(String, String)> = query_as(
		"SELECT request, info FROM request WHERE sealed_fields IS NOT NULL \
		AND ((phase <> 'open' AND ending IN ($1, $2)) \
		OR EXISTS (SELECT 1 FROM outbox WHERE outbox.request = request.request \
		AND outbox.info = request.info AND outbox.state <> 'closed' \
		AND outbox.judgement IN ($3, $4)))",
	)
	.bind(columns::end_text(End::Judged(Judgement::Reasonable)))
	.bind(columns::end_text(End::Judged(Judgement::KnownGood)))
	.bind(i64::from(Judgement::Reasonable.index()))
	.bind(i64::from(Judgement::KnownGood.index()))
	.fetch_all(db)
	.await?;
	let read =
		|(key, info): &(String, String)| Ok((columns::key(key)?, InfoHash(columns::hash(info)?)));
	rows.iter().map(read).collect()
}

/// All of an account.
pub(crate) async fn of_account(
	db: &mut AnyConnection,
	seal: &Seal,
	account: &Account,
) -> Result<Vec<Request>, StoreFailed> {
	let query = query_as("SELECT * FROM request WHERE account = $1 ORDER BY request")
		.bind(columns::account_text(account));
	all(db, seal, query).await
}

/// How many are open on a chain.
pub(crate) async fn count_open(db: &mut AnyConnection, chain: ChainId) -> Result<u64, StoreFailed> {
	let count: i64 =
		query_scalar("SELECT COUNT(*) FROM request WHERE phase = 'open' AND chain = $1")
			.bind(chain.to_string())
			.fetch_one(db)
			.await?;
	Ok(count.cast_unsigned())
}

/// How many of a chain have come how far; those of which there is none are missing.
pub(crate) async fn count_by_progress(
	db: &mut AnyConnection,
	chain: ChainId,
) -> Result<BTreeMap<Progress, u64>, StoreFailed> {
	let rows: Vec<(String, i64)> = query_as(
		"SELECT CASE \
		WHEN EXISTS (SELECT 1 FROM outbox WHERE outbox.request = request.request \
		AND outbox.state <> 'closed') THEN 'submitting' \
		WHEN EXISTS (SELECT 1 FROM outbox WHERE outbox.request = request.request \
		AND outbox.info = request.info AND outbox.outcome = 'failed') THEN 'failed' \
		WHEN phase = 'open' THEN 'waiting' ELSE phase END AS progress, COUNT(*) \
		FROM request WHERE chain = $1 GROUP BY 1",
	)
	.bind(chain.to_string())
	.fetch_all(db)
	.await?;
	let read = |(name, count): (String, i64)| {
		let named = Progress::ALL.into_iter().find(|progress| progress.name() == name);
		Ok((named.ok_or(StoreFailed::Corrupt)?, count.cast_unsigned()))
	};
	rows.into_iter().map(read).collect()
}
