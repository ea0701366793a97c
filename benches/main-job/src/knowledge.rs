//! The algorithm whose scores are asked for.

use anyhow::Context;
use litentry_chain_client::{Call, ChainClient};
use litentry_external_account::{EvmAddress, EvmChain, Network};
use litentry_knowledge::{AlgorithmId, IdentificationEvent, Method};
use litentry_local_network::{CHAIN_ID, Contracts, LOYAL_USER, Programs, alice};

const CODE: &str = "uniswap_loyal_user.wasm";
const PROJECT: &str = "Uniswap";

/// Registers "Uniswap loyal user" with both of its events.
pub(crate) async fn register_loyal_user(
	chain: &ChainClient,
	contracts: Contracts,
	programs: &Programs,
) -> anyhow::Result<AlgorithmId> {
	let (token, contract) = (EvmAddress(contracts.socks.0), EvmAddress(contracts.router.0));
	let holds = event("Holds Unisocks", Method::HoldsErc20 { token })?;
	let transactions = event("Uniswap transactions", Method::TransactionsTo { contract })?;
	let file = programs.algorithms.join(CODE);
	let algorithm = Call::RegisterAlgorithm {
		name: LOYAL_USER.parse()?,
		description: "100 for a holder, and 10 for each transaction.".parse()?,
		project: PROJECT.parse()?,
		events: vec![holds.id(), transactions.id()],
		code: std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?,
	};
	let [holds, transactions] = [holds, transactions].map(|event| Call::RegisterEvent { event });
	let alice = alice()?;
	// Transactions of one account take effect in the order in which they are sent.
	let (_, _, registered) = tokio::try_join!(
		chain.submit(&alice, &holds),
		chain.submit(&alice, &transactions),
		chain.submit(&alice, &algorithm),
	)?;
	registered.first_field("KnowledgeBase", "AlgorithmRegistered").context("no algorithm's number")
}

fn event(name: &str, method: Method) -> anyhow::Result<IdentificationEvent> {
	Ok(IdentificationEvent {
		name: name.parse()?,
		description: "A question of the measurements.".parse()?,
		project: PROJECT.parse()?,
		registry: Network::Evm(EvmChain(CHAIN_ID)),
		method,
	})
}
