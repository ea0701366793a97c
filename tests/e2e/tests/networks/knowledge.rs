//! The algorithm whose scores the tests ask for.

use litentry_chain_client::{Call, ChainClient};
use litentry_external_account::{EvmAddress, EvmChain, Network};
use litentry_knowledge::{AlgorithmId, IdentificationEvent, Method};
use litentry_local_network::{CHAIN_ID, Contracts, LOYAL_USER, Programs, alice};

const CODE: &str = "uniswap_loyal_user.wasm";

/// Registers "Uniswap loyal user" with both of its events.
pub(crate) async fn register_loyal_user(
	chain: &ChainClient,
	contracts: Contracts,
	programs: &Programs,
) -> AlgorithmId {
	let (token, contract) = (EvmAddress(contracts.socks.0), EvmAddress(contracts.router.0));
	let holds = event("Holds Unisocks", Method::HoldsErc20 { token });
	let transactions = event("Uniswap transactions", Method::TransactionsTo { contract });
	let algorithm = Call::RegisterAlgorithm {
		name: LOYAL_USER.parse().unwrap(),
		description: "100 for a holder, and 10 for each transaction.".parse().unwrap(),
		project: "Uniswap".parse().unwrap(),
		events: vec![holds.id(), transactions.id()],
		code: std::fs::read(programs.algorithms.join(CODE)).unwrap(),
	};
	let [holds, transactions] = [holds, transactions].map(|event| Call::RegisterEvent { event });
	let alice = alice().unwrap();
	// Transactions of one account take effect in the order in which they are sent.
	let (first, second, third) = tokio::join!(
		chain.submit(&alice, &holds),
		chain.submit(&alice, &transactions),
		chain.submit(&alice, &algorithm),
	);
	first.unwrap();
	second.unwrap();
	third.unwrap().first_field("KnowledgeBase", "AlgorithmRegistered").unwrap()
}

fn event(name: &str, method: Method) -> IdentificationEvent {
	IdentificationEvent {
		name: name.parse().unwrap(),
		description: "A question of the end-to-end tests.".parse().unwrap(),
		project: "Uniswap".parse().unwrap(),
		registry: Network::Evm(EvmChain(CHAIN_ID)),
		method,
	}
}
