//! The answers that were signed, so that no task ever gets two.

use std::path::Path;

use litentry_observation::{Answer, TaskHash};
use parity_scale_codec::{DecodeAll, Encode};
use sqlx::{
	SqlitePool,
	sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

/// The answers that an analyzer has signed, kept in a SQLite file.
///
/// When a data source reorganises after an answer was signed, a new reading would differ and the
/// two signatures together would prove that the analyzer equivocates. So the first answer stands,
/// through restarts too. The book holds the newest answers up to a limit; a task whose answer has
/// left it is long closed on the chain and refused for that.
#[derive(Clone, Debug)]
pub struct AnswerBook {
	pool: SqlitePool,
	limit: u32,
}

/// Why the book could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BookFault {
	/// SQLite failed.
	#[error(transparent)]
	Database(#[from] sqlx::Error),
	/// The file is not of a form that this version knows.
	#[error(transparent)]
	Migration(#[from] sqlx::migrate::MigrateError),
	/// An answer in it is not what was written.
	#[error("a kept answer cannot be read back")]
	Corrupt,
}

impl AnswerBook {
	/// How many answers a book keeps by default: about 20 MB.
	pub const DEFAULT_LIMIT: u32 = 100_000;

	/// Opens the book in a file, which is made when missing.
	///
	/// # Errors
	///
	/// The file cannot be opened, or is not a book that this version knows.
	pub async fn open(file: &Path, limit: u32) -> Result<Self, BookFault> {
		let options = SqliteConnectOptions::new()
			.filename(file)
			.create_if_missing(true)
			.journal_mode(SqliteJournalMode::Wal)
			.synchronous(SqliteSynchronous::Full);
		// SQLite writes one at a time anyway; one connection never meets a locked file.
		let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
		sqlx::migrate!("./migrations").run(&pool).await?;
		Ok(Self { pool, limit })
	}

	/// The answer that the task got before, if any.
	///
	/// # Errors
	///
	/// The book cannot be read.
	pub async fn find(&self, task: &TaskHash) -> Result<Option<Answer>, BookFault> {
		let bytes: Option<Vec<u8>> =
			sqlx::query_scalar("SELECT answer FROM answers WHERE task = ?")
				.bind(&task.0[..])
				.fetch_optional(&self.pool)
				.await?;
		bytes
			.map(|bytes| Answer::decode_all(&mut &bytes[..]).map_err(|_| BookFault::Corrupt))
			.transpose()
	}

	/// Keeps an answer before it is signed, and gives the one that stands: the first.
	///
	/// # Errors
	///
	/// The book cannot be written; then nothing may be signed.
	pub async fn keep(&self, task: &TaskHash, answer: &Answer) -> Result<Answer, BookFault> {
		let kept = sqlx::query(
			"INSERT INTO answers (task, answer) VALUES (?, ?) ON CONFLICT (task) DO NOTHING",
		)
		.bind(&task.0[..])
		.bind(answer.encode())
		.execute(&self.pool)
		.await?;
		self.forget_all_before(kept.last_insert_rowid()).await?;
		Ok(self.find(task).await?.unwrap_or(*answer))
	}

	async fn forget_all_before(&self, newest: i64) -> Result<(), BookFault> {
		sqlx::query("DELETE FROM answers WHERE number <= ?")
			.bind(newest - i64::from(self.limit))
			.execute(&self.pool)
			.await?;
		Ok(())
	}
}

#[cfg(test)]
mod tests;
