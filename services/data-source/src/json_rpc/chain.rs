//! Which chain a JSON-RPC server reads, and how it is asked for that.

use litentry_external_account::{EvmChain, Network, SubstrateChain};
use serde_json::{Value, json};

use super::{Call, message};
use crate::{
	CallFailed,
	hexadecimal::fixed_bytes,
	http::{Question, Server},
};

/// A chain whose nodes speak JSON-RPC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RpcChain {
	/// An EVM chain, known by its number.
	Evm(EvmChain),
	/// A Substrate chain, known by its genesis hash.
	Substrate(SubstrateChain),
}

impl From<EvmChain> for RpcChain {
	fn from(chain: EvmChain) -> Self {
		Self::Evm(chain)
	}
}

impl From<SubstrateChain> for RpcChain {
	fn from(chain: SubstrateChain) -> Self {
		Self::Substrate(chain)
	}
}

impl RpcChain {
	const fn network(self) -> Network {
		match self {
			Self::Evm(chain) => Network::Evm(chain),
			Self::Substrate(chain) => Network::Substrate(chain),
		}
	}

	fn question(self) -> Call {
		match self {
			Self::Evm(_) => Call::new("eth_chainId", json!([])),
			Self::Substrate(_) => Call::new("chain_getBlockHash", json!([0])),
		}
	}

	fn answer(self, result: &Value) -> Option<Network> {
		let text = result.as_str()?;
		match self {
			Self::Evm(_) => {
				let number = u64::from_str_radix(text.strip_prefix("0x")?, 16).ok()?;
				Some(Network::Evm(EvmChain(number)))
			}
			Self::Substrate(_) => {
				let genesis: [u8; 32] = fixed_bytes(text)?;
				genesis.first_chunk().map(|first| Network::Substrate(SubstrateChain(*first)))
			}
		}
	}
}

/// Whether a server is of this chain.
impl Question for RpcChain {
	type Answer = ();

	async fn ask(&self, server: &Server) -> Result<(), CallFailed> {
		let reply = server.post(message::write_call(&self.question())).await?;
		let found = self.answer(&message::read_call(&reply)?).ok_or(CallFailed::Malformed)?;
		let expected = self.network();
		if found == expected {
			return Ok(());
		}
		Err(CallFailed::WrongChain { expected, found: found.to_string() })
	}
}
