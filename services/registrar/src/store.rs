//! What the registrar keeps, in SQLite or in PostgreSQL.
//!
//! One set of SQL serves both. Every change of state is one transaction, and changes happen one after
//! another, whatever the number of connections and programs: see [`Store::change`].

use std::{fs::OpenOptions, io, os::unix::fs::OpenOptionsExt, time::Duration};

use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use sqlx::{
	Any, AnyConnection, AnyPool, Row, Transaction,
	any::{AnyPoolOptions, install_default_drivers},
	pool::PoolConnection,
};
use tokio::time::Instant;

pub(crate) mod audit;
pub(crate) mod bans;
pub(crate) mod chains;
pub(crate) mod challenges;
pub(crate) mod columns;
pub(crate) mod intents;
mod positions;
pub(crate) mod preimages;
pub(crate) mod rates;
pub(crate) mod requests;
mod seal;
pub(crate) mod suppressions;
pub(crate) mod verifications;

pub use seal::Seal;

const CONNECTIONS: u32 = 8;
const READERS: u32 = 4;
/// How long is waited for another program that writes.
const BUSY_TIMEOUT: &str = "PRAGMA busy_timeout = 30000";
/// What is sealed only to see whether the key is the right one.
const KEY_CHECK: &str = "the key";
const PATIENCE: Duration = Duration::from_secs(30);

