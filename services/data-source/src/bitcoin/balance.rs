//! How much an address has as of a block.
//!
//! It is what all its confirmed transactions up to the block paid to it, less what they spent of it.
//! They come in pages, newest first; all of them are read from one server, which must have the block
//! before and after, so that no reorganisation in between goes unnoticed.

use std::collections::HashSet;

use litentry_observation::SourceBlock;

use super::{
	blocks::{block_hash, json},
	wire::{Input, Output, Transaction},
};
use crate::{
	CallFailed,
	http::{Question, Server},
};

/// How many transactions after the block are passed over. More than this in the hours since, and the
/// server makes them up.
const MAX_LATER: usize = 100_000;

/// The question for it.
#[derive(Clone, Debug)]
pub(crate) struct BalanceAt {
	/// The address as the network's software writes it.
	pub(crate) address: String,
	/// The script that pays to it.
	pub(crate) script: Vec<u8>,
	/// The block.
	pub(crate) block: SourceBlock,
	/// How many transactions up to the block are added up at most. What comes after the block does not
	/// count: anybody could add to it.
	pub(crate) max_transactions: u32,
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Balance {
	/// So many satoshi.
	Satoshi(u64),
	/// There are too many transactions up to the block to tell.
	TooManyTransactions,
}

impl Question for BalanceAt {
	type Answer = Balance;

	async fn ask(&self, server: &Server) -> Result<Balance, CallFailed> {
		self.check_block(server).await?;
		let mut sum = Sum::default();
		let mut page = self.page(server, None).await?;
		while let Some(last) = page.last() {
			let last = hex::encode(last.txid);
			for transaction in &page {
				sum.add(self, transaction)?;
			}
			if sum.later() > MAX_LATER {
				return Err(CallFailed::Malformed);
			}
			if sum.added > self.max_transactions {
				return Ok(Balance::TooManyTransactions);
			}
			page = self.page(server, Some(&last)).await?;
		}
		self.check_block(server).await?;
		sum.received.checked_sub(sum.spent).map(Balance::Satoshi).ok_or(CallFailed::Malformed)
	}
}

impl BalanceAt {
	async fn check_block(&self, server: &Server) -> Result<(), CallFailed> {
		let SourceBlock { number, hash } = self.block;
		if block_hash(server, number).await? == hash {
			Ok(())
		} else {
			Err(CallFailed::Reorganised { block: number })
		}
	}

	/// The transactions that come after `last`; none after the oldest.
	async fn page(
		&self,
		server: &Server,
		last: Option<&str>,
	) -> Result<Vec<Transaction>, CallFailed> {
		let mut path = vec!["address", &self.address, "txs", "chain"];
		path.extend(last);
		json(server, &path).await
	}

	fn paid_by<'a>(&self, outputs: impl Iterator<Item = &'a Output>) -> Option<u64> {
		outputs
			.filter(|output| output.scriptpubkey == self.script)
			.try_fold(0_u64, |sum, output| sum.checked_add(output.value))
	}
}

/// What transactions paid and spent so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sum {
	received: u64,
	spent: u64,
	/// How many transactions were added.
	added: u32,
	/// Those, and what came after the block.
	seen: HashSet<[u8; 32]>,
}

impl Sum {
	fn later(&self) -> usize {
		self.seen.len().saturating_sub(self.added as usize)
	}

	/// Adds a transaction, unless it came after the block; one that comes twice is an error.
	fn add(&mut self, question: &BalanceAt, transaction: &Transaction) -> Result<(), CallFailed> {
		if !self.seen.insert(transaction.txid) {
			return Err(CallFailed::Malformed);
		}
		let (status, block) = (&transaction.status, &question.block);
		if status.block_height > block.number {
			return Ok(());
		}
		if status.block_height == block.number && status.block_hash.0 != block.hash {
			return Err(CallFailed::Reorganised { block: block.number });
		}
		self.added = self.added.saturating_add(1);
		self.add_amounts(question, transaction).ok_or(CallFailed::Malformed)
	}

	fn add_amounts(&mut self, question: &BalanceAt, transaction: &Transaction) -> Option<()> {
		let spent = transaction.vin.iter().filter_map(|input| match input {
			Input::Coinbase => None,
			Input::Spent(output) => Some(output),
		});
		self.received = self.received.checked_add(question.paid_by(transaction.vout.iter())?)?;
		self.spent = self.spent.checked_add(question.paid_by(spent)?)?;
		Some(())
	}
}

#[cfg(test)]
mod tests;
