//! The calls of a Substrate node's JSON-RPC that are needed, typed.

use litentry_external_account::SubstrateAccount;
use litentry_observation::SourceBlock;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::storage;
use crate::{
	Call, CallFailed, JsonRpc, ReadFailed,
	hexadecimal::{bytes, fixed_bytes, quantity, text},
	pin::{Blocks, TimedBlock},
};

const GET_FINALIZED_HEAD: &str = "chain_getFinalizedHead";
const GET_BLOCK_HASH: &str = "chain_getBlockHash";
const GET_HEADER: &str = "chain_getHeader";
const GET_STORAGE: &str = "state_getStorage";

/// A node of a Substrate chain.
#[derive(Debug)]
pub(crate) struct Reader<R>(pub(crate) R);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Header {
	#[serde(deserialize_with = "quantity")]
	number: u64,
	#[serde(deserialize_with = "bytes")]
	parent_hash: [u8; 32],
}

impl<R: JsonRpc> Reader<R> {
	/// The bytes of an account's entry as of a block; `None` when it has none.
	pub(crate) async fn account(
		&self,
		account: &SubstrateAccount,
		block: &SourceBlock,
	) -> Result<Option<Vec<u8>>, ReadFailed> {
		let call = get_storage(&storage::account(account), &block.hash);
		read_storage(self.0.call(call).await?)
	}

	async fn hash(
		&self,
		method: &'static str,
		params: Value,
	) -> Result<Option<[u8; 32]>, ReadFailed> {
		let malformed = ReadFailed::Malformed { method };
		match parse::<Option<String>>(method, self.0.call(Call::new(method, params)).await?)? {
			None => Ok(None),
			Some(text) => fixed_bytes(&text).map(Some).ok_or(malformed),
		}
	}

	/// The block with a hash, if the node has it.
	async fn timed_block(&self, hash: [u8; 32]) -> Result<Option<TimedBlock>, ReadFailed> {
		let header = Call::new(GET_HEADER, json!([text(&hash)]));
		// One batch, so that both are read from the same server.
		let results = self.0.batch(vec![header, get_storage(&storage::now(), &hash)]).await?;
		let [header, time] = <[Value; 2]>::try_from(results).map_err(|_| CallFailed::Malformed)?;
		let Some(Header { number, parent_hash }) = parse(GET_HEADER, header)? else {
			return Ok(None);
		};
		let time = match read_storage(time)? {
			Some(time) => storage::read_moment(&time),
			// Before the first block that a validator made nobody has said what time it is.
			None => (number == 0).then_some(0),
		};
		let time = time.ok_or(ReadFailed::TimeMissing { number })?;
		Ok(Some(TimedBlock { block: SourceBlock { number, hash }, parent: parent_hash, time }))
	}
}

impl<R: JsonRpc> Blocks for Reader<R> {
	async fn head(&self) -> Result<TimedBlock, ReadFailed> {
		let malformed = ReadFailed::Malformed { method: GET_FINALIZED_HEAD };
		let hash = self.hash(GET_FINALIZED_HEAD, json!([])).await?.ok_or(malformed)?;
		self.timed_block(hash).await?.ok_or(ReadFailed::Malformed { method: GET_HEADER })
	}

	async fn block(&self, number: u64) -> Result<TimedBlock, ReadFailed> {
		let missing = ReadFailed::BlockMissing { number };
		let hash = self.hash(GET_BLOCK_HASH, json!([number])).await?.ok_or(missing.clone())?;
		match self.timed_block(hash).await? {
			Some(block) if block.block.number == number => Ok(block),
			Some(_) => Err(ReadFailed::Malformed { method: GET_HEADER }),
			None => Err(missing),
		}
	}
}

fn get_storage(key: &[u8], at: &[u8; 32]) -> Call {
	Call::new(GET_STORAGE, json!([text(key), text(at)]))
}

fn read_storage(result: Value) -> Result<Option<Vec<u8>>, ReadFailed> {
	let malformed = ReadFailed::Malformed { method: GET_STORAGE };
	let Some(text) = parse::<Option<String>>(GET_STORAGE, result)? else { return Ok(None) };
	let digits = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
	digits.map(Some).ok_or(malformed)
}

fn parse<T: DeserializeOwned>(method: &'static str, result: Value) -> Result<T, ReadFailed> {
	serde_json::from_value(result).map_err(|_| ReadFailed::Malformed { method })
}
