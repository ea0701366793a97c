//! An Ethereum node that tells the truth, except about some accounts.
//!
//! It stands between one analyzer and the real node. About an account that it lies about, a holder
//! holds nothing and the other way round, and its transactions are in no block. What is asked about an
//! account that it is silent about is never answered. Whether it lies depends on the account alone, so
//! that stories about different accounts can be told side by side.

use std::future::pending;
use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use litentry_local_network::EthereumAddress;
use reqwest::Client;
use reqwest::header::CONTENT_TYPE;
use serde_json::Value;
use tokio::net::TcpListener;

/// The selector of `balanceOf(address)`.
const BALANCE_OF: &str = "0x70a08231";

/// About whom a proxy does not tell the truth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Character {
	/// Accounts about which it lies.
	pub(crate) lies_about: Vec<EthereumAddress>,
	/// Accounts about which it says nothing.
	pub(crate) silent_about: Vec<EthereumAddress>,
}

struct Proxy {
	upstream: String,
	client: Client,
	character: Character,
}

/// Starts a proxy in front of a node, which ends with the test, and gives its URL.
pub(crate) async fn start_proxy(upstream: &str, character: Character) -> String {
	let client = Client::builder().no_proxy().tls_certs_only([]).build().unwrap();
	let proxy = Arc::new(Proxy { upstream: upstream.to_owned(), client, character });
	let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
	let url = format!("http://{}", listener.local_addr().unwrap());
	let router = Router::new().fallback(relay).with_state(proxy);
	tokio::spawn(async move { axum::serve(listener, router).await });
	url
}

async fn relay(State(proxy): State<Arc<Proxy>>, asked: Bytes) -> Result<String, StatusCode> {
	let question: Value = serde_json::from_slice(&asked).map_err(|_| StatusCode::BAD_REQUEST)?;
	if mentions_any(&question.to_string(), &proxy.character.silent_about) {
		return pending().await;
	}
	let answer = proxy.ask(asked).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
	let mut answer = serde_json::from_str(&answer).map_err(|_| StatusCode::BAD_GATEWAY)?;
	falsify(&question, &mut answer, &proxy.character.lies_about);
	Ok(answer.to_string())
}

impl Proxy {
	async fn ask(&self, question: Bytes) -> reqwest::Result<String> {
		let request = self.client.post(&self.upstream).header(CONTENT_TYPE, "application/json");
		request.body(question).send().await?.text().await
	}
}

fn mentions_any(text: &str, accounts: &[EthereumAddress]) -> bool {
	let text = text.to_ascii_lowercase();
	accounts.iter().any(|account| text.contains(&hex::encode(account.0)))
}

/// Falsifies the answer to a question, or each answer to a batch of questions.
fn falsify(question: &Value, answer: &mut Value, accounts: &[EthereumAddress]) {
	match (question, answer) {
		(Value::Array(questions), Value::Array(answers)) => {
			for answer in answers {
				let asked = questions.iter().find(|question| question["id"] == answer["id"]);
				falsify(asked.unwrap_or(&Value::Null), answer, accounts);
			}
		}
		(question, answer) => {
			let is_lied_about = mentions_any(&question.to_string(), accounts);
			if let Some(Value::String(balance)) = answer.get_mut("result")
				&& is_lied_about
				&& asks_for_balance(question)
			{
				invert(balance);
			}
			if let Some(Value::Array(all)) = answer.pointer_mut("/result/transactions") {
				all.retain(|it| !mentions_any(&it["from"].to_string(), accounts));
			}
		}
	}
}

fn asks_for_balance(question: &Value) -> bool {
	let data = question["params"][0]["data"].as_str();
	question["method"] == "eth_call" && data.is_some_and(|data| data.starts_with(BALANCE_OF))
}

fn invert(balance: &mut String) {
	let is_zero = balance.trim_start_matches("0x").bytes().all(|digit| digit == b'0');
	*balance = format!("0x{:064x}", u8::from(is_zero));
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::{EthereumAddress, falsify};

	const LIED_ABOUT: [EthereumAddress; 1] = [EthereumAddress([0xab; 20])];

	fn balance_question(account: &str) -> serde_json::Value {
		let data = format!("0x70a08231{account:0>64}");
		json!({ "id": 1, "method": "eth_call", "params": [{ "data": data }, "latest"] })
	}

	#[test]
	fn balances_are_inverted_for_whom_it_lies_about_alone() {
		let one = format!("0x{:064x}", 1);
		for (account, expected) in [("ab".repeat(20), 0), ("cd".repeat(20), 1)] {
			let mut answer = json!({ "id": 1, "result": one });
			falsify(&balance_question(&account), &mut answer, &LIED_ABOUT);
			assert_eq!(answer["result"], format!("0x{expected:064x}"));
		}
	}

	#[test]
	fn transactions_vanish_from_blocks_of_a_batch() {
		let by = |account: &str| json!({ "from": format!("0x{}", account.repeat(20)) });
		let question = json!([{ "id": 7, "method": "eth_getBlockByNumber", "params": [] }]);
		let block = json!({ "transactions": [by("ab"), by("cd")] });
		let mut answer = json!([{ "id": 7, "result": block }]);
		falsify(&question, &mut answer, &LIED_ABOUT);
		assert_eq!(answer[0]["result"]["transactions"], json!([by("cd")]));
	}

	#[test]
	fn an_error_stays_an_error() {
		let refusal = json!({ "id": 1, "error": { "code": -32000 } });
		let mut answer = refusal.clone();
		falsify(&json!({ "id": 1, "method": "eth_chainId" }), &mut answer, &LIED_ABOUT);
		assert_eq!(answer, refusal);
	}
}
