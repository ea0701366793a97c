//! An EVM chain in memory, which forks, refuses and fails as a test wants.

use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex},
};

use litentry_data_source::{Call, CallFailed, JsonRpc};
use litentry_external_account::EvmAddress;
use litentry_observation::SourceBlock;
use litentry_vocabulary::blake2_256;
use serde_json::{Value, json};

/// A transaction's two ends.
pub(crate) type Sent = (EvmAddress, Option<EvmAddress>);

/// What a token's contract returns to every call.
#[derive(Clone)]
pub(crate) enum Token {
	/// The balance, which differs from block to block: the last entry at or before it counts.
	Balance(BTreeMap<u64, u64>),
	/// These bytes.
	Bytes(Vec<u8>),
	/// A revert.
	Revert,
	/// No return before the gas is burnt, in these words of a node.
	OutOfGas(&'static str),
}

#[derive(Clone)]
struct FakeBlock {
	hash: [u8; 32],
	parent: [u8; 32],
	timestamp: u64,
	sent: Vec<Sent>,
}

/// What happens before the call with this number is answered.
type Surprise = (usize, Box<dyn FnOnce(&mut State) + Send>);

#[derive(Default)]
pub(crate) struct State {
	blocks: Vec<FakeBlock>,
	tokens: BTreeMap<EvmAddress, Token>,
	created: Option<Token>,
	/// The chain's own coin; the last entry at or before a block counts.
	balances: BTreeMap<EvmAddress, BTreeMap<u64, u128>>,
	refuses_block_hashes: bool,
	max_batch: Option<usize>,
	failure: Option<CallFailed>,
	hidden: u64,
	calls: Vec<Call>,
	surprise: Option<Surprise>,
	forks: u8,
}

/// A handle to the chain; all its clones see the same one.
#[derive(Clone, Default)]
pub(crate) struct FakeChain(Arc<Mutex<State>>);

impl State {
	/// Adds a block that differs from others at its height by its salt.
	pub(crate) fn mine(&mut self, timestamp: u64, salt: u8, sent: &[Sent]) {
		let parent = self.blocks.last().map_or([0; 32], |block| block.hash);
		let hash = blake2_256(&[parent.as_slice(), &timestamp.to_le_bytes(), &[salt]].concat());
		self.blocks.push(FakeBlock { hash, parent, timestamp, sent: sent.to_vec() });
	}

	/// Forgets the blocks from a height on.
	pub(crate) fn cut(&mut self, from: u64) {
		self.blocks.truncate(usize::try_from(from).unwrap());
	}

	/// Shows all but this many of the newest blocks from now on, as a server does that lags.
	pub(crate) fn hide(&mut self, blocks: u64) {
		self.hidden = blocks;
	}

	fn block(&self, number: u64, with_transactions: bool) -> Value {
		if number > self.head() {
			return Value::Null;
		}
		let block = &self.blocks[usize::try_from(number).unwrap()];
		let transaction =
			|(from, to): &Sent| json!({ "from": text(&from.0), "to": to.map(|it| text(&it.0)) });
		json!({
			"number": format!("{number:#x}"),
			"hash": text(&block.hash),
			"parentHash": text(&block.parent),
			"timestamp": format!("{:#x}", block.timestamp),
			"transactions": match with_transactions {
				true => block.sent.iter().map(transaction).collect::<Vec<_>>(),
				false => block.sent.iter().map(|_| json!("0x00")).collect(),
			},
		})
	}

	fn head(&self) -> u64 {
		self.blocks.len() as u64 - 1 - self.hidden
	}

	fn answer(&self, call: &Call) -> Result<Value, CallFailed> {
		match (call.method, &call.params[0]) {
			("eth_getBlockByNumber", place) => {
				let number = if place == "latest" { self.head() } else { quantity(place) };
				Ok(self.block(number, call.params[1].as_bool().unwrap()))
			}
			("eth_call", request) => self.call_token(request, &call.params[1]),
			("eth_getBalance", account) => self.balance(account, &call.params[1]),
			(method, _) => panic!("{method} is not expected"),
		}
	}

	/// The height of the block that a call is about, by its hash or its height.
	fn height(&self, at: &Value) -> Result<u64, CallFailed> {
		let Some(hash) = at.get("blockHash") else { return Ok(quantity(at)) };
		if self.refuses_block_hashes {
			return Err(refusal(-32602, "invalid argument 1"));
		}
		assert_eq!(at["requireCanonical"], true);
		let place = self.blocks.iter().position(|block| *hash == text(&block.hash));
		place.map(|place| place as u64).ok_or_else(|| refusal(-32000, "header not found"))
	}

	fn balance(&self, account: &Value, at: &Value) -> Result<Value, CallFailed> {
		let number = self.height(at)?;
		let balances = self.balances.iter().find(|(address, _)| *account == text(&address.0));
		let balance = balances.and_then(|(_, balances)| balances.range(..=number).last());
		Ok(json!(format!("{:#x}", balance.map_or(0, |(_, balance)| *balance))))
	}

	fn call_token(&self, request: &Value, at: &Value) -> Result<Value, CallFailed> {
		let number = self.height(at)?;
		match self.called(request) {
			None => Ok(json!("0x")),
			Some(Token::Revert) => Err(refusal(3, "execution reverted")),
			Some(Token::OutOfGas(words)) => Err(refusal(-32000, words)),
			Some(Token::Bytes(bytes)) => Ok(json!(text(bytes))),
			Some(Token::Balance(balances)) => {
				let balance = balances.range(..=number).last().map_or(0, |(_, balance)| *balance);
				Ok(json!(format!("{balance:#066x}")))
			}
		}
	}

