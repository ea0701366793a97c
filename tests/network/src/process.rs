//! One process of the network: started, watched, killed and started again.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::time::{Instant, sleep};

use crate::{Fault, spawner};

const TAIL_LENGTH: u64 = 4096;
const CHECK_INTERVAL: Duration = Duration::from_millis(100);

/// How a process is started.
#[derive(Clone, Debug)]
pub(crate) struct Recipe {
	/// What people call it; also the name of its log file.
	pub(crate) name: String,
	/// The program.
	pub(crate) program: PathBuf,
	/// Its arguments.
	pub(crate) arguments: Vec<OsString>,
	/// Environment variables that it gets besides this program's.
	pub(crate) variables: Vec<(&'static str, OsString)>,
	/// The folder of its log file.
	pub(crate) folder: PathBuf,
}

/// A process that is killed when this value is dropped or this program ends in any way.
#[derive(Debug)]
pub struct Process {
	recipe: Recipe,
	log: PathBuf,
	child: Option<Child>,
}

impl Process {
	pub(crate) fn start(recipe: Recipe) -> Result<Self, Fault> {
		let log = recipe.folder.join(format!("{}.log", recipe.name));
		let mut process = Self { recipe, log, child: None };
		process.restart()?;
		Ok(process)
	}

	/// What people call it.
	pub fn name(&self) -> &str {
		&self.recipe.name
	}

	/// The file that holds everything it has printed, over all its lives.
	pub fn log(&self) -> &Path {
		&self.log
	}

	/// The process's number, unless it was killed.
	pub fn id(&self) -> Option<u32> {
		self.child.as_ref().map(Child::id)
	}

	/// Kills it as `kill -9` does: it has no time to say goodbye.
	pub fn kill(&mut self) {
		if let Some(mut child) = self.child.take() {
			// It may have ended by itself, which is what was wanted.
			let _ = child.kill();
			let _ = child.wait();
		}
	}

	/// Starts it again as it was started first; one that still runs is killed before.
	pub fn restart(&mut self) -> Result<(), Fault> {
		self.kill();
		let log = OpenOptions::new().create(true).append(true).open(&self.log);
		let log = log.map_err(Fault::file(&self.log))?;
		let errors = log.try_clone().map_err(Fault::file(&self.log))?;
		let mut command = self.command();
		command.stdin(Stdio::null()).stdout(log).stderr(errors);
		let program = &self.recipe.program;
		let started = spawner::spawn(command);
		let child =
			started.map_err(|source| Fault::NotStarted { program: program.clone(), source })?;
		self.child = Some(child);
		Ok(())
	}

	/// `setpriv` asks the kernel for the parent-death signal and then becomes the program.
	fn command(&self) -> Command {
		let mut command = Command::new("setpriv");
		command.args(["--pdeathsig", "KILL", "--"]);
		command.arg(&self.recipe.program).args(&self.recipe.arguments);
		command.envs(self.recipe.variables.iter().map(|(name, value)| (*name, value)));
		// Ctrl-C in the terminal reaches this program alone, which then ends its children.
		command.process_group(0);
		command
	}

	/// Stops it without ending it: it answers nobody until it is resumed.
	pub fn pause(&self) -> Result<(), Fault> {
		self.signal(Signal::SIGSTOP)
	}

	/// Lets it go on after a pause.
	pub fn resume(&self) -> Result<(), Fault> {
		self.signal(Signal::SIGCONT)
	}

	fn signal(&self, signal: Signal) -> Result<(), Fault> {
		let Some(id) = self.id().and_then(|id| i32::try_from(id).ok()) else {
			return Ok(());
		};
		let name = self.name().to_owned();
		kill(Pid::from_raw(id), signal).map_err(|source| Fault::NotSignalled { name, source })
	}

	/// The most memory that it has used since its start, in bytes, as the kernel counts it.
	pub fn peak_memory(&self) -> Option<u64> {
		let status = std::fs::read_to_string(format!("/proc/{}/status", self.id()?)).ok()?;
		let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
		line.trim().strip_suffix(" kB")?.parse::<u64>().ok()?.checked_mul(1024)
	}

	/// Waits until the check has an answer, the process ends or the time is over.
	pub(crate) async fn wait_for<T>(
		&mut self,
		what: &'static str,
		limit: Duration,
		mut check: impl AsyncFnMut() -> Option<T>,
	) -> Result<T, Fault> {
		let deadline = Instant::now() + limit;
		loop {
			if let Some(answer) = check().await {
				return Ok(answer);
			}
			self.expect_running()?;
			if Instant::now() > deadline {
				let (name, tail) = (self.name().to_owned(), self.tail());
				return Err(Fault::TimedOut { name, what, limit, tail });
			}
			sleep(CHECK_INTERVAL).await;
		}
	}

	/// Fails with the end of its log when it has ended by itself.
	pub fn expect_running(&mut self) -> Result<(), Fault> {
		let ended = self.child.as_mut().and_then(|child| child.try_wait().ok().flatten());
		let Some(status) = ended else {
			return Ok(());
		};
		let (name, status) = (self.name().to_owned(), status.to_string());
		Err(Fault::Ended { name, status, tail: self.tail() })
	}

	/// The end of its log.
	pub fn tail(&self) -> String {
		let read = || -> std::io::Result<Vec<u8>> {
			let mut file = File::open(&self.log)?;
			let length = file.metadata()?.len();
			file.seek(SeekFrom::Start(length.saturating_sub(TAIL_LENGTH)))?;
			let mut bytes = Vec::new();
			file.read_to_end(&mut bytes)?;
			Ok(bytes)
		};
		read()
			.map_or_else(|error| error.to_string(), |bytes| String::from_utf8_lossy(&bytes).into())
	}
}

impl Drop for Process {
	fn drop(&mut self) {
		self.kill();
	}
}
