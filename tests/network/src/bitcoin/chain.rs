//! The chain, and what Esplora's interface tells of it.

use litentry_vocabulary::blake2_256;
use serde_json::{Value, json};

use super::payment::Payment;

/// The first block of `regtest`.
const GENESIS: &str = "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206";

/// The time of the first block, in seconds: early in 2011.
const START: u64 = 1_296_688_602;

/// Seconds between two blocks with payments.
const INTERVAL: u64 = 600;

/// The time of the newest block, in seconds: the end of the year 2199.
const END: u64 = 7_258_118_399;

/// How many transactions are told at once.
const PAGE: usize = 25;

/// After the first block, one for each payment, and a last one that is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chain(Vec<Payment>);

struct Block {
	height: u64,
	hash: String,
	parent: Option<String>,
	time: u64,
}

impl Chain {
	/// Adds a block before the last one.
	pub(super) fn pay(&mut self, payment: Payment) {
		self.0.push(payment);
	}

	/// What is under a path, text or JSON.
	pub(super) fn reply(&self, path: &[&str]) -> Option<String> {
		let blocks = self.blocks();
		match path {
			["blocks", "tip", "height"] => Some(blocks.last()?.height.to_string()),
			["block-height", height] => {
				let height: u64 = height.parse().ok()?;
				blocks.into_iter().find(|block| block.height == height).map(|block| block.hash)
			}
			["block", hash] => blocks
				.iter()
				.find(|block| block.hash == *hash)
				.map(|block| block.json().to_string()),
			["address", address, "txs", "chain"] => self.page(&blocks, address, None),
			["address", address, "txs", "chain", last] => self.page(&blocks, address, Some(last)),
			_ => None,
		}
	}

	fn blocks(&self) -> Vec<Block> {
		let mut blocks =
			vec![Block { height: 0, hash: GENESIS.to_owned(), parent: None, time: START }];
		for payment in self.0.iter().map(Some).chain([None]) {
			let Some(Block { height, hash: parent, time, .. }) = blocks.last() else { break };
			let hash = match payment {
				Some(payment) => payment.id(parent),
				None => hex::encode(blake2_256(parent.as_bytes())),
			};
			let time = if payment.is_some() { time + INTERVAL } else { END };
			blocks.push(Block { height: height + 1, parent: Some(parent.clone()), hash, time });
		}
		blocks
	}

	/// The transactions that pay an address, newest first, after the one that was seen last.
	fn page(&self, blocks: &[Block], address: &str, last: Option<&str>) -> Option<String> {
		let paid = self.0.iter().zip(blocks.iter().skip(1)).rev();
		let mut of_address = paid.filter(|(payment, _)| payment.address == address);
		if let Some(last) = last {
			of_address.find(|(payment, block)| payment.id(&block.hash) == last)?;
		}
		let page = of_address.take(PAGE);
		let page = page.map(|(payment, it)| payment.transaction(it.height, &it.hash, it.time));
		Some(Value::Array(page.collect()).to_string())
	}
}

impl Block {
	fn json(&self) -> Value {
		json!({
			"id": self.hash,
			"height": self.height,
			"timestamp": self.time,
			"mediantime": self.time,
			"previousblockhash": self.parent,
		})
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use litentry_external_account::BitcoinAddress;

	use super::*;

	fn json_at(chain: &Chain, path: &str) -> Value {
		let path: Vec<_> = path.split('/').collect();
		serde_json::from_str(&chain.reply(&path).unwrap()).unwrap()
	}

	#[test]
	fn blocks_follow_one_another() {
		let mut chain = Chain::default();
		chain.pay(Payment::new(BitcoinAddress::P2wpkh([7; 20]), 5));
		assert_eq!(chain.reply(&["blocks", "tip", "height"]).as_deref(), Some("2"));
		for height in 1..=2_u64 {
			let hash = |height: u64| chain.reply(&["block-height", &height.to_string()]).unwrap();
			let block = json_at(&chain, &format!("block/{}", hash(height)));
			assert_eq!(block["previousblockhash"], hash(height - 1));
		}
		assert_eq!(chain.reply(&["block-height", "3"]), None);
	}

	#[test]
	fn payments_to_an_address_come_in_pages_newest_first() {
		let (mut chain, address) = (Chain::default(), BitcoinAddress::P2wpkh([7; 20]));
		chain.pay(Payment::new(BitcoinAddress::P2wpkh([8; 20]), 1));
		(0..30).for_each(|satoshi| chain.pay(Payment::new(address, satoshi)));
		let path = format!("address/{}/txs/chain", chain.0.last().unwrap().address);
		let values = |page: &Value| -> Vec<u64> {
			let transactions = page.as_array().unwrap().iter();
			transactions.map(|it| it["vout"][0]["value"].as_u64().unwrap()).collect()
		};
		let first = json_at(&chain, &path);
		let last = first[24]["txid"].as_str().unwrap();
		let second = json_at(&chain, &format!("{path}/{last}"));
		assert_eq!(values(&first), (5..30).rev().collect::<Vec<_>>());
		assert_eq!(values(&second), [4, 3, 2, 1, 0]);
		let end = second[4]["txid"].as_str().unwrap();
		assert_eq!(json_at(&chain, &format!("{path}/{end}")), json!([]));
	}
}
