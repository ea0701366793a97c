//! A node, a mail server, and registrars.

use std::path::PathBuf;

use futures::future::try_join_all;
use rand::CryptoRng;
use tempfile::TempDir;

use super::{
	Foreigner, Guest, IdentityChain, JudgementLog, Key, Library, Mailbox, Office, Registrar,
	Surroundings, Way,
};
use crate::chain_spec::chain_spec;
use crate::network::start_nodes;
use crate::{Chain, Fault, LIT, Node, Programs, Progress};

/// What each key of a guest gets.
const GUEST_FUNDS: u128 = 1_000 * LIT;

/// A chain with identities and a mail server. Dropping it ends all of its processes.
#[derive(Debug)]
pub struct RegistrarNetwork {
	// Fields are dropped in this order: who asks goes before who answers, and the folder last.
	/// Every judgement, as the chain shows it.
	pub judgements: JudgementLog,
	/// A connection to the node.
	pub chain: IdentityChain,
	/// Where mail arrives.
	pub mailbox: Mailbox,
	/// The one validator.
	pub node: Node,
	programs: Programs,
	folder: TempDir,
}

impl RegistrarNetwork {
	/// Starts the node and the mail server.
	pub async fn start(
		programs: Programs,
		rng: &mut impl CryptoRng,
		progress: &mut impl Progress,
	) -> Result<Self, Fault> {
		let folder = tempfile::Builder::new().prefix("litentry-").tempdir();
		let folder = folder.map_err(Fault::file("a temporary folder"))?;
		progress.step("start the chain");
		let spec = chain_spec(&programs, Chain::Dev).await?;
		let mut nodes = start_nodes(&programs, Chain::Dev, &spec, folder.path(), rng).await?;
		let node = nodes.remove(0);
		let chain = IdentityChain::connect(&node.url()).await?;
		let judgements = JudgementLog::start(chain.clone()).await?;
		progress.step("start a mail server that delivers nothing");
		let mailbox = Mailbox::start(&programs, folder.path()).await?;
		Ok(Self { judgements, chain, mailbox, node, programs, folder })
	}

	/// Starts the program of a registrar, with files in a folder of this name; it asks the chain through
	/// these endpoints.
	pub async fn start_registrar(
		&self,
		name: &str,
		office: Office,
		endpoints: Vec<String>,
	) -> Result<Registrar, Fault> {
		let genesis = self.chain.genesis();
		let surroundings = Surroundings { genesis, endpoints, smtp: self.mailbox.smtp() };
		Registrar::start(&self.programs, &self.path(name), office, &surroundings).await
	}

	/// New keys with funds.
	pub async fn invite<const N: usize>(
		&self,
		rng: &mut impl CryptoRng,
	) -> Result<[Key; N], Fault> {
		let keys = Key::several(N, rng)?;
		let accounts: Vec<_> = keys.iter().map(Key::account).collect();
		self.chain.fund(&accounts, GUEST_FUNDS).await?;
		keys.try_into().map_err(|_| Fault::NotAKey)
	}

	/// Somebody with funds for each of these libraries and ways to act.
	pub async fn invite_guests(
		&self,
		parties: &[(Library, Way)],
		rng: &mut impl CryptoRng,
	) -> Result<Vec<Guest>, Fault> {
		let keys = parties.iter().map(|(_, way)| Key::several(way.keys(), rng));
		let keys = keys.collect::<Result<Vec<_>, _>>()?;
		let accounts: Vec<_> = keys.iter().flatten().map(Key::account).collect();
		self.chain.fund(&accounts, GUEST_FUNDS).await?;
		let (start, url) = (Foreigner::start, self.node.url());
		let js = start(&self.programs, Library::PolkadotJs, &url)?;
		let api = start(&self.programs, Library::PolkadotApi, &url)?;
		let met = parties.iter().zip(&keys).map(|((library, way), keys)| match library {
			Library::PolkadotJs => js.meet(*way, keys),
			Library::PolkadotApi => api.meet(*way, keys),
		});
		try_join_all(met).await
	}

	/// The programs that it was started from.
	pub const fn programs(&self) -> &Programs {
		&self.programs
	}

	/// A place for a file or folder that is removed with the network.
	pub fn path(&self, name: &str) -> PathBuf {
		self.folder.path().join(name)
	}

	/// Fails when a process has ended by itself.
	pub fn expect_running(&mut self) -> Result<(), Fault> {
		self.node.process().expect_running()?;
		self.mailbox.process().expect_running()
	}
}

impl Drop for RegistrarNetwork {
	/// A test that fails leaves the logs behind.
	fn drop(&mut self) {
		if std::thread::panicking() {
			self.folder.disable_cleanup(true);
			eprintln!("the logs of the network are in {}", self.folder.path().display());
		}
	}
}
