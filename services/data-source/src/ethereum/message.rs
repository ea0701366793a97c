//! Messages that are run on a block's state and change nothing.

use litentry_external_account::EvmAddress;
use litentry_observation::SourceBlock;
use serde::Serialize;

use super::reader::{ReadFailed, Reader};
use crate::{
	answering::Unanswerable,
	json_rpc::{CallFailed, JsonRpc},
};

/// A message, as `eth_call` takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Message {
	#[serde(skip_serializing_if = "Option::is_none")]
	to: Option<String>,
	data: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	gas: Option<String>,
}

impl Message {
	/// A call of a contract.
	pub(crate) fn call(contract: &EvmAddress, data: &[u8]) -> Self {
		let to = hexadecimal(contract.as_bytes());
		Self { to: Some(to), data: hexadecimal(data), gas: None }
	}

	/// The creation of a contract, whose code is returned: a program of one's own.
	///
	/// `code` are hexadecimal digits. With the same `gas` everywhere, it ends everywhere alike.
	pub(crate) fn create(code: &str, arguments: &[u8], gas: u64) -> Self {
		let data = format!("0x{code}{}", hex::encode(arguments));
		Self { to: None, data, gas: Some(format!("{gas:#x}")) }
	}
}

/// What comes of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
	/// It returns these bytes.
	Returned(Vec<u8>),
	/// The contract refuses it.
	Reverted,
}

/// Runs a message as of the block's hash; on servers that cannot, by its height, and checks the hash.
pub(crate) async fn run<R: JsonRpc>(
	reader: &Reader<R>,
	message: &Message,
	block: &SourceBlock,
) -> Result<Ending, Unanswerable> {
	let refusal = match reader.call_at_hash(message, block).await {
		Err(ReadFailed::Call(refusal @ CallFailed::Refused { .. })) => refusal,
		result => return Ok(Ending::Returned(result?)),
	};
	if is_revert(&refusal) {
		return Ok(Ending::Reverted);
	}
	match reader.call_at_number(message, block.number).await {
		Ok((returned, Some(header))) if header.hash == block.hash => Ok(Ending::Returned(returned)),
		Ok(_) => Err(Unanswerable::Reorganised),
		Err(ReadFailed::Call(refusal)) if is_revert(&refusal) => Ok(Ending::Reverted),
		Err(failure) => Err(failure.into()),
	}
}

/// Whether the contract, not the server, refuses; nodes have no common code for it.
fn is_revert(failure: &CallFailed) -> bool {
	match failure {
		CallFailed::Refused { code: 3 | -32015, .. } => true,
		CallFailed::Refused { message, .. } => message.to_ascii_lowercase().contains("revert"),
		_ => false,
	}
}

fn hexadecimal(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}
