//! The scanned blocks: which they are, and who sent what in them.

use std::collections::BTreeMap;

use litentry_external_account::EvmAddress;
use litentry_observation::SourceBlock;
use sqlx::{Sqlite, Transaction};

use super::{IndexFailed, Store, Watched, fixed};

const TIP: &str =
	"SELECT number, hash FROM scanned_block WHERE contract = ? ORDER BY number DESC LIMIT 1";

/// What is kept of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ethereum::index) struct ScannedBlock {
	/// Its height.
	pub(in crate::ethereum::index) number: u64,
	/// Its hash.
	pub(in crate::ethereum::index) hash: [u8; 32],
	/// How many transactions each account sent to the contract.
	pub(in crate::ethereum::index) sent: BTreeMap<EvmAddress, i64>,
}

impl Store {
	/// The last scanned block.
	pub(in crate::ethereum::index) async fn tip(
		&self,
		watched: &Watched,
	) -> Result<Option<SourceBlock>, IndexFailed> {
		let row = sqlx::query_as(TIP).bind(watched.id).fetch_optional(&self.pool).await?;
		source_block(row)
	}

	/// The next block to be scanned.
	pub(in crate::ethereum::index) async fn next_block(
		&self,
		watched: &Watched,
	) -> Result<u64, IndexFailed> {
		Ok(self.tip(watched).await?.map_or(watched.start, |tip| tip.number + 1))
	}

	/// The lowest block whose hash is kept.
	pub(in crate::ethereum::index) async fn oldest(
		&self,
		watched: &Watched,
	) -> Result<Option<u64>, IndexFailed> {
		let oldest: Option<i64> =
			sqlx::query_scalar("SELECT MIN(number) FROM scanned_block WHERE contract = ?")
				.bind(watched.id)
				.fetch_one(&self.pool)
				.await?;
		Ok(oldest.map(i64::cast_unsigned))
	}

	/// The hash of a scanned block.
	pub(in crate::ethereum::index) async fn hash(
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
	pub(in crate::ethereum::index) async fn count(
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
	pub(in crate::ethereum::index) async fn append(
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
	pub(in crate::ethereum::index) async fn remove_from(
		&self,
		watched: &Watched,
		number: u64,
	) -> Result<(), IndexFailed> {
		let mut transaction = self.begin().await?;
		remove_from(&mut transaction, watched, number).await?;
		Ok(transaction.commit().await?)
	}
}

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

pub(super) async fn remove_from(
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
