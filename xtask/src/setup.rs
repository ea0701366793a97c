//! `cargo xtask setup`: makes a fresh machine ready, and is quick when nothing is missing.
//!
//! Debian's packages, then the WebAssembly target, then npm's packages and what is compiled with
//! them, then Python's packages, then the scoring algorithms. Each step looks first and says what it
//! does.

mod algorithms;
mod debian_packages;
mod debian_wasm;
mod npm;
mod python;
mod wasm_target;

use std::path::PathBuf;
use std::process::Command;

use crate::workspace::Workspace;

pub(crate) use wasm_target::{WASM_TARGET, WasmToolchain};

/// A machine that is ready to build, and how to build on it.
pub(crate) struct Ready {
	/// The workspace.
	pub(crate) workspace: Workspace,
	/// Which toolchain builds for WebAssembly.
	pub(crate) wasm: WasmToolchain,
	/// Where the compiled scoring algorithms are.
	pub(crate) algorithms: PathBuf,
}

/// Installs what is missing.
pub(crate) fn setup() -> anyhow::Result<Ready> {
	let workspace = Workspace::load()?;
	debian_packages::install(&debian_packages::BUILD)?;
	let wasm = wasm_target::find_or_install(&workspace)?;
	npm::install(&workspace)?;
	npm::compile_contracts(&workspace)?;
	python::install(&workspace)?;
	let algorithms = algorithms::build(&workspace, &wasm, "algorithms")?;
	println!("ready");
	Ok(Ready { workspace, wasm, algorithms })
}

impl Ready {
	/// Compiles the modules that only measurements need, to where the algorithms are.
	pub(crate) fn build_measured(&self) -> anyhow::Result<()> {
		algorithms::build(&self.workspace, &self.wasm, "benches").map(drop)
	}

	/// Cargo at the root, told what this machine is like.
	pub(crate) fn cargo(&self) -> Command {
		let mut command = self.workspace.cargo();
		self.tell(&mut command);
		command
	}

	/// Tells a program what this machine is like.
	pub(crate) fn tell(&self, command: &mut Command) {
		command.env("LITENTRY_ALGORITHMS_DIR", &self.algorithms);
		if let Some(name) = self.wasm.name() {
			command.env(wasm_target::VARIABLE, name);
		}
	}
}
