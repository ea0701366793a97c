//! A Substrate chain in memory.

use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex},
};

use litentry_data_source::{Call, CallFailed, JsonRpc};
use litentry_observation::SourceBlock;
use serde_json::{Value, json};

/// The key of `Timestamp.Now`.
const NOW: &str = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";

/// The beginning of the keys of `System.Account`, which end with the account.
const ACCOUNT: &str = "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9";

#[derive(Default)]
pub(crate) struct State {
	/// How many blocks there are, and how many of them are final.
	pub(crate) blocks: u64,
	pub(crate) finalized: u64,
	/// The bytes of accounts' entries; the last one at or before a block counts.
	pub(crate) accounts: BTreeMap<[u8; 32], BTreeMap<u64, Vec<u8>>>,
	/// Whether blocks have no time.
	pub(crate) timeless: bool,
	pub(crate) failure: Option<CallFailed>,
}

/// A handle to the chain; all its clones see the same one.
#[derive(Clone, Default)]
pub(crate) struct FakeSubstrate(Arc<Mutex<State>>);

/// The hash of the block at a height.
fn hash(number: u64) -> String {
	format!("0x{:02x}{number:062x}", 0x5b)
}

/// The moment, a little after the time of a block, that means this block.
pub(crate) fn moment_of(number: u64) -> u64 {
	1_000_000 + 6_000 * number + 1
}

/// An account's entry in the standard form.
pub(crate) fn entry(free: u128, reserved: u128) -> Vec<u8> {
	let mut entry = vec![1; 16];
	for amount in [free, reserved, free, 1 << 127] {
		entry.extend(amount.to_le_bytes());
	}
	entry
}

impl State {
	fn number(&self, at: &Value) -> Option<u64> {
		(0..self.blocks).find(|number| *at == hash(*number))
	}

	fn answer(&self, call: &Call) -> Value {
		let (first, second) = (&call.params[0], &call.params[1]);
		match call.method {
			"chain_getFinalizedHead" => json!(hash(self.finalized)),
			"chain_getBlockHash" => match first.as_u64().unwrap() {
				number if number < self.blocks => json!(hash(number)),
				_ => Value::Null,
			},
			"chain_getHeader" => self.number(first).map_or(Value::Null, header),
			"state_getStorage" => self.storage(first.as_str().unwrap(), second),
			method => panic!("{method} is not expected"),
		}
	}

	fn storage(&self, key: &str, at: &Value) -> Value {
		let number = self.number(at).unwrap();
		if key == NOW {
			let has_time = number > 0 && !self.timeless;
			let time = 1_000_000 + 6_000 * number;
			return has_time.then(|| text(&time.to_le_bytes())).into();
		}
		assert!(key.starts_with(ACCOUNT), "{key}");
		let account = hex::decode(&key[key.len() - 64..]).unwrap();
		let entries = self.accounts.get(account.as_slice());
		let entry = entries.and_then(|entries| entries.range(..=number).last());
		entry.map(|(_, entry)| text(entry)).into()
	}
}

fn header(number: u64) -> Value {
	let parent = number.checked_sub(1).map_or_else(|| format!("0x{}", "00".repeat(32)), hash);
	json!({ "number": format!("{number:#x}"), "parentHash": parent, "digest": { "logs": [] } })
}

fn text(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

impl FakeSubstrate {
	/// A chain of so many blocks of six seconds, the newest two of which are not final.
	pub(crate) fn with_blocks(blocks: u64) -> Self {
		let chain = Self::default();
		chain.change(|state| (state.blocks, state.finalized) = (blocks, blocks - 3));
		chain
	}

	/// Changes the chain.
	pub(crate) fn change(&self, change: impl FnOnce(&mut State)) {
		change(&mut self.0.lock().unwrap());
	}

	/// The block at a height.
	pub(crate) fn block(&self, number: u64) -> SourceBlock {
		let hash = hex::decode(&hash(number)[2..]).unwrap().try_into().unwrap();
		SourceBlock { number, hash }
	}
}

impl JsonRpc for FakeSubstrate {
	async fn call(&self, call: Call) -> Result<Value, CallFailed> {
		let state = self.0.lock().unwrap();
		state.failure.clone().map_or_else(|| Ok(state.answer(&call)), Err)
	}

	async fn batch_where(
		&self,
		calls: Vec<Call>,
		accept: impl Fn(&[Value]) -> Result<(), CallFailed> + Send + Sync,
	) -> Result<Vec<Value>, CallFailed> {
		let state = self.0.lock().unwrap();
		if let Some(failure) = &state.failure {
			return Err(failure.clone());
		}
		let results: Vec<_> = calls.iter().map(|call| state.answer(call)).collect();
		accept(&results).map(|()| results)
	}
}