	/// What is called: a token, or nothing that exists when something is created.
	fn called(&self, request: &Value) -> Option<&Token> {
		assert!(request["from"].is_string(), "nodes would put the zero address in `tx.origin`");
		if request.get("to").is_none() {
			return self.created.as_ref();
		}
		assert!(request["data"].as_str().unwrap().starts_with("0x70a08231"));
		let token = self.tokens.iter().find(|(address, _)| request["to"] == text(&address.0));
		token.map(|(_, token)| token)
	}

	fn receive(&mut self, calls: &[Call]) -> Result<(), CallFailed> {
		if self.surprise.as_ref().is_some_and(|(after, _)| *after <= self.calls.len()) {
			let (_, happen) = self.surprise.take().unwrap();
			happen(self);
		}
		self.calls.extend_from_slice(calls);
		self.failure.clone().map_or(Ok(()), Err)
	}
}

impl FakeChain {
	/// A chain of `count` empty blocks whose times are 1000 s, 1010 s, 1020 s and so on.
	pub(crate) fn with_blocks(count: u64) -> Self {
		let chain = Self::default();
		chain.mine_empty(count);
		chain
	}

	/// Changes the chain.
	pub(crate) fn change(&self, change: impl FnOnce(&mut State)) {
		change(&mut self.0.lock().unwrap());
	}

	/// Adds empty blocks, ten seconds apart.
	pub(crate) fn mine_empty(&self, count: u64) {
		(0..count).for_each(|_| self.mine(&[]));
	}

	/// Adds a block ten seconds later.
	pub(crate) fn mine(&self, sent: &[Sent]) {
		self.change(|state| state.mine(1_000 + 10 * state.blocks.len() as u64, 0, sent));
	}

	/// Replaces the blocks from a height on by as many others, the first of which holds `sent`.
	pub(crate) fn fork(&self, from: u64, sent: &[Sent]) {
		self.change(|state| fork(state, from, sent));
	}

	/// Replaces blocks just before the call with this number, counted from now, is answered.
	pub(crate) fn fork_before_call(&self, number: usize, from: u64, sent: Vec<Sent>) {
		self.before_call(number, move |state| fork(state, from, &sent));
	}

	/// Changes the chain just before the call with this number, counted from now, is answered.
	pub(crate) fn before_call(
		&self,
		number: usize,
		happen: impl FnOnce(&mut State) + Send + 'static,
	) {
		self.change(|state| {
			state.surprise = Some((state.calls.len() + number, Box::new(happen)));
		});
	}

	pub(crate) fn set_token(&self, address: EvmAddress, token: Token) {
		self.change(|state| drop(state.tokens.insert(address, token)));
	}

	/// What comes of every creation of a contract from now on.
	pub(crate) fn set_created(&self, returns: Token) {
		self.change(|state| state.created = Some(returns));
	}

	/// Gives an account so much of the chain's coin from a block on.
	pub(crate) fn set_balance(&self, address: EvmAddress, from: u64, wei: u128) {
		self.change(|state| {
			state.balances.entry(address).or_default().insert(from, wei);
		});
	}

	pub(crate) fn refuse_block_hashes(&self) {
		self.change(|state| state.refuses_block_hashes = true);
	}

	/// Gives up on larger batches than this from now on.
	pub(crate) fn limit_batches(&self, calls: usize) {
		self.change(|state| state.max_batch = Some(calls));
	}

	/// Fails every call from now on, or no more.
	pub(crate) fn fail(&self, failure: Option<CallFailed>) {
		self.change(|state| state.failure = failure);
	}

	/// The calls since this was asked last.
	pub(crate) fn take_calls(&self) -> Vec<Call> {
		std::mem::take(&mut self.0.lock().unwrap().calls)
	}

	/// The heights of the blocks that were read with their transactions since this was asked last.
	pub(crate) fn take_scanned(&self) -> Vec<u64> {
		let with_transactions = |call: &Call| call.params[1] == true;
		let calls = self.take_calls();
		let scanned = calls.iter().filter(|call| with_transactions(call));
		scanned.map(|call| quantity(&call.params[0])).collect()
	}

	/// The block at a height.
	pub(crate) fn block(&self, number: u64) -> SourceBlock {
		let hash = self.0.lock().unwrap().blocks[usize::try_from(number).unwrap()].hash;
		SourceBlock { number, hash }
	}
}

fn fork(state: &mut State, from: u64, sent: &[Sent]) {
	let length = state.blocks.len() as u64;
	state.cut(from);
	state.forks += 1;
	for number in from..length {
		state.mine(1_000 + 10 * number, state.forks, if number == from { sent } else { &[] });
	}
}

impl JsonRpc for FakeChain {
	async fn call(&self, call: Call) -> Result<Value, CallFailed> {
		let mut state = self.0.lock().unwrap();
		state.receive(std::slice::from_ref(&call))?;
		state.answer(&call)
	}

	async fn batch_where(
		&self,
		calls: Vec<Call>,
		accept: impl Fn(&[Value]) -> Result<(), CallFailed> + Send + Sync,
	) -> Result<Vec<Value>, CallFailed> {
		let mut state = self.0.lock().unwrap();
		if state.max_batch.is_some_and(|max| calls.len() > max) {
			return Err(CallFailed::TooLarge { limit: 1 });
		}
		state.receive(&calls)?;
		let results: Vec<_> =
			calls.iter().map(|call| state.answer(call)).collect::<Result<_, _>>()?;
		accept(&results).map(|()| results)
	}
}

fn refusal(code: i64, message: &str) -> CallFailed {
	CallFailed::Refused { code, message: message.into() }
}

fn text(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn quantity(value: &Value) -> u64 {
	u64::from_str_radix(value.as_str().unwrap().strip_prefix("0x").unwrap(), 16).unwrap()
}
