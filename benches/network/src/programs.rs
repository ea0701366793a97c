//! The programs that are measured.

use std::path::PathBuf;

use anyhow::Context;
use litentry_local_network::Programs;

/// The programs beside this one; the algorithms are where the set-up says.
pub fn programs() -> anyhow::Result<Programs> {
	let executable = std::env::current_exe().context("this program does not know where it is")?;
	let mut programs = Programs::built_with(&executable);
	#[allow(clippy::disallowed_methods)] // cargo xtask bench tells where the algorithms are
	if let Some(algorithms) = std::env::var_os("LITENTRY_ALGORITHMS_DIR") {
		programs.algorithms = PathBuf::from(algorithms);
	}
	Ok(programs)
}
