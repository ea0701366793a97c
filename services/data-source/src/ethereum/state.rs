//! Calls about the state as of one block.

use litentry_observation::SourceBlock;
use serde_json::{Value, json};

use super::reader::Reader;
use crate::{Call, CallFailed, JsonRpc, ReadFailed, Unanswerable};

/// A call whose last parameter is the block whose state it is about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StateRead {
	method: &'static str,
	about: Value,
}

impl StateRead {
	/// A call of `method`, whose other parameter is `about`.
	pub(super) const fn new(method: &'static str, about: Value) -> Self {
		Self { method, about }
	}

	/// The call about this block.
	pub(super) fn at(&self, block: &Value) -> Call {
		Call::new(self.method, json!([self.about, block]))
	}

	/// What is said of a result that cannot be read.
	pub(super) const fn malformed(&self) -> ReadFailed {
		ReadFailed::Malformed { method: self.method }
	}
}

/// Reads as of the block's hash; from servers that cannot, by its height, and checks the hash.
pub(crate) async fn read<R: JsonRpc>(
	reader: &Reader<R>,
	read: &StateRead,
	block: &SourceBlock,
) -> Result<Value, Unanswerable> {
	match reader.at_hash(read, block).await {
		Err(ReadFailed::Call(CallFailed::Refused { .. })) => {}
		result => return Ok(result?),
	}
	match reader.at_number(read, block.number).await? {
		(result, Some(header)) if header.hash == block.hash => Ok(result),
		_ => Err(Unanswerable::Reorganised),
	}
}
