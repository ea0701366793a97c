//! Starting other programs, and saying which one failed.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

/// Prints the command, runs it with this process's input and output, and fails when it does.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
	println!("$ {}", display(command));
	let status = command.status().with_context(|| cannot_start(command))?;
	if !status.success() {
		bail!("`{}` ended with {status}", display(command));
	}
	Ok(())
}

/// Runs the command without a word and returns what it printed.
pub(crate) fn read(command: &mut Command) -> anyhow::Result<String> {
	let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
	if !output.status.success() {
		let said = String::from_utf8_lossy(&output.stderr);
		bail!("`{}` ended with {}\n{}", display(command), output.status, said.trim_end());
	}
	Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// Whether the command starts and ends well; nothing it prints is shown.
pub(crate) fn succeeds(command: &mut Command) -> bool {
	let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
	command.status().is_ok_and(|status| status.success())
}

/// The command with the rights to change the system: through sudo unless they are there already.
pub(crate) fn as_root(program: &str) -> anyhow::Result<Command> {
	if read(Command::new("id").arg("-u"))? == "0" {
		return Ok(Command::new(program));
	}
	let mut command = Command::new("sudo");
	command.arg(program);
	Ok(command)
}

/// The command as a person would type it.
pub(crate) fn display(command: &Command) -> String {
	let mut text = String::new();
	for (name, value) in command.get_envs() {
		if let Some(value) = value {
			let _ = write!(text, "{}={} ", name.to_string_lossy(), word(value));
		}
	}
	text += &word(command.get_program());
	for argument in command.get_args() {
		text.push(' ');
		text += &word(argument);
	}
	text
}

fn word(word: &OsStr) -> String {
	let word = word.to_string_lossy();
	if word.is_empty() || word.contains([' ', '\'', '"', '$']) {
		format!("'{}'", word.replace('\'', r"'\''"))
	} else {
		word.into_owned()
	}
}

fn cannot_start(command: &Command) -> String {
	format!("cannot start `{}`", command.get_program().to_string_lossy())
}
