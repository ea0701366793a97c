//! The npm packages of `tests/npm`, and the Ethereum contracts that are compiled with one of them.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};

use crate::command_line::{run, succeeds};
use crate::workspace::Workspace;

/// The folders of the contracts' sources.
const CONTRACTS: [&str; 2] = ["tests/contracts", "services/data-source/contracts"];

/// Installs exactly what the lock file names, unless that is what is there.
pub(crate) fn install(workspace: &Workspace) -> anyhow::Result<()> {
	let folder = workspace.root.join("tests/npm");
	let lock = fs::read(folder.join("package-lock.json")).context("tests/npm has no lock file")?;
	let stamp = folder.join("node_modules/.installed-lock.json");
	if is_written(&stamp, &lock) {
		return Ok(());
	}
	for program in ["node", "npm"] {
		let there = succeeds(Command::new(program).arg("--version"));
		ensure!(there, "{program} is not installed: Node.js 20 or newer is needed, with npm");
	}
	println!("installing the npm packages of tests/npm");
	let arguments = ["ci", "--no-audit", "--no-fund"];
	run(Command::new("npm").args(arguments).current_dir(&folder))?;
	Ok(fs::write(stamp, lock)?)
}

/// Compiles the contracts of `tests/contracts` and of the services, unless none has changed.
pub(crate) fn compile_contracts(workspace: &Workspace) -> anyhow::Result<()> {
	let folder = workspace.root.join("tests/npm");
	let sources = contract_sources(&workspace.root)?;
	let stamp = folder.join("build/.compiled-sources");
	if is_written(&stamp, &sources) {
		return Ok(());
	}
	println!("compiling the contracts of {}", CONTRACTS.join(" and "));
	run(Command::new("node").arg("compile-contracts.mjs").current_dir(&folder))?;
	Ok(fs::write(stamp, sources)?)
}

/// Everything that the compiled contracts depend on, in one piece.
fn contract_sources(root: &Path) -> anyhow::Result<Vec<u8>> {
	let mut paths = Vec::new();
	for folder in CONTRACTS {
		let entries = fs::read_dir(root.join(folder));
		for entry in entries.with_context(|| format!("{folder} cannot be read"))? {
			paths.push(entry?.path());
		}
	}
	paths.sort();
	paths.push(root.join("tests/npm/compile-contracts.mjs"));
	paths.push(root.join("tests/npm/package-lock.json"));
	let mut sources = Vec::new();
	for path in paths {
		sources.extend(path.to_string_lossy().bytes());
		sources.extend(fs::read(&path)?);
	}
	Ok(sources)
}

fn is_written(stamp: &Path, content: &[u8]) -> bool {
	fs::read(stamp).is_ok_and(|written| written == content)
}
