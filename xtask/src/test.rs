//! `cargo xtask test`: set-up, the quick checks, one build, every test.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, bail};

use crate::command_line::{display, run};
use crate::phases::Phases;
use crate::setup::{Ready, setup};
use crate::tally::Tally;
use crate::{fmt, layers, no_std};

/// What came of the tests.
pub(crate) struct Tests {
	tally: Tally,
	status: ExitStatus,
}

/// Runs every test; the arguments go to `cargo test`.
pub(crate) fn test(arguments: &[String]) -> anyhow::Result<()> {
	let mut phases = Phases::start();
	let result = all(&mut phases, arguments);
	phases.summarize();
	close(result)
}

/// Prints the number of tests last, where people and CI look for it.
pub(crate) fn close(result: anyhow::Result<Tests>) -> anyhow::Result<()> {
	let Tests { tally, status } = result?;
	println!("\n{tally}");
	if !status.success() {
		bail!("the tests ended with {status}");
	}
	Ok(())
}

fn all(phases: &mut Phases, arguments: &[String]) -> anyhow::Result<Tests> {
	let ready = phases.run("set-up", setup)?;
	quick_checks(phases, &ready)?;
	build_and_test(phases, &ready, arguments)
}

/// The checks that need no build, or a small one.
pub(crate) fn quick_checks(phases: &mut Phases, ready: &Ready) -> anyhow::Result<()> {
	phases.run("format", || fmt::check(&ready.workspace))?;
	phases.run("layers", || layers::check(&ready.workspace))?;
	phases.run("primitives without std", || no_std::check(ready))
}

/// Builds once, then runs the tests.
pub(crate) fn build_and_test(
	phases: &mut Phases,
	ready: &Ready,
	arguments: &[String],
) -> anyhow::Result<Tests> {
	// The same packages, targets and profile as `cargo test` uses, so that it finds everything built;
	// unlike `cargo test` alone this also builds the programs that the end-to-end tests start.
	let targets = ["--lib", "--bins", "--tests", "--examples"];
	phases.run("build", || run(ready.cargo().args(["build", "--workspace"]).args(targets)))?;
	phases.run("test", || {
		let mut command = ready.cargo();
		run_and_count(command.args(["test", "--workspace", "--no-fail-fast"]).args(arguments))
	})
}

fn run_and_count(command: &mut Command) -> anyhow::Result<Tests> {
	println!("$ {}", display(command));
	let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start cargo")?;
	let output = child.stdout.take().context("cargo has no output")?;
	let mut tally = Tally::default();
	for line in BufReader::new(output).split(b'\n') {
		let line = line?;
		tally.read_line(&String::from_utf8_lossy(&line));
		let mut stdout = std::io::stdout().lock();
		stdout.write_all(&line)?;
		stdout.write_all(b"\n")?;
	}
	Ok(Tests { tally, status: child.wait()? })
}
