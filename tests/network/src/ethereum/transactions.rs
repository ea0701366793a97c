//! Changing the state of the Ethereum chain.

use std::time::Duration;

use serde_json::{Value, json};

use super::Ethereum;
use super::abi::{self, Artifact, EthereumAddress, Word};
use crate::json_rpc::unexpected;
use crate::{Fault, Programs};

const RECEIPT_LIMIT: Duration = Duration::from_secs(20);

/// All the tokens that there are.
const SUPPLY: u128 = 1_000_000;

/// The contracts that the score is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contracts {
	/// An ERC-20 token that stands in for Unisocks.
	pub socks: EthereumAddress,
	/// What stands in for Uniswap's router.
	pub router: EthereumAddress,
}

impl Ethereum {
	/// An account that is rich and unlocked from the start.
	pub async fn deployer(&self) -> Result<EthereumAddress, Fault> {
		let method = "eth_accounts";
		let accounts = self.rpc.call(method, json!([])).await?;
		parse_address(&accounts[0]).ok_or_else(|| unexpected(method, &accounts))
	}

	/// Deploys the token and the router; all tokens are [`Self::deployer`]'s.
	pub async fn deploy_contracts(&mut self, programs: &Programs) -> Result<Contracts, Fault> {
		let socks = Artifact::read(&programs.contracts.join("Socks.json"))?;
		let router = Artifact::read(&programs.contracts.join("Router.json"))?;
		Ok(Contracts {
			socks: self.deploy(&socks, &[abi::number(SUPPLY)]).await?,
			router: self.deploy(&router, &[]).await?,
		})
	}

	pub(super) async fn deploy(
		&mut self,
		artifact: &Artifact,
		arguments: &[Word],
	) -> Result<EthereumAddress, Fault> {
		let data = artifact.deployment(arguments);
		let from = self.deployer().await?;
		let receipt =
			self.transact(json!({ "from": from.to_string(), "data": hex(&data) })).await?;
		parse_address(&receipt["contractAddress"])
			.ok_or_else(|| unexpected("eth_getTransactionReceipt", &receipt))
	}

	/// Gives an account this much ether, in wei.
	pub async fn fund(&self, account: EthereumAddress, wei: u128) -> Result<(), Fault> {
		let params = json!([account.to_string(), format!("0x{wei:x}")]);
		self.rpc.call("anvil_setBalance", params).await.map(drop)
	}

	/// Sends a transaction in the name of any account and waits until it is mined.
	pub async fn send(
		&mut self,
		from: EthereumAddress,
		to: EthereumAddress,
		data: &[u8],
	) -> Result<(), Fault> {
		self.rpc.call("anvil_impersonateAccount", json!([from.to_string()])).await?;
		let (from, to) = (from.to_string(), to.to_string());
		self.transact(json!({ "from": from, "to": to, "data": hex(data) })).await.map(drop)
	}

	/// Hands some of a token on from [`Self::deployer`], who has it all.
	pub async fn give_tokens(
		&mut self,
		token: EthereumAddress,
		to: EthereumAddress,
		amount: u128,
	) -> Result<(), Fault> {
		let from = self.deployer().await?;
		let data = abi::call("transfer(address,uint256)", &[abi::address(to), abi::number(amount)]);
		self.send(from, token, &data).await
	}

	/// Sends a swap to the router, as a trader would.
	pub async fn swap(
		&mut self,
		from: EthereumAddress,
		router: EthereumAddress,
	) -> Result<(), Fault> {
		self.send(from, router, &abi::call("swap()", &[])).await
	}

	async fn transact(&mut self, transaction: Value) -> Result<Value, Fault> {
		let hash = self.rpc.text("eth_sendTransaction", json!([transaction])).await?;
		let rpc = &self.rpc;
		let check = async || {
			let receipt = rpc.call("eth_getTransactionReceipt", json!([hash])).await.ok()?;
			(!receipt.is_null()).then_some(receipt)
		};
		let receipt = self.process.wait_for("a receipt", RECEIPT_LIMIT, check).await?;
		if receipt["status"] == "0x1" { Ok(receipt) } else { Err(Fault::Reverted { hash }) }
	}
}

fn hex(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn parse_address(value: &Value) -> Option<EthereumAddress> {
	value.as_str()?.parse().ok()
}
