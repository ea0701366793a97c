//! Messages that are run on a block's state and change nothing.

use litentry_external_account::EvmAddress;
use litentry_observation::SourceBlock;
use serde::Serialize;
use serde_json::{Value, json};

use super::{
	reader::Reader,
	state::{self, StateRead},
};
use crate::{CallFailed, JsonRpc, ReadFailed, Unanswerable, hexadecimal::text};

/// In whose name every message is run: the last 20 bytes of the Keccak-256 of
/// `litentry contract wallet question`, an address whose key nobody has.
///
/// Without one, nodes put the zero address in `tx.origin`, by which wallets and forwarders in use tell
/// a simulation, and skip the check of a signature.
const ASKER: &str = "0x1acf0748bbc7d40fcb6d25a3bdc120e8088a19aa";

/// A message, as `eth_call` takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Message {
	from: &'static str,
	#[serde(skip_serializing_if = "Option::is_none")]
	to: Option<String>,
	data: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	gas: Option<String>,
}

impl Message {
	/// A call of a contract.
	pub(crate) fn call(contract: &EvmAddress, data: &[u8]) -> Self {
		let to = text(contract.as_bytes());
		Self { from: ASKER, to: Some(to), data: text(data), gas: None }
	}

	/// The creation of a contract, whose code is returned: a program of one's own.
	///
	/// `code` are hexadecimal digits. With the same `gas` everywhere, it ends everywhere alike.
	pub(crate) fn create(code: &str, arguments: &[u8], gas: u64) -> Self {
		let data = format!("0x{code}{}", hex::encode(arguments));
		Self { from: ASKER, to: None, data, gas: Some(format!("{gas:#x}")) }
	}
}

/// What comes of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
	/// It returns these bytes.
	Returned(Vec<u8>),
	/// The contract refuses it.
	Reverted,
	/// It broke off: it ran out of gas, or came to an invalid instruction.
	BrokenOff,
}

/// Runs a message on the state as of a block.
pub(crate) async fn run<R: JsonRpc>(
	reader: &Reader<R>,
	message: &Message,
	block: &SourceBlock,
) -> Result<Ending, Unanswerable> {
	let read = StateRead::new("eth_call", json!(message));
	match state::read(reader, &read, block).await {
		Ok(result) => bytes(&result).map(Ending::Returned).ok_or_else(|| read.malformed().into()),
		Err(Unanswerable::Source(ReadFailed::Call(refusal))) => ending(refusal),
		Err(failure) => Err(failure),
	}
}

fn bytes(result: &Value) -> Option<Vec<u8>> {
	hex::decode(result.as_str()?.strip_prefix("0x")?).ok()
}

/// What nodes say, for which they have no common code, when a message broke off: in small letters and
/// without spaces. Whatever else they refuse, as a block that they do not have, they may answer later.
const BROKEN_OFF: [&str; 7] = [
	"outofgas",
	"gasrequiredexceeds",
	"invalidopcode",
	"invalidfeopcode",
	"invalidjump",
	"stackunderflow",
	"evmerror",
];

/// How the message ended, if the message, and not the server, is why there is no result.
fn ending(refusal: CallFailed) -> Result<Ending, Unanswerable> {
	let CallFailed::Refused { code, message } = &refusal else {
		return Err(ReadFailed::from(refusal).into());
	};
	let words = message.to_ascii_lowercase().replace(' ', "");
	if matches!(code, 3 | -32015) || words.contains("revert") {
		Ok(Ending::Reverted)
	} else if BROKEN_OFF.iter().any(|broken_off| words.contains(broken_off)) {
		Ok(Ending::BrokenOff)
	} else {
		Err(ReadFailed::from(refusal).into())
	}
}
