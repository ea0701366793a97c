//! `cargo xtask ci`: every check there is.

use crate::command_line::succeeds;
use crate::phases::Phases;
use crate::setup::{Ready, setup};
use crate::tally::Tally;
use crate::{deny, lint, test};

/// Does what `test` does, and also lints and checks the dependencies.
pub(crate) fn ci() -> anyhow::Result<()> {
	let mut phases = Phases::start();
	let result = checks(&mut phases);
	phases.summarize();
	test::close(result)
}

fn checks(phases: &mut Phases) -> anyhow::Result<Tally> {
	let ready = phases.run("set-up", setup)?;
	test::quick_checks(phases, &ready)?;
	phases.run("lint", || lint::check(&ready))?;
	dependencies(phases, &ready)?;
	test::build_and_test(phases, &ready, &[])
}

fn dependencies(phases: &mut Phases, ready: &Ready) -> anyhow::Result<()> {
	if !succeeds(ready.cargo().args(["deny", "--version"])) {
		println!("\n== dependencies: not checked, because cargo-deny is not installed");
		return Ok(());
	}
	phases.run("dependencies", || deny::check(&ready.workspace))
}
