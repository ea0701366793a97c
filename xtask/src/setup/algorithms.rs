//! The scoring algorithms, and what else is compiled to WebAssembly as they are.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::ensure;

use crate::command_line::run;
use crate::setup::{WASM_TARGET, WasmToolchain};
use crate::workspace::Workspace;

/// The profile of the root manifest that makes code small.
const PROFILE: &str = "algorithm";

/// Compiles every module below a folder of the root and returns the folder with one `.wasm` file for
/// each.
pub(crate) fn build(
	workspace: &Workspace,
	wasm: &WasmToolchain,
	below: &str,
) -> anyhow::Result<PathBuf> {
	// A folder of its own: cargo locks the target folder, which would make this wait for other builds.
	let folder = workspace.target.join("algorithms");
	let mut command = wasm.cargo(workspace);
	command.args(["build", "--quiet", "--target", WASM_TARGET, "--profile", PROFILE]);
	command.arg("--target-dir").arg(&folder);
	command.args(packages(workspace, below)?);
	run(&mut command)?;
	copy_code(&folder.join(WASM_TARGET).join(PROFILE), &folder)?;
	Ok(folder)
}

fn packages<'a>(workspace: &'a Workspace, below: &str) -> anyhow::Result<Vec<&'a str>> {
	let modules = workspace.packages_in(below).filter(|package| package.is_cdylib);
	let packages: Vec<&str> = modules.flat_map(|it| ["--package", &it.name]).collect();
	ensure!(!packages.is_empty(), "no package in {below}/ has the crate type cdylib");
	Ok(packages)
}

fn copy_code(from: &Path, to: &Path) -> anyhow::Result<()> {
	for entry in fs::read_dir(from)? {
		let path = entry?.path();
		if path.extension().is_some_and(|extension| extension == "wasm") {
			fs::copy(&path, to.join(path.file_name().unwrap_or_default()))?;
		}
	}
	Ok(())
}
