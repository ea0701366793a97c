//! `cargo xtask deny`: licences, advisories and sources of the dependencies, with cargo-deny.

use anyhow::ensure;

use crate::command_line::{run, succeeds};
use crate::workspace::Workspace;

/// Checks the dependencies.
pub(crate) fn deny() -> anyhow::Result<()> {
	let workspace = Workspace::load()?;
	ensure!(
		is_installed(&workspace),
		"cargo-deny is not installed: cargo install --locked cargo-deny"
	);
	check(&workspace)
}

/// Fails when a dependency breaks a rule of `deny.toml`.
pub(crate) fn check(workspace: &Workspace) -> anyhow::Result<()> {
	run(workspace.cargo().args(["deny", "check"]))
}

/// Whether cargo-deny is there.
pub(crate) fn is_installed(workspace: &Workspace) -> bool {
	succeeds(workspace.cargo().args(["deny", "--version"]))
}
