//! An analyzer: its configuration, and how it is started.

use std::path::Path;
use std::time::Duration;

use litentry_key_tree::AnalyzerSeed;
use litentry_vocabulary::Account;
use rand::CryptoRng;
use serde_json::{Value, json};

use crate::account::account_of;
use crate::configuration::write_configuration;
use crate::http::{answers, client};
use crate::process::{Process, Recipe};
use crate::secret_file::write_seed;
use crate::source_addresses::SourceAddresses;
use crate::{Fault, Programs, free_ports};

const START_LIMIT: Duration = Duration::from_secs(60);

/// An analyzer of the network.
#[derive(Debug)]
pub struct Analyzer {
	process: Process,
	account: Account,
	endpoint: String,
}

impl Analyzer {
	/// Starts an analyzer in a new folder of its own.
	///
	/// It registers by itself as soon as its account holds the bond.
	pub(crate) fn start(
		programs: &Programs,
		folder: &Path,
		chain: &str,
		sources: &SourceAddresses,
		rng: &mut impl CryptoRng,
	) -> Result<Self, Fault> {
		std::fs::create_dir(folder).map_err(Fault::file(folder))?;
		let seed = write_seed(&folder.join("seed"), rng)?;
		let account = account_of(*AnalyzerSeed::from_bytes(seed).account())?;
		let [port] = free_ports()?;
		let path = folder.join("analyzer.toml");
		write_configuration(&path, &configuration(folder, port, chain, sources))?;
		let process = Process::start(Recipe {
			name: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
			program: programs.analyzer.clone(),
			arguments: vec!["--config".into(), path.into()],
			variables: Vec::new(),
			folder: folder.to_owned(),
		})?;
		Ok(Self { process, account, endpoint: format!("http://127.0.0.1:{port}") })
	}

	/// Its account, which pays its bond.
	pub const fn account(&self) -> Account {
		self.account
	}

	/// The URL under which workers reach it.
	pub fn endpoint(&self) -> &str {
		&self.endpoint
	}

	/// Its process, to be paused, killed or started again.
	pub fn process(&mut self) -> &mut Process {
		&mut self.process
	}

	/// Waits until it listens, as after a start.
	pub async fn wait_until_it_answers(&mut self) -> Result<(), Fault> {
		let (client, url) = (client()?, format!("{}/health", self.endpoint));
		let check = async || answers(&client, &url).await.then_some(());
		self.process.wait_for("an answer", START_LIMIT, check).await
	}
}

fn configuration(folder: &Path, port: u16, chain: &str, sources: &SourceAddresses) -> Value {
	let mut configuration = json!({
		"listen": format!("127.0.0.1:{port}"),
		"endpoint": format!("http://127.0.0.1:{port}"),
		"chain": chain,
		"seed_file": folder.join("seed"),
		"database": folder.join("answers.sqlite"),
	});
	sources.configure(&mut configuration, &folder.join("transactions.sqlite"));
	configuration
}
