//! The WebAssembly target out of Debian's Rust sources, for where rustup cannot download it.
//!
//! Debian's compiler builds `core`, `alloc` and `compiler_builtins` once; the three libraries go where
//! that compiler looks for them, rustup's linker beside it, and rustup learns it under [`NAME`].

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use super::debian_packages;
use super::wasm_target::{WASM_TARGET, WasmToolchain};
use crate::command_line::{as_root, read, run};
use crate::workspace::Workspace;

/// What rustup calls Debian's compiler.
pub(crate) const NAME: &str = "litentry-wasm";

const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];
const SYSROOT: &str = "/usr";
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const LIBRARIES: [&str; 3] = ["libcore-", "liballoc-", "libcompiler_builtins-"];
const MANIFEST: &str = "\
[package]
name = \"wasm-std\"
version = \"0.0.0\"
edition = \"2024\"

[workspace]
";

/// Makes the toolchain.
pub(crate) fn install(workspace: &Workspace) -> anyhow::Result<WasmToolchain> {
	debian_packages::install(&PACKAGES)?;
	let libraries = build_libraries(&workspace.target.join("wasm-std"))?;
	place_libraries(&libraries)?;
	place_linker()?;
	run(Command::new("rustup").args(["toolchain", "link", NAME, SYSROOT]))?;
	println!("to build with cargo alone: export WASM_BUILD_TOOLCHAIN={NAME}");
	Ok(WasmToolchain::Named(NAME.to_owned()))
}

/// Compiles an empty program with the standard library's own sources.
fn build_libraries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
	if folder.exists() {
		fs::remove_dir_all(folder)?;
	}
	fs::create_dir_all(folder.join("src"))?;
	fs::write(folder.join("Cargo.toml"), MANIFEST)?;
	fs::write(folder.join("src/lib.rs"), "#![no_std]\n")?;
	let mut command = Command::new(CARGO);
	command.current_dir(folder).env("RUSTC", RUSTC).env("RUSTC_BOOTSTRAP", "1");
	// Without bitcode the runtime's link-time optimization fails with "Can't find section .llvmbc".
	command.env("RUSTFLAGS", "-Cembed-bitcode=yes").env("CARGO_TARGET_DIR", folder.join("target"));
	command.args(["build", "--release", "-Zbuild-std=core,alloc", "--target", WASM_TARGET]);
	run(&mut command)?;
	find_libraries(&folder.join("target").join(WASM_TARGET).join("release/deps"))
}

fn find_libraries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
	let mut found = Vec::new();
	for entry in fs::read_dir(folder)? {
		let path = entry?.path();
		let name = path.file_name().unwrap_or_default().to_string_lossy();
		if name.ends_with(".rlib") && LIBRARIES.iter().any(|library| name.starts_with(library)) {
			found.push(path);
		}
	}
	if found.len() != LIBRARIES.len() {
		bail!("expected {} libraries in {}, found {found:?}", LIBRARIES.len(), folder.display());
	}
	Ok(found)
}

fn place_libraries(libraries: &[PathBuf]) -> anyhow::Result<()> {
	let folder = Path::new(SYSROOT).join("lib/rustlib").join(WASM_TARGET).join("lib");
	// Libraries of an older compiler would be found first and refused.
	run(as_root("rm")?.arg("-rf").arg(&folder))?;
	run(as_root("mkdir")?.arg("-p").arg(&folder))?;
	run(as_root("cp")?.args(libraries).arg(&folder))
}

/// Debian's compiler expects the linker that rustup ships.
fn place_linker() -> anyhow::Result<()> {
	let host = host()?;
	let sysroot = read(Command::new("rustc").args(["--print", "sysroot"]))?;
	let theirs = Path::new(&sysroot).join("lib/rustlib").join(&host).join("bin/rust-lld");
	let ours = Path::new(SYSROOT).join("lib/rustlib").join(&host).join("bin");
	if !theirs.exists() {
		bail!("{} does not exist: is the active toolchain one of rustup's?", theirs.display());
	}
	run(as_root("mkdir")?.arg("-p").arg(&ours))?;
	run(as_root("ln")?.arg("-sf").arg(theirs).arg(ours.join("rust-lld")))
}

fn host() -> anyhow::Result<String> {
	let version = read(Command::new("rustc").arg("-vV"))?;
	let host = version.lines().find_map(|line| line.strip_prefix("host: "));
	host.map(str::to_owned).context("rustc names no host")
}
