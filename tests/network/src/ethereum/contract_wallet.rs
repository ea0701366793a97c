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

impl Ethereum {
	/// Deploys a factory of wallets.
	pub async fn deploy_wallet_factory(
		&mut self,
		programs: &Programs,
	) -> Result<WalletFactory, Fault> {
		let factory = Artifact::read(&programs.contracts.join("OwnedWalletFactory.json"))?;
		Ok(WalletFactory { address: self.deploy(&factory, &[]).await? })
	}

	/// Deploys the wallet that answers wrongly in one way or another, which the first byte of the
	/// signature selects.
	pub async fn deploy_odd_wallet(
		&mut self,
		programs: &Programs,
	) -> Result<ExternalAccount, Fault> {
		let odd = Artifact::read(&programs.contracts.join("OddWallet.json"))?;
		Ok(external(self.deploy(&odd, &[]).await?))
	}

	/// Deploys the wallet that accepts everything when nobody seems to call.
	pub async fn deploy_simulated_wallet(
		&mut self,
		programs: &Programs,
	) -> Result<ExternalAccount, Fault> {
		let simulated = Artifact::read(&programs.contracts.join("SimulatedWallet.json"))?;
		Ok(external(self.deploy(&simulated, &[]).await?))
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
		let (deployment, signature) = (abi::bytes(&self.deployment()), abi::bytes(signature));
		let second = abi::number(96 + deployment.len() as u128);
		let head = [abi::address(self.factory.address), abi::number(96), second].concat();
		[head, deployment, signature, [0x64, 0x92].repeat(16)].concat()
	}

	fn deployment(&self) -> Vec<u8> {
		let arguments = [abi::address(self.first_owner), self.salt];
		abi::call("deploy(address,bytes32)", &arguments)
	}
}

fn external(address: EthereumAddress) -> ExternalAccount {
	ExternalAccount::Evm { chain: EvmChain(CHAIN_ID), address: EvmAddress(address.0) }
}
