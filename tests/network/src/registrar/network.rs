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

	/// Somebody for each library that others wrote and each way to act, with funds.
	pub async fn invite_guests(&self, rng: &mut impl CryptoRng) -> Result<Vec<Guest>, Fault> {
		let mut parties = Vec::new();
		for library in Library::ALL {
			for way in Way::ALL {
				parties.push((library, way, Key::several(way.keys(), rng)?));
			}
		}
		let accounts: Vec<_> =
			parties.iter().flat_map(|(_, _, keys)| keys).map(Key::account).collect();
		self.chain.fund(&accounts, GUEST_FUNDS).await?;
		let url = self.node.url();
		let start = |library| Foreigner::start(&self.programs, library, &url);
		let foreigners = [start(Library::PolkadotJs)?, start(Library::PolkadotApi)?];
		let met = parties.iter().map(|(library, way, keys)| {
			let [first, second] = &foreigners;
			let foreigner = if *library == Library::PolkadotJs { first } else { second };
			foreigner.meet(*way, keys)
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
