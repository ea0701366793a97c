//! The command line `litentry`, used as a person would use it.

use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::Value;
use tokio::process::Command;

use crate::secret_file::write_new;
use crate::{Fault, Programs};

/// Only protects keys that live as long as the network.
const PASSPHRASE: &str = "a local network has no secrets";

/// The command line with a home folder of its own.
#[derive(Clone, Debug)]
pub struct CommandLine {
	program: PathBuf,
	node: String,
	home: PathBuf,
	passphrase: PathBuf,
}

/// What a command said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
	/// The command as a person would type it.
	pub command: String,
	/// What it printed.
	pub json: Value,
	/// Whether what was asked for came true.
	pub success: bool,
	/// What it said besides.
	pub error: String,
}

impl CommandLine {
	/// The command line for somebody who has never used it, with files in a new folder.
	pub fn new(programs: &Programs, node: &str, folder: &Path) -> Result<Self, Fault> {
		std::fs::create_dir(folder).map_err(Fault::file(folder))?;
		let passphrase = folder.join("passphrase");
		write_new(&passphrase, PASSPHRASE)?;
		let home = folder.join("home");
		Ok(Self { program: programs.cli.clone(), node: node.to_owned(), home, passphrase })
	}

	/// What a person types once, so that later commands can be short.
	pub fn preparation(&self) -> String {
		let folder = self.program.parent().unwrap_or(&self.program).display();
		let mut lines = vec![format!("export PATH=\"{folder}:$PATH\"")];
		lines.extend(self.variables().map(|(name, value)| format!("export {name}={value}")));
		lines.join("\n")
	}

	fn variables(&self) -> [(&'static str, String); 3] {
		[
			("LITENTRY_NODE", self.node.clone()),
			("LITENTRY_HOME", self.home.display().to_string()),
			("LITENTRY_PASSPHRASE_FILE", self.passphrase.display().to_string()),
		]
	}

	/// Runs a command that should succeed and returns what it printed.
	pub async fn run(&self, arguments: &[&str]) -> Result<Value, Fault> {
		let said = self.attempt(arguments).await?;
		if said.success {
			return Ok(said.json);
		}
		let message = format!("{}{}", said.error.trim(), text(&said.json));
		Err(Fault::Command { command: said.command, message })
	}

	/// Runs a command that may fail.
	pub async fn attempt(&self, arguments: &[&str]) -> Result<Said, Fault> {
		let mut command = Command::new("setpriv");
		command.args(["--pdeathsig", "KILL", "--"]).arg(&self.program).args(arguments);
		command.arg("--json").envs(self.variables());
		command.stdin(Stdio::null()).kill_on_drop(true);
		let program = self.program.clone();
		let output = command.output().await;
		let output = output.map_err(|source| Fault::NotStarted { program, source })?;
		Ok(Said::new(typed(arguments), &output))
	}
}

impl Said {
	fn new(command: String, output: &Output) -> Self {
		Self {
			command,
			json: serde_json::from_slice(&output.stdout).unwrap_or_default(),
			success: output.status.success(),
			error: String::from_utf8_lossy(&output.stderr).into_owned(),
		}
	}
}

/// The command as a person would type it.
pub(crate) fn typed(arguments: &[&str]) -> String {
	let word = |word: &&str| {
		if word.contains([' ', '"', '$']) { format!("'{word}'") } else { (*word).to_owned() }
	};
	let words: Vec<String> = arguments.iter().map(word).collect();
	format!("litentry {}", words.join(" "))
}

fn text(json: &Value) -> String {
	if json.is_null() { String::new() } else { json.to_string() }
}

#[cfg(test)]
mod tests {
	use super::typed;

	#[test]
	fn a_command_can_be_typed_again_as_it_is_printed() {
		let command = typed(&["request", "Uniswap loyal user", "--link", "0"]);
		assert_eq!(command, "litentry request 'Uniswap loyal user' --link 0");
	}
}
