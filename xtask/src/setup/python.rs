//! The Python packages of `tests/python`, in a virtual environment of their own.

use std::fs;
use std::process::Command;

use anyhow::{Context, ensure};

use crate::command_line::{run, succeeds};
use crate::workspace::Workspace;

/// Installs exactly what `requirements.txt` names, by its hashes, unless that is what is there.
pub(crate) fn install(workspace: &Workspace) -> anyhow::Result<()> {
	let folder = workspace.root.join("tests/python");
	let requirements = folder.join("requirements.txt");
	let pinned = fs::read(&requirements).context("tests/python has no requirements.txt")?;
	let environment = folder.join(".venv");
	let python = environment.join("bin/python");
	let stamp = environment.join(".installed-requirements.txt");
	// The interpreter is outside of the folder, and may be gone.
	let works = succeeds(Command::new(&python).arg("--version"));
	if works && fs::read(&stamp).is_ok_and(|installed| installed == pinned) {
		return Ok(());
	}
	let is_new = succeeds(Command::new("python3").args(["-c", NEW_ENOUGH]));
	ensure!(is_new, "Python 3.11 or newer is needed, as python3");
	println!("installing the Python packages of tests/python");
	run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
	run(Command::new(&python).args(INSTALL).arg(&requirements))?;
	Ok(fs::write(stamp, pinned)?)
}

const NEW_ENOUGH: &str = "import sys; sys.exit(sys.version_info < (3, 11))";

/// Nothing is built here, and nothing is installed whose hash is not written down.
const INSTALL: [&str; 8] = [
	"-m",
	"pip",
	"install",
	"--quiet",
	"--disable-pip-version-check",
	"--only-binary=:all:",
	"--require-hashes",
	"--requirement",
];
