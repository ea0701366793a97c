//! The algorithm and its events, registered without the command line.

use litentry_chain_client::{Call, ChainClient};
use litentry_external_account::{EvmAddress, EvmChain, Network};
use litentry_knowledge::{AlgorithmId, IdentificationEvent, Method};

use super::{CODE, LOYAL_USER, PROJECT};
use crate::{CHAIN_ID, Contracts, Fault, Programs, alice};

/// Registers the algorithm with both of its events in Alice's name.
pub async fn register_loyal_user(
	chain: &ChainClient,
	contracts: Contracts,
	programs: &Programs,
) -> Result<AlgorithmId, Fault> {
	let (token, contract) = (EvmAddress(contracts.socks.0), EvmAddress(contracts.router.0));
	let holds = event("Holds Unisocks", Method::HoldsErc20 { token })?;
	let transactions = event("Uniswap transactions", Method::TransactionsTo { contract })?;
	let file = programs.algorithms.join(CODE);
	let algorithm = Call::RegisterAlgorithm {
		name: LOYAL_USER.parse()?,
		description: "100 for a holder, and 10 for each transaction.".parse()?,
		project: PROJECT.parse()?,
		events: vec![holds.id(), transactions.id()],
		code: std::fs::read(&file).map_err(Fault::file(file))?,
	};
	let [holds, transactions] = [holds, transactions].map(|event| Call::RegisterEvent { event });
	let alice = alice()?;
	// Transactions of one account take effect in the order in which they are sent.
	let (_, _, registered) = tokio::try_join!(
		chain.submit(&alice, &holds),
		chain.submit(&alice, &transactions),
		chain.submit(&alice, &algorithm),
	)?;
	let id = registered.first_field("KnowledgeBase", "AlgorithmRegistered");
	id.ok_or(Fault::NoEvent { name: "AlgorithmRegistered" })
}

fn event(name: &str, method: Method) -> Result<IdentificationEvent, Fault> {
	Ok(IdentificationEvent {
		name: name.parse()?,
		description: "A question of the local network.".parse()?,
		project: PROJECT.parse()?,
		registry: Network::Evm(EvmChain(CHAIN_ID)),
		method,
	})
}
