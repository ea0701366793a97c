//! What was seen of chains, and how long judgements took there.

use litentry_vocabulary::{Balance, BlockNumber, Moment};
use sqlx::{AnyConnection, query_as, query_scalar};

use super::StoreFailed;
use crate::request::ChainId;

/// How many judgements the median is of.
const RECENT: i64 = 100;

/// What was seen of a chain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
	/// The newest finalized block, and when it was first seen.
	pub(crate) block: Option<(BlockNumber, Moment)>,
	/// What a judgement costs.
	pub(crate) fee: Option<Balance>,
}

/// What was seen of a chain.
pub(crate) async fn seen(db: &mut AnyConnection, chain: ChainId) -> Result<Seen, StoreFailed> {
	let row: Option<(Option<i64>, Option<i64>, Option<String>)> =
		query_as("SELECT block, seen_at, fee FROM chain WHERE genesis = $1")
			.bind(chain.to_string())
			.fetch_optional(db)
			.await?;
	let Some((block, at, fee)) = row else {
		return Ok(Seen::default());
	};
	let block = block.map(BlockNumber::try_from).transpose().map_err(|_| StoreFailed::Corrupt)?;
	let fee = fee.map(|fee| fee.parse()).transpose().map_err(|_| StoreFailed::Corrupt)?;
	Ok(Seen { block: block.zip(at.map(i64::cast_unsigned)), fee })
}

/// Remembers a finalized block and when it was first seen, unless a later one was seen.
pub(crate) async fn keep_block(
	db: &mut AnyConnection,
	chain: ChainId,
	block: BlockNumber,
	now: Moment,
) -> Result<(), StoreFailed> {
	sqlx::query(
		"INSERT INTO chain (genesis, block, seen_at) VALUES ($1, $2, $3) \
		ON CONFLICT (genesis) DO UPDATE SET block = $2, seen_at = $3 \
		WHERE chain.block IS NULL OR chain.block < $2",
	)
	.bind(chain.to_string())
	.bind(i64::from(block))
	.bind(now.cast_signed())
	.execute(db)
	.await?;
	Ok(())
}

/// Forgets the newest finalized block: it may have been a lie.
pub(crate) async fn forget_block(
	db: &mut AnyConnection,
	chain: ChainId,
) -> Result<(), StoreFailed> {
	sqlx::query("UPDATE chain SET block = NULL, seen_at = NULL WHERE genesis = $1")
		.bind(chain.to_string())
		.execute(db)
		.await?;
	Ok(())
}

/// Remembers what a judgement costs.
pub(crate) async fn keep_fee(
	db: &mut AnyConnection,
	chain: ChainId,
	fee: Balance,
) -> Result<(), StoreFailed> {
	sqlx::query(
		"INSERT INTO chain (genesis, fee) VALUES ($1, $2) \
		ON CONFLICT (genesis) DO UPDATE SET fee = $2",
	)
	.bind(chain.to_string())
	.bind(fee.to_string())
	.execute(db)
	.await?;
	Ok(())
}

/// Counts a judgement that took so many milliseconds.
pub(crate) async fn count_judged(
	db: &mut AnyConnection,
	chain: ChainId,
	took: u64,
) -> Result<(), StoreFailed> {
	let number: i64 =
		query_scalar("SELECT COALESCE(MAX(number), 0) + 1 FROM judged").fetch_one(&mut *db).await?;
	sqlx::query("INSERT INTO judged (number, chain, took) VALUES ($1, $2, $3)")
		.bind(number)
		.bind(chain.to_string())
		.bind(took.cast_signed())
		.execute(db)
		.await?;
	Ok(())
}

/// How many were judged, and how long the middle one of the last took.
pub(crate) async fn judged(
	db: &mut AnyConnection,
	chain: ChainId,
) -> Result<(u64, Option<u64>), StoreFailed> {
	let count: i64 = query_scalar("SELECT COUNT(*) FROM judged WHERE chain = $1")
		.bind(chain.to_string())
		.fetch_one(&mut *db)
		.await?;
	let mut took: Vec<i64> =
		query_scalar("SELECT took FROM judged WHERE chain = $1 ORDER BY number DESC LIMIT $2")
			.bind(chain.to_string())
			.bind(RECENT)
			.fetch_all(db)
			.await?;
	took.sort_unstable();
	let median = took.get(took.len() / 2).map(|took| took.cast_unsigned());
	Ok((count.cast_unsigned(), median))
}
