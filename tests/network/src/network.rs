//! The whole network: what it consists of, and how it comes up.

use std::path::{Path, PathBuf};
use std::time::Duration;

use litentry_chain_client::ChainClient;
use litentry_vocabulary::Account;
use rand::CryptoRng;
use tempfile::TempDir;
use tokio::time::sleep;

use crate::account::{LIT, fund_from_alice};
use crate::chain_spec::chain_spec;
use crate::registered::wait_until_registered;
use crate::secret_file::write_seed;
use crate::source_addresses::SourceAddresses;
use crate::{
	Analyzer, Bitcoin, Chain, CommandLine, Contracts, Ethereum, Fault, Node, Process, Programs,
	Progress, Worker,
};

/// What a service gets to pay bonds, deposits and fees from.
const SERVICE_FUNDS: u128 = 10_000 * LIT;

/// The file with what all workers have in common.
const SHARED_SEED: &str = "shared-seed";

const WATCH_INTERVAL: Duration = Duration::from_secs(1);

const FINALITY_LIMIT: Duration = Duration::from_secs(120);

/// What a network consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
	/// Which chain, and so how many validators.
	pub chain: Chain,
	/// How many analyzers.
	pub analyzers: usize,
	/// How many workers.
	pub workers: usize,
}

impl Plan {
	/// One validator, the four analyzers of a committee, and one worker.
	pub const SMALL: Self = Self { chain: Chain::Dev, analyzers: 4, workers: 1 };
}

/// A network of real processes. Dropping it ends them all.
#[derive(Debug)]
pub struct LocalNetwork {
	// Fields are dropped in this order: who asks goes before who answers, and the folder last.
	/// The workers.
	pub workers: Vec<Worker>,
	/// The analyzers.
	pub analyzers: Vec<Analyzer>,
	/// A connection to the first validator.
	pub chain: ChainClient,
	/// The validators; the first one serves everybody.
	pub nodes: Vec<Node>,
	/// The Ethereum node.
	pub ethereum: Ethereum,
	/// The contracts on it.
	pub contracts: Contracts,
	/// What stands in for a Bitcoin server.
	pub bitcoin: Bitcoin,
	programs: Programs,
	folder: TempDir,
}

impl LocalNetwork {
	/// Starts everything and returns when every service is registered on the chain.
	pub async fn start(
		programs: Programs,
		plan: Plan,
		rng: &mut impl CryptoRng,
		progress: &mut impl Progress,
	) -> Result<Self, Fault> {
		let mut network = Self::start_chains(programs, plan.chain, rng, progress).await?;
		progress.step("start the analyzers and the worker");
		network.start_services(plan, rng).await?;
		progress.step("give them LIT for their bonds and deposits");
		network.fund(&network.services()).await?;
		progress.step("wait until the chain knows them");
		network.wait_until_registered().await?;
		Ok(network)
	}

	async fn start_chains(
		programs: Programs,
		chain: Chain,
		rng: &mut impl CryptoRng,
		progress: &mut impl Progress,
	) -> Result<Self, Fault> {
		let folder = tempfile::Builder::new().prefix("litentry-").tempdir();
		let folder = folder.map_err(Fault::file("a temporary folder"))?;
		progress.step("start the Ethereum node, with two contracts on it");
		let (ethereum, spec) =
			tokio::join!(start_ethereum(&programs, folder.path()), chain_spec(&programs, chain));
		let ((ethereum, contracts), spec) = (ethereum?, spec?);
		progress.step("start the chain");
		let nodes = start_nodes(&programs, chain, &spec, folder.path(), rng).await?;
		let chain = ChainClient::connect(&nodes[0].url()).await?;
		let bitcoin = Bitcoin::start().await?;
		let (workers, analyzers) = (Vec::new(), Vec::new());
		Ok(Self {
			workers,
			analyzers,
			chain,
			nodes,
			ethereum,
			contracts,
			bitcoin,
			programs,
			folder,
		})
	}

	async fn start_services(&mut self, plan: Plan, rng: &mut impl CryptoRng) -> Result<(), Fault> {
		let ethereum = self.ethereum.url().to_owned();
		for _ in 0..plan.analyzers {
			self.add_analyzer(&ethereum, rng)?;
		}
		write_seed(&self.path(SHARED_SEED), rng)?;
		for _ in 0..plan.workers {
			self.add_worker(rng)?;
		}
		for analyzer in &mut self.analyzers {
			analyzer.wait_until_it_answers().await?;
		}
		Ok(())
	}

