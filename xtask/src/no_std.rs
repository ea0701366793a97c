//! `cargo xtask no-std`: the primitives build where there is no operating system.

use crate::command_line::run;
use crate::setup::{Ready, setup};

/// Builds every primitive for bare WebAssembly without the standard library.
pub(crate) fn no_std() -> anyhow::Result<()> {
	check(&setup()?)
}

/// Fails when a primitive needs the standard library.
pub(crate) fn check(ready: &Ready) -> anyhow::Result<()> {
	let mut command = ready.wasm.cargo(&ready.workspace);
	command.args(["build", "--target", crate::setup::WASM_TARGET, "--no-default-features"]);
	// Nothing of this is ever run, so nothing is optimized.
	command.args(["--config", r#"profile.dev.package."*".opt-level=0"#]);
	command.arg("--target-dir").arg(ready.workspace.target.join("no-std"));
	for package in ready.workspace.packages_in("primitives") {
		command.args(["--package", &package.name]);
	}
	run(&mut command)
}
