//! What SQLite holds of the scanned blocks.

use std::{collections::BTreeMap, path::Path, time::Duration};

use litentry_external_account::{EvmAddress, EvmChain};
use litentry_observation::SourceBlock;
use sqlx::{
	Sqlite, SqlitePool, Transaction,
	sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

const MAX_CONNECTIONS: u32 = 4;
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Why the index could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexFailed {
	/// SQLite failed.
	#[error("the index of transactions cannot be read or written")]
	Database(#[from] sqlx::Error),
	/// The file was made by another version of this program.
	#[error("the index of transactions cannot be brought to this version")]
	Migration(#[from] sqlx::migrate::MigrateError),
	/// The file holds what this program never writes.
	#[error("the index of transactions is damaged: delete its file, and it will be made again")]
	Corrupt,
}

/// A contract whose incoming transactions are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Watched {
	id: i64,
	/// Its address.
	pub(super) contract: EvmAddress,
	/// The first block that is scanned.
	pub(super) start: u64,
}

/// What is kept of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ScannedBlock {
	/// Its height.
	pub(super) number: u64,
	/// Its hash.
	pub(super) hash: [u8; 32],
	/// How many transactions each account sent to the contract.
	pub(super) sent: BTreeMap<EvmAddress, i64>,
}

/// The SQLite file. Numbers are stored bit for bit in SQLite's signed ones; what is read from nodes
/// is below 2^63, so their order is kept.
#[derive(Clone, Debug)]
pub(super) struct Store {
	pool: SqlitePool,
}

impl Store {
	/// Opens a file, or makes it.
	pub(super) async fn open(path: &Path) -> Result<Self, IndexFailed> {
		let options = SqliteConnectOptions::new()
			.filename(path)
			.create_if_missing(true)
			.foreign_keys(true)
			.journal_mode(SqliteJournalMode::Wal)
			// With WAL a crash of the machine may undo the last slices but damages nothing.
			.synchronous(SqliteSynchronous::Normal)
			.busy_timeout(BUSY_TIMEOUT);
		let pool = SqlitePoolOptions::new().max_connections(MAX_CONNECTIONS);
		let pool = pool.connect_with(options).await?;
		sqlx::migrate!().run(&pool).await?;
		Ok(Self { pool })
	}

	/// Makes a contract's entry. One that exists keeps its earlier start; for an earlier one than
	/// that, everything is scanned again.
	pub(super) async fn watch(
		&self,
		chain: EvmChain,
		contract: &EvmAddress,
		start: u64,
	) -> Result<Watched, IndexFailed> {
		sqlx::query(
			"INSERT INTO contract (chain, address, start_block) VALUES (?, ?, ?) \
			ON CONFLICT DO NOTHING",
		)
		.bind(chain.0.cast_signed())
		.bind(contract.0.as_slice())
		.bind(start.cast_signed())
		.execute(&self.pool)
		.await?;
		let watched = self.watched(chain, contract).await?.ok_or(IndexFailed::Corrupt)?;
		match start < watched.start {
			true => self.restart_at(watched, start).await,
			false => Ok(watched),
		}
	}

	async fn restart_at(&self, watched: Watched, start: u64) -> Result<Watched, IndexFailed> {
		let mut transaction = self.begin().await?;
		remove_from(&mut transaction, &watched, 0).await?;
		sqlx::query("UPDATE contract SET start_block = ? WHERE id = ?")
			.bind(start.cast_signed())
			.bind(watched.id)
			.execute(&mut *transaction)
			.await?;
		transaction.commit().await?;
		Ok(Watched { start, ..watched })
	}

	/// A contract's entry.
	pub(super) async fn watched(
		&self,
		chain: EvmChain,
		contract: &EvmAddress,
	) -> Result<Option<Watched>, IndexFailed> {
		let row: Option<(i64, i64)> =
			sqlx::query_as("SELECT id, start_block FROM contract WHERE chain = ? AND address = ?")
				.bind(chain.0.cast_signed())
				.bind(contract.0.as_slice())
				.fetch_optional(&self.pool)
				.await?;
		let watched = |(id, start): (i64, i64)| Watched {
			id,
			contract: *contract,
			start: start.cast_unsigned(),
		};
		Ok(row.map(watched))
	}

	/// Every contract of a chain, the oldest entry first.
	pub(super) async fn all_watched(&self, chain: EvmChain) -> Result<Vec<Watched>, IndexFailed> {
		let rows: Vec<(i64, Vec<u8>, i64)> = sqlx::query_as(
			"SELECT id, address, start_block FROM contract WHERE chain = ? ORDER BY id",
		)
		.bind(chain.0.cast_signed())
		.fetch_all(&self.pool)
		.await?;
		let watched = |(id, address, start): (i64, Vec<u8>, i64)| {
			Ok(Watched { id, contract: EvmAddress(fixed(&address)?), start: start.cast_unsigned() })
		};
		rows.into_iter().map(watched).collect()
	}

	/// The last scanned block.
	pub(super) async fn tip(&self, watched: &Watched) -> Result<Option<SourceBlock>, IndexFailed> {
		let row = sqlx::query_as(TIP).bind(watched.id).fetch_optional(&self.pool).await?;
		source_block(row)
	}

	/// The next block to be scanned.
	pub(super) async fn next_block(&self, watched: &Watched) -> Result<u64, IndexFailed> {
		Ok(self.tip(watched).await?.map_or(watched.start, |tip| tip.number + 1))
	}

	/// The lowest block whose hash is kept.
	pub(super) async fn oldest(&self, watched: &Watched) -> Result<Option<u64>, IndexFailed> {
		let oldest: Option<i64> =
			sqlx::query_scalar("SELECT MIN(number) FROM scanned_block WHERE contract = ?")
				.bind(watched.id)
				.fetch_one(&self.pool)
				.await?;
		Ok(oldest.map(i64::cast_unsigned))
	}

	/// The hash of a scanned block.
	pub(super) async fn hash(
		&self,
		watched: &Watched,
		number: u64,
	) -> Result<Option<[u8; 32]>, IndexFailed> {
		let hash: Option<Vec<u8>> =
			sqlx::query_scalar("SELECT hash FROM scanned_block WHERE contract = ? AND number = ?")
				.bind(watched.id)
				.bind(number.cast_signed())
				.fetch_optional(&self.pool)
				.await?;
		hash.map(|hash| fixed(&hash)).transpose()
	}

	/// The hash of a scanned block, and how many transactions an account had sent up to it: both in
	/// one statement, so that no rollback comes between.
	pub(super) async fn count(
		&self,
		watched: &Watched,
		sender: &EvmAddress,
		number: u64,
	) -> Result<Option<([u8; 32], u64)>, IndexFailed> {
		let row: Option<(Vec<u8>, i64)> = sqlx::query_as(
			"SELECT hash, (SELECT COALESCE(SUM(transactions), 0) FROM sent \
			WHERE contract = ?1 AND sender = ?2 AND block <= ?3) \
			FROM scanned_block WHERE contract = ?1 AND number = ?3",
		)
		.bind(watched.id)
		.bind(sender.0.as_slice())
		.bind(number.cast_signed())
		.fetch_optional(&self.pool)
		.await?;
		row.map(|(hash, count)| Ok((fixed(&hash)?, count.cast_unsigned()))).transpose()
	}

	/// Adds blocks after `tip`, all or none, and forgets the hashes of the oldest. Says `false` when
	/// another process has gone on from `tip` meanwhile.
	pub(super) async fn append(
		&self,
		watched: &Watched,
		tip: Option<SourceBlock>,
		blocks: &[ScannedBlock],
		remember: u64,
	) -> Result<bool, IndexFailed> {
		let mut transaction = self.begin().await?;
		let row = sqlx::query_as(TIP).bind(watched.id).fetch_optional(&mut *transaction).await?;
		if source_block(row)? != tip {
			return Ok(false);
		}
		for block in blocks {
			insert(&mut transaction, watched, block).await?;
		}
		if let Some(last) = blocks.last() {
			let oldest = last.number.saturating_add(1).saturating_sub(remember);
			sqlx::query("DELETE FROM scanned_block WHERE contract = ? AND number < ?")
				.bind(watched.id)
				.bind(oldest.cast_signed())
				.execute(&mut *transaction)
				.await?;
		}
		transaction.commit().await?;
		Ok(true)
	}

	/// Takes back the blocks from a height on.
	pub(super) async fn remove_from(
		&self,
		watched: &Watched,
		number: u64,
	) -> Result<(), IndexFailed> {
		let mut transaction = self.begin().await?;
		remove_from(&mut transaction, watched, number).await?;
		Ok(transaction.commit().await?)
	}

	/// Starts a transaction that writes; taking the lock at once avoids a conflict later.
	async fn begin(&self) -> Result<Transaction<'static, Sqlite>, IndexFailed> {
		Ok(self.pool.begin_with("BEGIN IMMEDIATE").await?)
	}
}

