//! The messages of JSON-RPC 2.0, written and read.

use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::{Call, CallFailed};

/// How much of a server's words is kept.
const MAX_MESSAGE_CHARACTERS: usize = 200;

/// The id of a call that is sent alone.
const SINGLE: u64 = 0;

#[derive(Deserialize)]
struct Reply {
	#[serde(default)]
	id: Value,
	#[serde(default, deserialize_with = "null_is_a_result")]
	result: Option<Value>,
	error: Option<ErrorObject>,
}

#[derive(Deserialize)]
struct ErrorObject {
	code: i64,
	#[serde(default)]
	message: String,
}

/// Tells `"result": null`, which is a result, from no result at all.
fn null_is_a_result<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
	Value::deserialize(deserializer).map(Some)
}

fn request(id: u64, call: &Call) -> Value {
	json!({ "jsonrpc": "2.0", "id": id, "method": call.method, "params": call.params })
}

/// The body that asks for one call.
pub(super) fn write_call(call: &Call) -> Vec<u8> {
	request(SINGLE, call).to_string().into_bytes()
}

/// The body that asks for several calls; their ids are their places.
pub(super) fn write_batch(calls: &[Call]) -> Vec<u8> {
	let requests = (0..).zip(calls).map(|(id, call)| request(id, call));
	Value::Array(requests.collect()).to_string().into_bytes()
}

/// Reads the reply to [`write_call`].
pub(super) fn read_call(body: &[u8]) -> Result<Value, CallFailed> {
	let reply: Reply = serde_json::from_slice(body).map_err(|_| CallFailed::Malformed)?;
	result_of(reply, SINGLE)
}

/// Reads the reply to [`write_batch`], in whatever order the server gives it.
pub(super) fn read_batch(body: &[u8], calls: usize) -> Result<Vec<Value>, CallFailed> {
	let Ok(mut replies) = serde_json::from_slice::<Vec<Reply>>(body) else {
		// A server that takes no batches replies with one error object.
		return Err(read_call(body).err().unwrap_or(CallFailed::Malformed));
	};
	if replies.len() != calls {
		return Err(CallFailed::Malformed);
	}
	replies.sort_by_key(|reply| reply.id.as_u64());
	(0..).zip(replies).map(|(id, reply)| result_of(reply, id)).collect()
}

fn result_of(reply: Reply, id: u64) -> Result<Value, CallFailed> {
	if let Some(ErrorObject { code, message }) = reply.error {
		let message = message.chars().take(MAX_MESSAGE_CHARACTERS).collect();
		return Err(CallFailed::Refused { code, message });
	}
	match reply.result {
		Some(result) if reply.id.as_u64() == Some(id) => Ok(result),
		_ => Err(CallFailed::Malformed),
	}
}

#[cfg(test)]
mod tests;