/// Why the database could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreFailed {
	/// The database failed.
	#[error("the database cannot be read or written")]
	Database(#[from] sqlx::Error),
	/// The file cannot be made.
	#[error("the database's file cannot be made")]
	File(#[source] io::Error),
	/// It was made by another version of this program.
	#[error("the database cannot be brought to this version")]
	Migration(#[from] sqlx::migrate::MigrateError),
	/// It holds what this program never writes.
	#[error("the database holds what was never written to it")]
	Corrupt,
	/// What is sealed in it cannot be opened: the key is another one.
	#[error("the database was sealed with another key")]
	Sealed,
}

/// The database, and the key to what it holds about persons.
#[derive(Clone, Debug)]
pub struct Store {
	pool: AnyPool,
	/// For reading alone.
	readers: AnyPool,
	seal: Seal,
	is_file: bool,
	turns: Histogram,
}

/// A change: all of it is kept, or nothing.
pub(crate) type Change = Transaction<'static, Any>;

impl Store {
	/// Opens the database under a URL, and makes or updates its tables: `sqlite:FILE`, where the file
	/// is made when it is missing, or `postgres://USER:PASSWORD@HOST/DATABASE`.
	///
	/// # Errors
	///
	/// It cannot be reached, was made by a later version, or was sealed with another key.
	pub async fn open(url: &str, seal: Seal) -> Result<Self, StoreFailed> {
		install_default_drivers();
		let is_file = url.starts_with("sqlite:");
		let pool = if is_file { file(url).await? } else { server(url).await? };
		sqlx::migrate!("./migrations").run(&pool).await?;
		let turns = Histogram::new(exponential_buckets(0.001, 4.0, 8));
		let readers = if is_file { readers(url, &pool).await? } else { pool.clone() };
		let store = Self { pool, readers, seal, is_file, turns };
		store.check_key().await?;
		Ok(store)
	}

	/// Compares the key with the one with which the database was first opened.
	async fn check_key(&self) -> Result<(), StoreFailed> {
		let mut change = self.change().await?;
		let known = sqlx::query_scalar::<_, String>("SELECT sealed FROM sealed_with");
		match known.fetch_optional(&mut *change).await? {
			Some(sealed) => self.seal.open::<()>(KEY_CHECK, &sealed)?,
			None => {
				let insert = sqlx::query("INSERT INTO sealed_with (sealed) VALUES ($1)");
				insert.bind(self.seal.close(KEY_CHECK, &())).execute(&mut *change).await?;
			}
		}
		Ok(change.commit().await?)
	}

	/// The key to what it holds about persons.
	pub(crate) const fn seal(&self) -> &Seal {
		&self.seal
	}

	/// For reading alone.
	pub(crate) async fn read(&self) -> Result<PoolConnection<Any>, StoreFailed> {
		Ok(self.readers.acquire().await?)
	}

	/// Starts a change; without [`Change::commit`] nothing of it is kept.
	///
	/// It waits for its turn: what it reads cannot change before it ends.
	pub(crate) async fn change(&self) -> Result<Change, StoreFailed> {
		let asked = Instant::now();
		let mut change = self.pool.begin().await?;
		sqlx::query("UPDATE writer SET turn = turn + 1").execute(&mut *change).await?;
		self.turns.observe(asked.elapsed().as_secs_f64());
		Ok(change)
	}

	/// Has every program over this database do what was left undone.
	pub(crate) async fn ask_to_resume(db: &mut AnyConnection) -> Result<(), StoreFailed> {
		sqlx::query("UPDATE writer SET resumes = resumes + 1").execute(db).await?;
		Ok(())
	}

	/// How often that was asked.
	pub(crate) async fn resumes(&self) -> Result<i64, StoreFailed> {
		let resumes = sqlx::query_scalar("SELECT resumes FROM writer");
		Ok(resumes.fetch_one(&self.readers).await?)
	}

	/// How long changes waited for their turn, in seconds.
	pub(crate) const fn turns(&self) -> &Histogram {
		&self.turns
	}

	/// Wipes what was deleted from the files too, as far as this program can.
	///
	/// Tells whether it is done: it is not while somebody else still reads from the log.
	///
	/// SQLite overwrites what is deleted and empties its log. PostgreSQL marks rows as dead and keeps
	/// its own log, where everything personal is sealed.
	pub(crate) async fn scrub(&self) -> Result<bool, StoreFailed> {
		if !self.is_file {
			return Ok(true);
		}
		let mut db = self.pool.acquire().await?;
		// Whoever wants to write has to wait as long.
		sqlx::query("PRAGMA busy_timeout = 1000").execute(&mut *db).await?;
		let emptied = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *db).await;
		sqlx::query(BUSY_TIMEOUT).execute(&mut *db).await?;
		let is_busy: i64 = emptied?.try_get(0)?;
		Ok(is_busy == 0)
	}

	/// Ends all connections.
	pub async fn close(&self) {
		self.readers.close().await;
		self.pool.close().await;
	}
}

/// SQLite writes one at a time anyway; one connection never meets a locked file.
async fn file(url: &str) -> Result<AnyPool, StoreFailed> {
	make(url).map_err(StoreFailed::File)?;
	let url = if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") };
	let options = AnyPoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
	let prepared = options.after_connect(|connection, _| Box::pin(prepare(connection)));
	Ok(prepared.connect(&url).await?)
}

/// Makes a missing file, which nobody but its owner can read; SQLite's other files take after it.
fn make(url: &str) -> Result<(), io::Error> {
	let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
	if url.contains("memory") || url.contains('?') {
		return Ok(());
	}
	let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
	match made {
		Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => Err(cause),
		_ => Ok(()),
	}
}

/// Whoever reads from a file waits for nobody who writes, nor the reverse. What is in memory has one
/// connection alone.
async fn readers(url: &str, pool: &AnyPool) -> Result<AnyPool, StoreFailed> {
	if url.contains("memory") {
		return Ok(pool.clone());
	}
	let url = if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rw") };
	let options = AnyPoolOptions::new().max_connections(READERS).acquire_timeout(PATIENCE);
	let prepared = options.after_connect(|connection, _| {
		Box::pin(async {
			prepare(connection).await?;
			sqlx::query("PRAGMA query_only = ON").execute(connection).await?;
			Ok(())
		})
	});
	Ok(prepared.connect(&url).await?)
}

async fn prepare(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
	for pragma in [
		"PRAGMA journal_mode = WAL",
		"PRAGMA synchronous = FULL",
		"PRAGMA foreign_keys = ON",
		"PRAGMA secure_delete = ON",
		BUSY_TIMEOUT,
	] {
		sqlx::query(pragma).execute(&mut *connection).await?;
	}
	Ok(())
}

async fn server(url: &str) -> Result<AnyPool, StoreFailed> {
	let options = AnyPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
	Ok(options.connect(url).await?)
}

#[cfg(test)]
mod tests;
