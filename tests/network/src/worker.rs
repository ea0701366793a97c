//! A worker: its configuration, and how it is started.

use std::path::Path;

use litentry_key_tree::WorkerSeed;
use litentry_vocabulary::Account;
use rand::CryptoRng;
use serde_json::{Value, json};

use crate::account::account_of;
use crate::configuration::write_configuration;
use crate::process::{Process, Recipe};
use crate::secret_file::write_seed;
use crate::{Fault, Programs};

/// A worker of the network.
#[derive(Debug)]
pub struct Worker {
	process: Process,
	account: Account,
}

impl Worker {
	/// Starts a worker in a new folder of its own.
	///
	/// It registers by itself as soon as its account holds the deposit.
	pub(crate) fn start(
		programs: &Programs,
		folder: &Path,
		chain: &str,
		shared_seed: &Path,
		rng: &mut impl CryptoRng,
	) -> Result<Self, Fault> {
		std::fs::create_dir(folder).map_err(Fault::file(folder))?;
		let seed = write_seed(&folder.join("seed"), rng)?;
		let account = account_of(*WorkerSeed::from_bytes(seed).account())?;
		let path = folder.join("worker.toml");
		write_configuration(&path, &configuration(folder, chain, shared_seed))?;
		let process = Process::start(Recipe {
			name: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
			program: programs.worker.clone(),
			arguments: vec!["--config".into(), path.into()],
			variables: Vec::new(),
			folder: folder.to_owned(),
		})?;
		Ok(Self { process, account })
	}

	/// Its account, which pays its deposit and certifies.
	pub const fn account(&self) -> Account {
		self.account
	}

	/// Its process, to be paused, killed or started again.
	pub fn process(&mut self) -> &mut Process {
		&mut self.process
	}
}

/// The log is one for programs, so that tests can tell how far a worker has come.
fn configuration(folder: &Path, chain: &str, shared_seed: &Path) -> Value {
	json!({
		"chain": chain,
		"seed_file": folder.join("seed"),
		"shared_seed_file": shared_seed,
		"attestation": "development",
		"analyzer_addresses": "any",
		"log_format": "json",
	})
}
