//! A network, the algorithm on it, and people.

use std::path::PathBuf;

use litentry_chain_client::ChainClient;
use litentry_knowledge::AlgorithmId;
use litentry_local_network::{
	Contracts, Ethereum, EthereumWallet, Fault, LIT, LocalNetwork, Plan, Programs, fund_from_alice,
	register_loyal_user,
};
use litentry_vocabulary::{Account, Balance};
use rand::SeedableRng;
use rand::rngs::StdRng;

/// The seeds of the randomness for the network's own keys and for people's.
const NETWORK: u64 = 1;
const PEOPLE: u64 = 2;

/// What a person has to pay deposits and fees from.
const FUNDS: Balance = 1_000 * LIT;

/// Randomness for the keys of people, who live as long as one network; each call starts it anew.
pub(crate) fn rng() -> StdRng {
	StdRng::seed_from_u64(PEOPLE)
}

/// Starts a network.
pub(crate) async fn start(plan: Plan) -> LocalNetwork {
	let programs = programs();
	require(&programs, plan);
	match LocalNetwork::start(programs, plan, &mut StdRng::seed_from_u64(NETWORK), &mut ()).await {
		Ok(network) => network,
		Err(fault) => panic!("{}", in_full(&fault)),
	}
}

/// Gives wallets their pasts and accounts their funds and registers the algorithm, all at once.
pub(crate) async fn prepare(
	network: &mut LocalNetwork,
	accounts: &[Account],
	wallets: impl IntoIterator<Item = &EthereumWallet>,
) -> AlgorithmId {
	let contracts = network.contracts;
	let programs = network.programs().clone();
	let chain: ChainClient = network.chain.clone();
	let (algorithm, funded, ()) = tokio::join!(
		register_loyal_user(&chain, contracts, &programs),
		fund_from_alice(&chain, accounts, FUNDS),
		live(wallets, &mut network.ethereum, contracts),
	);
	funded.unwrap();
	algorithm.unwrap()
}

async fn live(
	wallets: impl IntoIterator<Item = &EthereumWallet>,
	ethereum: &mut Ethereum,
	contracts: Contracts,
) {
	for wallet in wallets {
		wallet.live(ethereum, contracts).await.unwrap();
	}
}

/// Has the worker wait 15 seconds for answers instead of a minute: where sources are down, nothing
/// more comes.
pub(crate) fn impatient(network: &mut LocalNetwork) {
	let file = network.path("worker-0").join("worker.toml");
	let configuration = std::fs::read_to_string(&file).unwrap();
	std::fs::write(&file, format!("patience_seconds = 15\n{configuration}")).unwrap();
	network.workers[0].process().restart().unwrap();
}

/// The programs beside this test; the algorithms are where the set-up says.
#[allow(clippy::disallowed_methods, reason = "this is where the tests look at their surroundings")]
fn programs() -> Programs {
	let mut programs = Programs::built_with(&std::env::current_exe().unwrap());
	if let Some(algorithms) = std::env::var_os("LITENTRY_ALGORITHMS_DIR") {
		programs.algorithms = PathBuf::from(algorithms);
	}
	programs
}

/// A missing program is a failure, not a reason to skip a test.
fn require(programs: &Programs, plan: Plan) {
	let Programs { node, analyzer, worker, cli, anvil, contracts, algorithms, .. } = programs;
	let mut needed = vec![node, anvil, contracts];
	if plan.workers > 0 {
		needed.extend([analyzer, worker, cli, algorithms]);
	}
	for path in needed {
		let path = path.display();
		assert!(
			std::fs::exists(path.to_string()).unwrap(),
			"{path} is missing: `cargo xtask test` builds everything, then runs this test"
		);
	}
}

/// An error with all of its causes.
pub(crate) fn in_full(fault: &Fault) -> String {
	let mut text = fault.to_string();
	let mut cause = std::error::Error::source(fault);
	while let Some(inner) = cause {
		text = format!("{text}: {inner}");
		cause = inner.source();
	}
	text
}
