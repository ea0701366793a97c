//! Contract wallets, deployed and not deployed yet.

use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
use serde_json::json;

use super::abi::{self, Artifact, EthereumAddress, Word};
use super::{CHAIN_ID, Ethereum};
use crate::json_rpc::unexpected;
use crate::{Fault, Programs};

/// A contract that deploys wallets at addresses that are known before.
#[derive(Clone, Copy, Debug)]
pub struct WalletFactory {
	address: EthereumAddress,
}

/// A contract wallet that accepts what its owner signs.
#[derive(Clone, Copy, Debug)]
pub struct ContractWallet {
	address: EthereumAddress,
	factory: WalletFactory,
	first_owner: EthereumAddress,
	salt: Word,
}

/// A contract wallet of which some behaviour is to be tried.
#[derive(Clone, Copy, Debug)]
pub struct StrangeWallet {
	address: EthereumAddress,
}

impl Ethereum {
	/// Deploys a factory of wallets: the compiled contract of this name.
	pub async fn deploy_wallet_factory(
		&mut self,
		programs: &Programs,
		name: &str,
	) -> Result<WalletFactory, Fault> {
		Ok(WalletFactory { address: self.deploy_compiled(programs, name).await? })
	}

	/// Deploys a wallet that has no owner: the compiled contract of this name.
	pub async fn deploy_strange_wallet(
		&mut self,
		programs: &Programs,
		name: &str,
	) -> Result<StrangeWallet, Fault> {
		Ok(StrangeWallet { address: self.deploy_compiled(programs, name).await? })
	}

	async fn deploy_compiled(
		&mut self,
		programs: &Programs,
		name: &str,
	) -> Result<EthereumAddress, Fault> {
		let artifact = Artifact::read(&programs.contracts.join(format!("{name}.json")))?;
		self.deploy(&artifact, &[]).await
	}

	/// A wallet of this owner that is not deployed yet.
	pub async fn future_wallet(
		&self,
		factory: WalletFactory,
		owner: EthereumAddress,
		number: u128,
	) -> Result<ContractWallet, Fault> {
		let (method, salt) = ("eth_call", abi::number(number));
		let data = abi::call("addressOf(address,bytes32)", &[abi::address(owner), salt]);
		let data = format!("0x{}", hex::encode(data));
		let call = json!([{ "to": factory.address.to_string(), "data": data }, "latest"]);
		let word = self.rpc.text(method, call).await?;
		let address = word.get(26..).and_then(|digits| format!("0x{digits}").parse().ok());
		let address = address.ok_or_else(|| unexpected(method, &json!(word)))?;
		Ok(ContractWallet { address, factory, first_owner: owner, salt })
	}

	/// Deploys a wallet.
	pub async fn deploy_wallet(&mut self, wallet: &ContractWallet) -> Result<(), Fault> {
		let from = self.deployer().await?;
		self.send(from, wallet.factory.address, &wallet.deployment()).await
	}

	/// Has the owner of a deployed wallet hand it on.
	pub async fn hand_wallet_on(
		&mut self,
		wallet: &ContractWallet,
		owner: EthereumAddress,
		next: EthereumAddress,
	) -> Result<(), Fault> {
		let data = abi::call("handOn(address)", &[abi::address(next)]);
		self.send(owner, wallet.address, &data).await
	}
}

impl ContractWallet {
	/// It, as it is linked.
	pub fn external(&self) -> ExternalAccount {
		external(self.address)
	}

	/// A signature of its owner together with its deployment (ERC-6492).
	pub fn wrap(&self, signature: &[u8]) -> Vec<u8> {
		wrap(self.factory.address, &self.deployment(), signature)
	}

	fn deployment(&self) -> Vec<u8> {
		let arguments = [abi::address(self.first_owner), self.salt];
		abi::call("deploy(address,bytes32)", &arguments)
	}
}

impl StrangeWallet {
	/// It, as it is linked.
	pub fn external(&self) -> ExternalAccount {
		external(self.address)
	}

	/// A signature together with a call of the wallet's own `method`, which prepares it (ERC-6492).
	pub fn wrap(&self, method: &str, signature: &[u8]) -> Vec<u8> {
		wrap(self.address, &abi::call(method, &[]), signature)
	}
}

fn wrap(factory: EthereumAddress, deployment: &[u8], signature: &[u8]) -> Vec<u8> {
	let (deployment, signature) = (abi::bytes(deployment), abi::bytes(signature));
	let second = abi::number(96 + deployment.len() as u128);
	let head = [abi::address(factory), abi::number(96), second].concat();
	[head, deployment, signature, [0x64, 0x92].repeat(16)].concat()
}

fn external(address: EthereumAddress) -> ExternalAccount {
	ExternalAccount::Evm { chain: EvmChain(CHAIN_ID), address: EvmAddress(address.0) }
}
