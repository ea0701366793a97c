//! The Ethereum node of the network, and what tests and the demonstration do on it.
//!
//! What the score should be is computed here from the node's own blocks, with none of the code that
//! analyzers and workers use.

mod abi;
mod contract_wallet;
mod independent;
mod transactions;
mod wallet;

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use crate::process::{Process, Recipe};
use crate::{Fault, JsonRpc, Programs, free_ports};

pub use abi::EthereumAddress;
pub use contract_wallet::{ContractWallet, StrangeWallet, WalletFactory};
pub use transactions::Contracts;
pub use wallet::EthereumWallet;

/// The EIP-155 number of the network's Ethereum chain.
pub const CHAIN_ID: u64 = 31_337;

const START_LIMIT: Duration = Duration::from_secs(30);

/// A real Ethereum node, with a block every second.
#[derive(Debug)]
pub struct Ethereum {
	process: Process,
	url: String,
	rpc: JsonRpc,
}

impl Ethereum {
	/// Starts it; its log goes to the folder.
	pub async fn start(programs: &Programs, folder: &Path) -> Result<Self, Fault> {
		let [port] = free_ports()?;
		let arguments = [
			"--host".into(),
			"127.0.0.1".into(),
			"--port".into(),
			port.to_string().into(),
			"--chain-id".into(),
			CHAIN_ID.to_string().into(),
			"--block-time".into(),
			"1".into(),
			"--silent".into(),
		];
		let process = Process::start(Recipe {
			name: "ethereum".to_owned(),
			program: programs.anvil.clone(),
			arguments: arguments.into(),
			variables: Vec::new(),
			folder: folder.to_owned(),
		})?;
		let url = format!("http://127.0.0.1:{port}");
		let mut ethereum = Self { process, rpc: JsonRpc::new(&url)?, url };
		ethereum.wait_until_it_answers().await?;
		Ok(ethereum)
	}

	/// Waits until its JSON-RPC server answers, as after a restart.
	pub async fn wait_until_it_answers(&mut self) -> Result<(), Fault> {
		let rpc = &self.rpc;
		let check = async || rpc.quantity("eth_chainId", json!([])).await.ok().map(drop);
		self.process.wait_for("an answer", START_LIMIT, check).await
	}

	/// Where its JSON-RPC server listens.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// Its process, to be paused or killed; it forgets its chain when it is killed.
	pub fn process(&mut self) -> &mut Process {
		&mut self.process
	}
}
