//! `cargo xtask fmt`: one style for the whole repository.

use crate::command_line::run;
use crate::workspace::Workspace;

/// Formats the code, or with `--check` only says what is not formatted.
pub(crate) fn fmt(arguments: &[String]) -> anyhow::Result<()> {
	let workspace = Workspace::load()?;
	run(workspace.cargo().args(["fmt", "--all"]).args(arguments))
}

/// Fails when a file is not formatted.
pub(crate) fn check(workspace: &Workspace) -> anyhow::Result<()> {
	run(workspace.cargo().args(["fmt", "--all", "--check"]))
}
