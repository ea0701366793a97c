//! The toolchain that builds for WebAssembly: the active one with its target, or a linked one.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use super::debian_wasm;
use crate::command_line::{display, run, succeeds};
use crate::workspace::Workspace;

/// What the runtime, the algorithms and the `no_std` check are built for.
pub(crate) const WASM_TARGET: &str = "wasm32v1-none";

/// The variable by which the runtime's build is told of another toolchain.
pub(crate) const VARIABLE: &str = "WASM_BUILD_TOOLCHAIN";

/// A program that needs `core`, `alloc`, `compiler_builtins` and a linker.
const PROBE: &str = include_str!("wasm_target/probe.txt");

/// Which toolchain builds for WebAssembly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WasmToolchain {
	/// The one that builds everything else.
	Active,
	/// Another one that rustup knows by this name.
	Named(String),
}

impl WasmToolchain {
	/// The toolchain's name, where it is not the active one.
	pub(crate) fn name(&self) -> Option<&str> {
		match self {
			Self::Active => None,
			Self::Named(name) => Some(name),
		}
	}

	/// This toolchain's cargo, to be run at the root.
	pub(crate) fn cargo(&self, workspace: &Workspace) -> Command {
		let cargo = workspace.cargo();
		let Some(name) = self.name() else {
			return cargo;
		};
		let mut command = Command::new("rustup");
		command.args(["run", name, "cargo"]).current_dir(&workspace.root);
		for (variable, value) in cargo.get_envs() {
			if value.is_none() {
				command.env_remove(variable);
			}
		}
		command
	}

	fn rustc(&self) -> Command {
		let Some(name) = self.name() else {
			return Command::new("rustc");
		};
		let mut command = Command::new("rustup");
		command.args(["run", name, "rustc"]);
		command
	}

	/// Whether it compiles and links a small program for the target.
	pub(crate) fn works(&self, workspace: &Workspace) -> bool {
		compile_probe(&mut self.rustc(), &workspace.target.join("wasm-probe.wasm"))
			.is_ok_and(|ok| ok)
	}
}

/// Finds a toolchain that works, or makes one: with rustup, or else from Debian's packages.
pub(crate) fn find_or_install(workspace: &Workspace) -> anyhow::Result<WasmToolchain> {
	let found = candidates().into_iter().find(|candidate| candidate.works(workspace));
	if let Some(found) = found {
		return Ok(found);
	}
	println!("installing the target {WASM_TARGET}");
	if add_with_rustup() && WasmToolchain::Active.works(workspace) {
		return Ok(WasmToolchain::Active);
	}
	println!("rustup could not add the target: building it from Debian's Rust sources");
	let made = debian_wasm::install(workspace).context(MISSING)?;
	if !made.works(workspace) {
		bail!(MISSING);
	}
	forget_other_builds(workspace)?;
	Ok(made)
}

const MISSING: &str = "no toolchain here builds for wasm32v1-none. Either `rustup target add \
	wasm32v1-none` must work, or Debian's packages rustc-web, cargo-web and rust-web-src must be \
	installable and rustup's rust-lld be there";

fn candidates() -> Vec<WasmToolchain> {
	#[allow(clippy::disallowed_methods)]
	let chosen = std::env::var(VARIABLE).ok().map(WasmToolchain::Named);
	let linked = WasmToolchain::Named(debian_wasm::NAME.to_owned());
	chosen.into_iter().chain([WasmToolchain::Active, linked]).collect()
}

fn add_with_rustup() -> bool {
	let mut command = Command::new("rustup");
	let command = command.args(["target", "add", WASM_TARGET]).env("RUSTUP_MAX_RETRIES", "1");
	succeeds(Command::new("rustup").arg("--version")) && run(command).is_ok()
}

fn compile_probe(rustc: &mut Command, output: &PathBuf) -> anyhow::Result<bool> {
	if let Some(folder) = output.parent() {
		std::fs::create_dir_all(folder)?;
	}
	let command =
		rustc.args(["--target", WASM_TARGET, "--edition", "2024", "--crate-type", "cdylib"]);
	let command = command.args(["--crate-name", "probe", "-C", "lto", "-"]).arg("-o").arg(output);
	let command = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
	let mut child =
		command.spawn().with_context(|| format!("cannot start {}", display(command)))?;
	if let Some(mut stdin) = child.stdin.take() {
		stdin.write_all(PROBE.as_bytes())?;
	}
	Ok(child.wait()?.success())
}

/// Removes what another toolchain built for WebAssembly: linking with it fails.
fn forget_other_builds(workspace: &Workspace) -> anyhow::Result<()> {
	for folder in ["debug/wbuild", "release/wbuild", "no-std", "algorithms"] {
		let folder = workspace.target.join(folder);
		if folder.exists() {
			println!("removing {}", folder.display());
			std::fs::remove_dir_all(folder)?;
		}
	}
	Ok(())
}