	/// Starts one more analyzer, which reads the Ethereum node at this URL; it registers as soon as
	/// its account is funded.
	pub fn add_analyzer(
		&mut self,
		ethereum: &str,
		rng: &mut impl CryptoRng,
	) -> Result<&mut Analyzer, Fault> {
		let folder = self.path(&format!("analyzer-{}", self.analyzers.len()));
		let (node, sources) = (self.node_url(), self.sources(ethereum));
		self.analyzers.push(Analyzer::start(&self.programs, &folder, &node, &sources, rng)?);
		let last = self.analyzers.len() - 1;
		Ok(&mut self.analyzers[last])
	}

	fn sources(&self, ethereum: &str) -> SourceAddresses {
		SourceAddresses {
			ethereum: ethereum.to_owned(),
			bitcoin: self.bitcoin.url().to_owned(),
			substrate: self.nodes[0].http_url(),
			genesis: self.chain.genesis(),
		}
	}

	fn add_worker(&mut self, rng: &mut impl CryptoRng) -> Result<(), Fault> {
		let folder = self.path(&format!("worker-{}", self.workers.len()));
		let (node, shared) = (self.node_url(), self.path(SHARED_SEED));
		self.workers.push(Worker::start(&self.programs, &folder, &node, &shared, rng)?);
		Ok(())
	}

	fn services(&self) -> Vec<Account> {
		let workers = self.workers.iter().map(Worker::account);
		self.analyzers.iter().map(Analyzer::account).chain(workers).collect()
	}

	/// Gives services what they need.
	pub async fn fund(&self, services: &[Account]) -> Result<(), Fault> {
		fund_from_alice(&self.chain, services, SERVICE_FUNDS).await
	}

	/// Waits until the chain has every analyzer and worker registered.
	pub async fn wait_until_registered(&mut self) -> Result<(), Fault> {
		for analyzer in &mut self.analyzers {
			let account = analyzer.account();
			wait_until_registered(&self.chain, analyzer.process(), account).await?;
		}
		for worker in &mut self.workers {
			let account = worker.account();
			wait_until_registered(&self.chain, worker.process(), account).await?;
		}
		Ok(())
	}

	/// Returns only when one of the processes has ended by itself.
	pub async fn watch(&mut self) -> Result<(), Fault> {
		loop {
			self.expect_running()?;
			sleep(WATCH_INTERVAL).await;
		}
	}

	/// Fails when one of the processes has ended by itself.
	pub fn expect_running(&mut self) -> Result<(), Fault> {
		let workers = self.workers.iter_mut().map(Worker::process);
		let analyzers = self.analyzers.iter_mut().map(Analyzer::process);
		let nodes = self.nodes.iter_mut().map(Node::process);
		let mut all = workers.chain(analyzers).chain(nodes).chain([self.ethereum.process()]);
		all.try_for_each(Process::expect_running)
	}

	/// The programs that it was started from.
	pub const fn programs(&self) -> &Programs {
		&self.programs
	}

	/// Where the first validator listens.
	pub fn node_url(&self) -> String {
		self.nodes[0].url()
	}

	/// A place for a file or folder that is removed with the network.
	pub fn path(&self, name: &str) -> PathBuf {
		self.folder.path().join(name)
	}

	/// The command line of a person who has a folder of this name.
	pub fn person(&self, name: &str) -> Result<CommandLine, Fault> {
		CommandLine::new(&self.programs, &self.node_url(), &self.path(name))
	}
}

async fn start_ethereum(
	programs: &Programs,
	folder: &Path,
) -> Result<(Ethereum, Contracts), Fault> {
	let mut ethereum = Ethereum::start(programs, folder).await?;
	let contracts = ethereum.deploy_contracts(programs).await?;
	Ok((ethereum, contracts))
}

/// Starts the validators, each of which is told of the first, and waits until they finalize.
pub(crate) async fn start_nodes(
	programs: &Programs,
	chain: Chain,
	chain_spec: &Path,
	folder: &Path,
	rng: &mut impl CryptoRng,
) -> Result<Vec<Node>, Fault> {
	let mut nodes = Vec::new();
	let mut known = Vec::new();
	for validator in chain.validators() {
		let node = Node::start(programs, chain_spec, validator, &known, folder, rng).await?;
		if known.is_empty() {
			known.push(node.peer_address().await?);
		}
		nodes.push(node);
	}
	nodes[0].wait_until_finalized(1, FINALITY_LIMIT).await?;
	Ok(nodes)
}

impl Drop for LocalNetwork {
	/// A test that fails leaves the logs behind.
	fn drop(&mut self) {
		if std::thread::panicking() {
			self.folder.disable_cleanup(true);
			eprintln!("the logs of the network are in {}", self.folder.path().display());
		}
	}
}
