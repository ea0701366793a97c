//! `cargo xtask bench weights`: measures what each call of the pallets costs and writes it into the
//! runtime.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::command_line::run;
use crate::setup::{Ready, setup};

/// What the generated code says of one call.
#[derive(Debug, PartialEq, Eq)]
struct Measured {
	call: String,
	figures: Vec<String>,
}

/// Measures the pallets with these names, or all, and prints what came of it.
pub(super) fn weights(names: &[String]) -> anyhow::Result<()> {
	let ready = setup()?;
	let pallets = chosen(&ready, names)?;
	let node = build(&ready)?;
	let folder = ready.workspace.root.join("runtime/src/weights");
	for pallet in &pallets {
		run(&mut measure(&node, pallet, &folder))?;
	}
	pallets.iter().try_for_each(|pallet| print(&folder, pallet))
}

/// The crates of the pallets, as Rust spells them.
fn chosen(ready: &Ready, names: &[String]) -> anyhow::Result<Vec<String>> {
	let all = ready.workspace.packages_in("pallets");
	let all: Vec<String> = all.map(|package| package.name.replace('-', "_")).collect();
	if let Some(unknown) = names.iter().find(|name| !all.contains(name)) {
		bail!("there is no pallet {unknown:?}, only {}", all.join(", "));
	}
	Ok(if names.is_empty() { all } else { names.to_vec() })
}

/// Builds the node with benchmarks, in a folder of its own: the feature reaches all that it is made of.
fn build(ready: &Ready) -> anyhow::Result<PathBuf> {
	let target = ready.workspace.target.join("weights");
	let mut command = ready.cargo();
	command.args(["build", "--package", "litentry-node", "--features", "runtime-benchmarks"]);
	// A dependency of the benchmark command line that cannot build its WASM outside its own workspace; only a
	// subcommand that is not offered needs it.
	command.env("SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD", "1");
	run(command.arg("--target-dir").arg(&target))?;
	Ok(target.join("debug/litentry-node"))
}

fn measure(node: &Path, pallet: &str, folder: &Path) -> Command {
	let mut command = Command::new(node);
	command.args(["benchmark", "pallet", "--chain", "dev", "--extrinsic", "*"]);
	command.args(["--pallet", pallet, "--steps", "20", "--repeat", "20"]);
	command.arg("--template").arg(folder.join("template.hbs")).arg("--output").arg(folder);
	command
}

fn print(folder: &Path, pallet: &str) -> anyhow::Result<()> {
	let file = folder.join(pallet).with_extension("rs");
	let code = fs::read_to_string(&file).with_context(|| format!("cannot read {file:?}"))?;
	println!(
		"\n{pallet}\n\n| call | time | proof | reads | writes |\n| --- | --: | --: | --: | --: |"
	);
	for Measured { call, figures } in read(&code) {
		println!("| `{call}` | {} |", figures.join(" | "));
	}
	Ok(())
}

/// The figures are in a comment below each function's name.
fn read(code: &str) -> Vec<Measured> {
	let mut call = "";
	let mut measured = Vec::new();
	for line in code.lines().map(str::trim) {
		if let Some(signature) = line.strip_prefix("fn ") {
			call = signature.split('(').next().unwrap_or(signature);
		} else if let Some(figures) = line.strip_prefix("// Measured: ") {
			let figures = figures.split("; ").map(str::to_owned).collect();
			measured.push(Measured { call: call.to_owned(), figures });
		}
	}
	measured
}

#[cfg(test)]
mod tests {
	use super::{Measured, read};

	#[test]
	fn the_figures_of_each_call_are_read() {
		let code = "\tfn unlink() -> Weight {\n\
			\t\t// Measured: 53_000 ns; 3627 bytes; 4 reads; 3 + 2 n writes\n\
			\t\tWeight::from_parts(53_000_000, 3627)";
		let figures = ["53_000 ns", "3627 bytes", "4 reads", "3 + 2 n writes"];
		let figures = figures.map(str::to_owned).to_vec();
		assert_eq!(read(code), [Measured { call: "unlink".to_owned(), figures }]);
	}
}
