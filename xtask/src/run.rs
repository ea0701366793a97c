//! `cargo xtask run`: a local network, and the main job on it.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::bail;

use crate::command_line::{display, run as run_command};
use crate::phases::Phases;
use crate::setup::{Ready, setup};

/// What the person asked for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
	once: bool,
	release: bool,
}

impl Options {
	fn parse(command: &str, arguments: &[String]) -> anyhow::Result<Self> {
		let mut options = Self::default();
		for argument in arguments {
			match argument.as_str() {
				"--once" => options.once = true,
				"--release" => options.release = true,
				unknown => bail!("`{command}` takes --once and --release, not {unknown:?}"),
			}
		}
		Ok(options)
	}
}

/// Sets up, builds, and becomes the local network.
pub(crate) fn run(arguments: &[String]) -> anyhow::Result<()> {
	become_network("run", "litentry-local-network", arguments)
}

/// Sets up, builds, and becomes a program that starts a network and shows something on it.
pub(crate) fn become_network(
	command: &str,
	name: &str,
	arguments: &[String],
) -> anyhow::Result<()> {
	let options = Options::parse(command, arguments)?;
	let mut phases = Phases::start();
	let ready = phases.run("set-up", setup)?;
	phases.run("build", || build(&ready, options.release))?;
	phases.summarize();
	println!("\n== local network");
	let mut command = network(&ready, name, &options);
	println!("$ {}", display(&command));
	// Nothing of xtask is left to pass signals on: Ctrl-C reaches the network itself.
	Err(command.exec().into())
}

/// Builds every program, with cargo's profile `release` or `dev`.
pub(crate) fn build(ready: &Ready, release: bool) -> anyhow::Result<()> {
	let mut command = ready.cargo();
	// Examples make cargo resolve features as it does for tests, so that the two share one build.
	command.args(["build", "--workspace", "--bins", "--examples"]);
	if release {
		command.arg("--release");
	}
	run_command(&mut command)
}

fn network(ready: &Ready, name: &str, options: &Options) -> Command {
	let mut command = program(ready, options.release, name);
	if options.once {
		command.arg("--once");
	}
	command
}

/// A program that was built.
pub(crate) fn program(ready: &Ready, release: bool, name: &str) -> Command {
	let profile = if release { "release" } else { "debug" };
	let mut command = Command::new(ready.workspace.target.join(profile).join(name));
	ready.tell(&mut command);
	command
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::Options;

	#[test]
	fn both_options_are_understood() {
		let options =
			Options::parse("run", &["--release".to_owned(), "--once".to_owned()]).unwrap();
		assert_eq!(options, Options { once: true, release: true });
	}

	#[test]
	fn an_unknown_option_is_refused() {
		let error = Options::parse("run", &["--twice".to_owned()]).unwrap_err();
		assert_eq!(error.to_string(), "`run` takes --once and --release, not \"--twice\"");
	}
}
