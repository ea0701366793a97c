//! Endpoints of chains in memory.

use std::{
	collections::BTreeMap,
	future::{pending, ready},
	sync::{
		Arc, Mutex,
		atomic::{AtomicU32, Ordering},
	},
};

use futures::{FutureExt, future::BoxFuture};
use serde_json::{Value, json};
use subxt::rpcs::{
	Error, RpcClient, RpcClientT, UserError,
	client::{RawRpcFuture, RawRpcSubscription, RawValue},
};

use super::{
	super::{ChainFault, Connect},
	fake_chain::{FakeBlock, FakeChain},
};

/// How an endpoint behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Mood {
	/// As it should.
	Honest,
	/// Every question fails.
	Cut,
	/// It never answers.
	Silent,
	/// As it should, but not at once.
	Slow,
	/// It knows nothing above this height.
	UpTo(u32),
}

struct FakeNode {
	chain: Arc<FakeChain>,
	mood: Mutex<Mood>,
	/// How often it was connected to.
	visits: AtomicU32,
}

/// Endpoints by their URLs.
#[derive(Clone)]
pub(in super::super) struct FakeEndpoints(Arc<BTreeMap<String, Arc<FakeNode>>>);

impl FakeEndpoints {
	/// Endpoints `0`, `1`, …, each of one chain.
	pub(in super::super) fn new(chains: impl IntoIterator<Item = Arc<FakeChain>>) -> Self {
		let node =
			|chain| FakeNode { chain, mood: Mutex::new(Mood::Honest), visits: AtomicU32::new(0) };
		let nodes = chains.into_iter().map(|chain| Arc::new(node(chain)));
		Self(Arc::new((0..).map(|index: usize| index.to_string()).zip(nodes).collect()))
	}

	pub(in super::super) fn urls(&self) -> Vec<String> {
		self.0.keys().cloned().collect()
	}

	pub(in super::super) fn set(&self, url: &str, mood: Mood) {
		*self.0[url].mood.lock().unwrap() = mood;
	}

	pub(in super::super) fn visits(&self, url: &str) -> u32 {
		self.0[url].visits.load(Ordering::Relaxed)
	}

	pub(in super::super) fn client(&self, url: &str) -> RpcClient {
		RpcClient::new(Arc::clone(&self.0[url]))
	}
}

impl Connect for FakeEndpoints {
	fn connect<'a>(&'a self, url: &'a str) -> BoxFuture<'a, Result<RpcClient, ChainFault>> {
		self.0[url].visits.fetch_add(1, Ordering::Relaxed);
		ready(Ok(self.client(url))).boxed()
	}
}

impl RpcClientT for FakeNode {
	fn request_raw<'a>(
		&'a self,
		method: &'a str,
		params: Option<Box<RawValue>>,
	) -> RawRpcFuture<'a, Box<RawValue>> {
		let params: Vec<Value> =
			params.map(|params| serde_json::from_str(params.get()).unwrap()).unwrap_or_default();
		let mood = *self.mood.lock().unwrap();
		match mood {
			Mood::Silent => pending().boxed(),
			Mood::Cut => ready(Err(Error::Client("the connection was cut".into()))).boxed(),
			Mood::Honest => ready(self.answer(method, &params, u32::MAX)).boxed(),
			Mood::Slow => async move {
				tokio::task::yield_now().await;
				self.answer(method, &params, u32::MAX)
			}
			.boxed(),
			Mood::UpTo(top) => ready(self.answer(method, &params, top)).boxed(),
		}
	}

	fn subscribe_raw<'a>(
		&'a self,
		_: &'a str,
		_: Option<Box<RawValue>>,
		_: &'a str,
	) -> RawRpcFuture<'a, RawRpcSubscription> {
		ready(Err(UserError::method_not_found().into())).boxed()
	}
}

