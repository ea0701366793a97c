//! The algorithm and its events, registered without the command line.

use litentry_chain_client::ChainClient;
use litentry_external_account::{EvmAddress, EvmChain, Network};
use litentry_knowledge::{AlgorithmId, Method};

use super::{CODE, LOYAL_USER, PROJECT};
use crate::registration::Registration;
use crate::{CHAIN_ID, Contracts, Fault, Programs};

/// Registers the algorithm with both of its events in Alice's name.
pub async fn register_loyal_user(
	chain: &ChainClient,
	contracts: Contracts,
	programs: &Programs,
) -> Result<AlgorithmId, Fault> {
	let (token, contract) = (EvmAddress(contracts.socks.0), EvmAddress(contracts.router.0));
	let ethereum = Network::Evm(EvmChain(CHAIN_ID));
	let registration = Registration {
		name: LOYAL_USER,
		description: "100 for a holder, and 10 for each transaction.",
		project: PROJECT,
		events: &[
			("Holds Unisocks", ethereum, Method::HoldsErc20 { token }),
			("Uniswap transactions", ethereum, Method::TransactionsTo { contract }),
		],
		code: &programs.algorithms.join(CODE),
	};
	registration.submit(chain).await
}
