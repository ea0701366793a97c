//! JSON-RPC 2.0 over HTTP, as the chain's node and the Ethereum node speak it.

use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};

use crate::Fault;
use crate::http::client;

/// A JSON-RPC server.
#[derive(Clone, Debug)]
pub struct JsonRpc {
	url: String,
	http: reqwest::Client,
}

impl JsonRpc {
	/// The server at this URL; nothing is sent yet.
	pub fn new(url: impl Into<String>) -> Result<Self, Fault> {
		Ok(Self { url: url.into(), http: client()? })
	}

	/// Asks and waits for the result.
	pub async fn call(&self, method: &'static str, params: Value) -> Result<Value, Fault> {
		let question = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
		let unreachable = |source| Fault::Unreachable { method, url: self.url.clone(), source };
		let request = self.http.post(&self.url).header(CONTENT_TYPE, "application/json");
		let response = request.body(question.to_string()).send().await.map_err(unreachable)?;
		let body = response.text().await.map_err(unreachable)?;
		result(method, &body)
	}

	/// Asks for a text.
	pub(crate) async fn text(&self, method: &'static str, params: Value) -> Result<String, Fault> {
		let answer = self.call(method, params).await?;
		answer.as_str().map(str::to_owned).ok_or_else(|| unexpected(method, &answer))
	}

	/// Asks for a number that the server writes as `0x…`.
	pub(crate) async fn quantity(
		&self,
		method: &'static str,
		params: Value,
	) -> Result<u128, Fault> {
		let answer = self.call(method, params).await?;
		quantity(&answer).ok_or_else(|| unexpected(method, &answer))
	}
}

/// The number that `0x…` stands for.
pub(crate) fn quantity(value: &Value) -> Option<u128> {
	u128::from_str_radix(value.as_str()?.strip_prefix("0x")?, 16).ok()
}

pub(crate) fn unexpected(method: &'static str, answer: &Value) -> Fault {
	Fault::Unexpected { method, answer: answer.to_string() }
}

fn result(method: &'static str, body: &str) -> Result<Value, Fault> {
	let not_json = |_| Fault::Unexpected { method, answer: body.to_owned() };
	let answer: Value = serde_json::from_str(body).map_err(not_json)?;
	match (answer.get("error"), answer.get("result")) {
		(Some(error), _) => Err(Fault::Refused {
			method,
			code: error["code"].as_i64().unwrap_or_default(),
			message: error["message"].as_str().unwrap_or_default().to_owned(),
		}),
		(None, Some(result)) => Ok(result.clone()),
		(None, None) => Err(unexpected(method, &answer)),
	}
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::{Fault, quantity, result};

	#[test]
	fn a_result_is_taken_out_of_its_envelope() {
		let body = r#"{"jsonrpc":"2.0","id":1,"result":"0x1f"}"#;
		assert_eq!(result("eth_blockNumber", body).unwrap(), json!("0x1f"));
	}

	#[test]
	fn an_error_keeps_its_number_and_text() {
		let body = r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no such method"}}"#;
		let refused = result("eth_blockNumber", body).unwrap_err();
		assert!(matches!(refused, Fault::Refused { code: -32601, .. }));
	}

	#[test]
	fn quantities_are_hexadecimal() {
		assert_eq!(quantity(&json!("0x1f")), Some(31));
		assert_eq!(quantity(&json!("31")), None);
	}
}
