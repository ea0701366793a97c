//! The program `litentry-registrar`, as a process of the network.

use std::path::{Path, PathBuf};
use std::time::Duration;

use litentry_vocabulary::GenesisHash;

use super::settings::{Ports, configuration};
use super::{Office, Surroundings};
use crate::configuration::write_configuration;
use crate::http::{answers, client};
use crate::process::{Process, Recipe};
use crate::secret_file::write_new;
use crate::{Fault, Programs, free_ports};

const CONFIGURATION: &str = "registrar.toml";

const START_LIMIT: Duration = Duration::from_secs(60);

/// A registrar that runs.
#[derive(Debug)]
pub struct Registrar {
	process: Process,
	ports: Ports,
	genesis: GenesisHash,
	program: PathBuf,
	folder: PathBuf,
	/// What it is on the chain.
	pub office: Office,
}

impl Registrar {
	/// Starts a registrar in a new folder of its own, and waits until its pages can be opened.
	pub async fn start(
		programs: &Programs,
		folder: &Path,
		office: Office,
		surroundings: &Surroundings,
	) -> Result<Self, Fault> {
		std::fs::create_dir(folder).map_err(Fault::file(folder))?;
		write_new(&folder.join("judge.seed"), office.signer.secret().trim_start_matches("0x"))?;
		let [pages, metrics] = free_ports()?;
		let ports = Ports { pages, metrics };
		let path = folder.join(CONFIGURATION);
		write_configuration(&path, &configuration(folder, ports, &office, surroundings))?;
		let process = Process::start(Recipe {
			name: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
			program: programs.registrar.clone(),
			arguments: vec!["--config".into(), path.into(), "run".into()],
			variables: Vec::new(),
			folder: folder.to_owned(),
		})?;
		let mut registrar = Self {
			process,
			ports,
			genesis: surroundings.genesis,
			program: programs.registrar.clone(),
			folder: folder.to_owned(),
			office,
		};
		registrar.wait_until_it_answers().await?;
		Ok(registrar)
	}

	/// Its pages' address, without a path.
	pub fn origin(&self) -> String {
		self.ports.origin()
	}

	/// Where its metrics are.
	pub fn metrics_url(&self) -> String {
		self.ports.metrics_url()
	}

	/// A place for a file in its folder.
	pub fn path(&self, name: &str) -> PathBuf {
		self.folder.join(name)
	}

	/// The line that has its operator's command done in a shell.
	pub fn command_line(&self, command: &str) -> String {
		let (program, configuration) = (self.program.display(), self.path(CONFIGURATION));
		format!("{program} --config {} {command}", configuration.display())
	}

	/// The chain that it serves.
	pub const fn genesis(&self) -> GenesisHash {
		self.genesis
	}

	/// Its process, to be paused, killed or started again.
	pub fn process(&mut self) -> &mut Process {
		&mut self.process
	}

	/// Starts it again after it was killed.
	pub async fn restart(&mut self) -> Result<(), Fault> {
		self.process.restart()?;
		self.wait_until_it_answers().await
	}

	/// Waits until its pages can be opened.
	pub async fn wait_until_it_answers(&mut self) -> Result<(), Fault> {
		let (client, url) = (client()?, self.origin());
		let check = async || answers(&client, &url).await.then_some(());
		self.process.wait_for("an answer", START_LIMIT, check).await
	}
}