impl FakeNode {
	fn answer(&self, method: &str, params: &[Value], top: u32) -> Result<Box<RawValue>, Error> {
		let value = self.value(method, params, top)?;
		Ok(RawValue::from_string(value.to_string()).unwrap())
	}

	fn value(&self, method: &str, params: &[Value], top: u32) -> Result<Value, Error> {
		let bytes = |index: usize| params.get(index).and_then(Value::as_str).map(bytes);
		let at = |index: usize| {
			bytes(index).and_then(|hash| self.chain.number_of(hash.try_into().unwrap()))
		};
		let newest = self.chain.head().number.min(top);
		let hash_of = |block: &FakeBlock| json!(text(&block.header.hash().0));
		Ok(match method {
			"chain_getFinalizedHead" => self.chain.read(newest, hash_of).into(),
			"chain_getBlockHash" => {
				let number = params[0].as_u64().and_then(|number| u32::try_from(number).ok());
				let known = number.filter(|number| *number <= newest);
				known.and_then(|number| self.chain.read(number, hash_of)).into()
			}
			"chain_getHeader" => at(0).and_then(|number| self.chain.read(number, header)).into(),
			"chain_getBlock" => at(0).and_then(|number| self.chain.read(number, body)).into(),
			"state_getStorage" => self
				.chain
				.read(at(1).ok_or_else(forgotten)?, |block| {
					block.state.get(&bytes(0).unwrap()).map(|value| text(value))
				})
				.flatten()
				.into(),
			"state_getKeysPaged" => {
				let (prefix, after) = (bytes(0).unwrap(), bytes(2).unwrap_or_default());
				let count = usize::try_from(params[1].as_u64().unwrap()).unwrap();
				self.chain
					.read(at(3).ok_or_else(forgotten)?, |block| {
						let keys = block
							.state
							.keys()
							.filter(|key| key.starts_with(&prefix) && **key > after);
						keys.take(count).map(|key| text(key)).collect::<Vec<_>>()
					})
					.into()
			}
			"state_queryStorageAt" => {
				let keys = params[0].as_array().unwrap().clone();
				self.chain
					.read(at(1).ok_or_else(forgotten)?, |block| {
						let changes: Vec<_> = keys
							.iter()
							.map(|key| {
								let value = block.state.get(&self::bytes(key.as_str().unwrap()));
								json!([key, value.map(|value| text(value))])
							})
							.collect();
						json!([{ "block": params[1], "changes": changes }])
					})
					.into()
			}
			"state_call" => {
				let at = at(2).ok_or_else(forgotten)?;
				let answer = self.chain.call(at, params[0].as_str().unwrap(), &bytes(1).unwrap());
				text(&answer.ok_or_else(forgotten)?).into()
			}
			"system_properties" => {
				json!({ "ss58Format": 42, "tokenDecimals": [10, 12], "tokenSymbol": ["DOT", "X"] })
			}
			"author_submitExtrinsic" => {
				let transaction = bytes(0).unwrap();
				let hash = litentry_vocabulary::blake2_256(&transaction);
				if !self.chain.pool(transaction) {
					return Err(refusal(1013, "Already Imported"));
				}
				text(&hash).into()
			}
			_ => return Err(UserError::method_not_found().into()),
		})
	}
}

fn header(block: &FakeBlock) -> Value {
	serde_json::to_value(&block.header).unwrap()
}

fn body(block: &FakeBlock) -> Value {
	let extrinsics: Vec<_> = block.extrinsics.iter().map(|bytes| text(bytes)).collect();
	json!({ "block": { "header": header(block), "extrinsics": extrinsics }, "justifications": null })
}

fn forgotten() -> Error {
	refusal(4003, "State already discarded")
}

fn refusal(code: i32, message: &str) -> Error {
	UserError { code, message: message.into(), data: None }.into()
}

fn text(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn bytes(text: &str) -> Vec<u8> {
	hex::decode(text.trim_start_matches("0x")).unwrap()
}
