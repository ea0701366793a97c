//! `cargo xtask bench`: the measurements of `benches/`.

use crate::command_line::run;
use crate::setup::setup;

/// Runs the benchmarks; the arguments go to `cargo bench`.
pub(crate) fn bench(arguments: &[String]) -> anyhow::Result<()> {
	let ready = setup()?;
	run(ready.cargo().args(["bench", "--package", "litentry-benches"]).args(arguments))
}
