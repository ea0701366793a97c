//! What the analyzers should find, read from the blocks themselves.

use serde_json::json;

use super::abi::{self, EthereumAddress};
use super::{Contracts, Ethereum};
use crate::Fault;
use crate::json_rpc::{quantity, unexpected};

impl Ethereum {
	/// The height of the last block at or before a moment, in milliseconds since the Unix epoch.
	pub async fn block_at(&self, moment: u64) -> Result<u64, Fault> {
		let mut number = self.latest().await?;
		while number > 0 && self.timestamp(number).await? * 1000 > u128::from(moment) {
			number -= 1;
		}
		Ok(number)
	}

	/// Whether the account holds any of the token at this block.
	pub async fn holds(
		&self,
		token: EthereumAddress,
		account: EthereumAddress,
		block: u64,
	) -> Result<bool, Fault> {
		let data = hex::encode(abi::call("balanceOf(address)", &[abi::address(account)]));
		let call = json!({ "to": token.to_string(), "data": format!("0x{data}") });
		let balance = self.rpc.text("eth_call", json!([call, format!("0x{block:x}")])).await?;
		Ok(balance.chars().skip(2).any(|digit| digit != '0'))
	}

	/// How much ether the account has at this block, in wei.
	pub async fn balance(&self, account: EthereumAddress, block: u64) -> Result<u128, Fault> {
		let params = json!([account.to_string(), format!("0x{block:x}")]);
		self.rpc.quantity("eth_getBalance", params).await
	}

	/// How many transactions the account has sent to the contract up to this block: every block since
	/// the first is looked through.
	pub async fn transactions_to(
		&self,
		contract: EthereumAddress,
		account: EthereumAddress,
		block: u64,
	) -> Result<u64, Fault> {
		let mut count = 0;
		for number in 0..=block {
			count += self.transactions_in(number, contract, account).await?;
		}
		Ok(count)
	}

	/// The score of a loyal Uniswap user: 100 for a holder, and 10 for each transaction.
	pub async fn loyal_user_score(
		&self,
		contracts: Contracts,
		account: EthereumAddress,
		block: u64,
	) -> Result<u64, Fault> {
		let base = if self.holds(contracts.socks, account, block).await? { 100 } else { 0 };
		Ok(base + 10 * self.transactions_to(contracts.router, account, block).await?)
	}

	async fn transactions_in(
		&self,
		block: u64,
		to: EthereumAddress,
		from: EthereumAddress,
	) -> Result<u64, Fault> {
		let method = "eth_getBlockByNumber";
		let block = self.rpc.call(method, json!([format!("0x{block:x}"), true])).await?;
		let all = block["transactions"].as_array().ok_or_else(|| unexpected(method, &block))?;
		let (from, to) = (from.to_string(), to.to_string());
		let matching = all.iter().filter(|it| it["from"] == *from && it["to"] == *to);
		Ok(matching.count() as u64)
	}

	/// The height of the newest block.
	pub async fn latest(&self) -> Result<u64, Fault> {
		let number = self.rpc.quantity("eth_blockNumber", json!([])).await?;
		u64::try_from(number).map_err(|_| unexpected("eth_blockNumber", &json!(number.to_string())))
	}

	/// The time of the newest block, in milliseconds since the Unix epoch.
	pub async fn now(&self) -> Result<u64, Fault> {
		self.moment_of(self.latest().await?).await
	}

	/// The time of a block, in milliseconds since the Unix epoch.
	pub async fn moment_of(&self, block: u64) -> Result<u64, Fault> {
		let moment = self.timestamp(block).await?.saturating_mul(1_000);
		u64::try_from(moment).map_err(|_| unexpected("eth_getBlockByNumber", &json!(block)))
	}

	async fn timestamp(&self, block: u64) -> Result<u128, Fault> {
		let method = "eth_getBlockByNumber";
		let block = self.rpc.call(method, json!([format!("0x{block:x}"), false])).await?;
		quantity(&block["timestamp"]).ok_or_else(|| unexpected(method, &block))
	}
}
