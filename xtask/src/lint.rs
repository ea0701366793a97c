//! `cargo xtask lint`: clippy over everything, where a warning is an error.

use crate::command_line::run;
use crate::setup::{Ready, setup};

/// Runs clippy on the whole workspace.
pub(crate) fn lint() -> anyhow::Result<()> {
	check(&setup()?)
}

/// Fails when clippy has a warning.
pub(crate) fn check(ready: &Ready) -> anyhow::Result<()> {
	run(ready.cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}
