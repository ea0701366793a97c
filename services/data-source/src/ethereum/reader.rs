//! The calls of Ethereum's JSON-RPC that are needed, typed.

use std::ops::RangeInclusive;

use litentry_observation::SourceBlock;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{
	state::StateRead,
	wire::{Block, Header},
};
use crate::{
	Call, CallFailed, JsonRpc, ReadFailed,
	hexadecimal::text,
	pin::{Blocks, TimedBlock},
};

const GET_BLOCK: &str = "eth_getBlockByNumber";

/// A node of an EVM chain.
#[derive(Debug)]
pub(crate) struct Reader<R> {
	rpc: R,
	confirmation_blocks: u64,
}

impl<R: JsonRpc> Reader<R> {
	/// Reads through `rpc` and regards the newest `confirmation_blocks` as not there yet.
	pub(crate) const fn new(rpc: R, confirmation_blocks: u64) -> Self {
		Self { rpc, confirmation_blocks }
	}

	/// The newest block that counts as confirmed.
	pub(crate) async fn newest_header(&self) -> Result<Header, ReadFailed> {
		let latest: Header = parse(GET_BLOCK, self.rpc.call(get_latest_block()).await?)?;
		match self.confirmation_blocks {
			0 => Ok(latest),
			depth => self.existing_header(latest.number.saturating_sub(depth)).await,
		}
	}

	/// The block at a height, or `None` beyond the newest one.
	pub(crate) async fn header(&self, number: u64) -> Result<Option<Header>, ReadFailed> {
		let result = self.rpc.call(get_block(number, Details::Header)).await?;
		parse_header(number, result)
	}

	/// The block at a height that is known to exist.
	pub(crate) async fn existing_header(&self, number: u64) -> Result<Header, ReadFailed> {
		self.header(number).await?.ok_or(ReadFailed::BlockMissing { number })
	}

	/// The block at a height according to a server that can judge what was read before: one that
	/// has come as far as `reached` and has the block `anchor`.
	pub(crate) async fn header_beside(
		&self,
		number: u64,
		reached: u64,
		anchor: Option<&SourceBlock>,
	) -> Result<Option<Header>, ReadFailed> {
		let mut calls = vec![get_block(number, Details::Header), get_latest_block()];
		calls.extend(anchor.map(|anchor| get_block(anchor.number, Details::Header)));
		let accept = |results: &[Value]| can_judge(results, reached, anchor);
		let results = self.rpc.batch_where(calls, accept).await?;
		parse_header(number, results.into_iter().next().ok_or(CallFailed::Malformed)?)
	}

	/// Some blocks with their transactions, read in one batch.
	pub(crate) async fn blocks(
		&self,
		range: RangeInclusive<u64>,
	) -> Result<Vec<Block>, ReadFailed> {
		let calls: Vec<_> =
			range.clone().map(|number| get_block(number, Details::Transactions)).collect();
		let results = match <[Call; 1]>::try_from(calls) {
			Ok([call]) => vec![self.rpc.call(call).await?],
			Err(calls) => self.rpc.batch(calls).await?,
		};
		range.zip(results).map(|(number, result)| parse_block(number, result)).collect()
	}

	/// The result of a call about the state as of a block, which the server must regard as canonical.
	pub(crate) async fn at_hash(
		&self,
		read: &StateRead,
		block: &SourceBlock,
	) -> Result<Value, ReadFailed> {
		// EIP-1898.
		let at = json!({ "blockHash": text(&block.hash), "requireCanonical": true });
		Ok(self.rpc.call(read.at(&at)).await?)
	}

	/// The same by the block's height, with the block that the server has at that height.
	pub(crate) async fn at_number(
		&self,
		read: &StateRead,
		number: u64,
	) -> Result<(Value, Option<Header>), ReadFailed> {
		// One batch, so that both are read from the same server.
		let calls = vec![read.at(&quantity(number)), get_block(number, Details::Header)];
		let results = self.rpc.batch(calls).await?;
		let [result, header] =
			<[Value; 2]>::try_from(results).map_err(|_| CallFailed::Malformed)?;
		Ok((result, parse_header(number, header)?))
	}
}

impl<R: JsonRpc> Blocks for Reader<R> {
	async fn head(&self) -> Result<TimedBlock, ReadFailed> {
		self.newest_header().await.map(TimedBlock::from)
	}

	async fn block(&self, number: u64) -> Result<TimedBlock, ReadFailed> {
		self.existing_header(number).await.map(TimedBlock::from)
	}
}

#[derive(Clone, Copy)]
enum Details {
	Header,
	Transactions,
}

fn get_block(number: u64, details: Details) -> Call {
	let with_transactions = matches!(details, Details::Transactions);
	Call::new(GET_BLOCK, json!([quantity(number), with_transactions]))
}

fn get_latest_block() -> Call {
	Call::new(GET_BLOCK, json!(["latest", false]))
}

/// Refuses a server by its newest block and the one at the anchor's height.
fn can_judge(
	results: &[Value],
	reached: u64,
	anchor: Option<&SourceBlock>,
) -> Result<(), CallFailed> {
	let [_, latest, at_anchor @ ..] = results else { return Err(CallFailed::Malformed) };
	let read = |block| Header::deserialize(block).map_err(|_| CallFailed::Malformed);
	let head = read(latest)?.number;
	if head < reached {
		return Err(CallFailed::Lagging { head, reached });
	}
	match (anchor, at_anchor) {
		(Some(anchor), [block]) if read(block)?.hash != anchor.hash => {
			Err(CallFailed::Diverged { block: anchor.number })
		}
		_ => Ok(()),
	}
}

fn quantity(number: u64) -> Value {
	Value::String(format!("{number:#x}"))
}

fn parse<T: DeserializeOwned>(method: &'static str, result: Value) -> Result<T, ReadFailed> {
	serde_json::from_value(result).map_err(|_| ReadFailed::Malformed { method })
}

fn parse_header(number: u64, result: Value) -> Result<Option<Header>, ReadFailed> {
	let header: Option<Header> = parse(GET_BLOCK, result)?;
	match header {
		Some(header) if header.number != number => Err(ReadFailed::Malformed { method: GET_BLOCK }),
		header => Ok(header),
	}
}

fn parse_block(number: u64, result: Value) -> Result<Block, ReadFailed> {
	let block: Option<Block> = parse(GET_BLOCK, result)?;
	match block {
		None => Err(ReadFailed::BlockMissing { number }),
		Some(block) if block.header.number == number => Ok(block),
		Some(_) => Err(ReadFailed::Malformed { method: GET_BLOCK }),
	}
}
