//! `cargo xtask test`: set-up, the quick checks, one build, every test.

use std::process::Command;

use anyhow::ensure;

use crate::command_line::run;
use crate::phases::Phases;
use crate::setup::{Ready, setup};
use crate::tally::Tally;
use crate::{fmt, layers, no_std};

/// Runs every test; the arguments go to `cargo test`.
pub(crate) fn test(arguments: &[String]) -> anyhow::Result<()> {
	let mut phases = Phases::start();
	let result = all(&mut phases, arguments);
	phases.summarize();
	close(result)
}

/// Prints the number of tests last, where people and CI look for it.
pub(crate) fn close(result: anyhow::Result<Tally>) -> anyhow::Result<()> {
	let tally = result?;
	println!("\n{tally}");
	ensure!(tally.is_success(), "not every test passed");
	Ok(())
}

fn all(phases: &mut Phases, arguments: &[String]) -> anyhow::Result<Tally> {
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
) -> anyhow::Result<Tally> {
	// The same packages, targets and profile as `cargo test` uses, so that it finds everything built;
	// unlike `cargo test` alone this also builds the programs that the end-to-end tests start.
	let targets = ["--lib", "--bins", "--tests", "--examples"];
	phases.run("build", || run(ready.cargo().args(["build", "--workspace"]).args(targets)))?;
	let mut tally = Tally::default();
	phases.run("test with other implementations", || {
		let folder = ready.workspace.root.join("tests/npm");
		tally.run(Command::new("npm").args(["run", "--silent", "test"]).current_dir(folder))
	})?;
	phases.run("test", || {
		let mut command = ready.cargo();
		tally.run(command.args(["test", "--workspace", "--no-fail-fast"]).args(arguments))
	})?;
	Ok(tally)
}
