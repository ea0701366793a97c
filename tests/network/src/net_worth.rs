//! The algorithm "Net worth tier" and its three events, registered at once.

use litentry_chain_client::ChainClient;
use litentry_external_account::{EvmChain, Network};
use litentry_knowledge::{AlgorithmId, Method};

use crate::registration::Registration;
use crate::{BITCOIN_NETWORK, CHAIN_ID, Fault, Programs, substrate_chain};

/// What people call the algorithm.
pub const NET_WORTH_TIER: &str = "Net worth tier";

/// Registers the algorithm in Alice's name, over balances on the network's three chains. The network's
/// own chain stands in for Polkadot: what counts as a planck is its token's smallest unit.
pub async fn register_net_worth(
	chain: &ChainClient,
	programs: &Programs,
) -> Result<AlgorithmId, Fault> {
	let substrate = Network::Substrate(substrate_chain(&chain.genesis()));
	let registration = Registration {
		name: NET_WORTH_TIER,
		description: "0 to 5, by what all linked accounts together are worth in US dollars.",
		project: "Litentry",
		events: &[
			("Balance of ether", Network::Evm(EvmChain(CHAIN_ID)), Method::Balance),
			("Balance of Bitcoin", Network::Bitcoin(BITCOIN_NETWORK), Method::Balance),
			("Balance on the chain itself", substrate, Method::Balance),
		],
		code: &programs.algorithms.join("net_worth_tier.wasm"),
	};
	registration.submit(chain).await
}
