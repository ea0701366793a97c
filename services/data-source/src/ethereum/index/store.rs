//! What SQLite holds: the contracts here, and in `blocks` what was found for them.

mod blocks;

use std::{path::Path, time::Duration};

use litentry_external_account::{EvmAddress, EvmChain};
use sqlx::{
	Sqlite, SqlitePool, Transaction,
	sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

pub(super) use self::blocks::ScannedBlock;

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
		blocks::remove_from(&mut transaction, &watched, 0).await?;
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

	/// Starts a transaction that writes; taking the lock at once avoids a conflict later.
	async fn begin(&self) -> Result<Transaction<'static, Sqlite>, IndexFailed> {
		Ok(self.pool.begin_with("BEGIN IMMEDIATE").await?)
	}
}

fn fixed<const N: usize>(bytes: &[u8]) -> Result<[u8; N], IndexFailed> {
	bytes.try_into().map_err(|_| IndexFailed::Corrupt)
}