const TIP: &str =
	"SELECT number, hash FROM scanned_block WHERE contract = ? ORDER BY number DESC LIMIT 1";

async fn insert(
	transaction: &mut Transaction<'static, Sqlite>,
	watched: &Watched,
	block: &ScannedBlock,
) -> Result<(), IndexFailed> {
	sqlx::query("INSERT INTO scanned_block (contract, number, hash) VALUES (?, ?, ?)")
		.bind(watched.id)
		.bind(block.number.cast_signed())
		.bind(block.hash.as_slice())
		.execute(&mut **transaction)
		.await?;
	for (sender, transactions) in &block.sent {
		sqlx::query("INSERT INTO sent (contract, sender, block, transactions) VALUES (?, ?, ?, ?)")
			.bind(watched.id)
			.bind(sender.0.as_slice())
			.bind(block.number.cast_signed())
			.bind(transactions)
			.execute(&mut **transaction)
			.await?;
	}
	Ok(())
}

async fn remove_from(
	transaction: &mut Transaction<'static, Sqlite>,
	watched: &Watched,
	number: u64,
) -> Result<(), IndexFailed> {
	for statement in [
		"DELETE FROM sent WHERE contract = ? AND block >= ?",
		"DELETE FROM scanned_block WHERE contract = ? AND number >= ?",
	] {
		sqlx::query(statement)
			.bind(watched.id)
			.bind(number.cast_signed())
			.execute(&mut **transaction)
			.await?;
	}
	Ok(())
}

fn source_block(row: Option<(i64, Vec<u8>)>) -> Result<Option<SourceBlock>, IndexFailed> {
	let block = |(number, hash): (i64, Vec<u8>)| {
		Ok(SourceBlock { number: number.cast_unsigned(), hash: fixed(&hash)? })
	};
	row.map(block).transpose()
}

fn fixed<const N: usize>(bytes: &[u8]) -> Result<[u8; N], IndexFailed> {
	bytes.try_into().map_err(|_| IndexFailed::Corrupt)
}
