//! `cargo xtask bench`: the measurements of `benches/`.

mod weights;

use anyhow::bail;

use crate::command_line::run;
use crate::run::{build, program};
use crate::setup::setup;

/// Measures the main job, links, the registrar or the weights of calls when the first argument says so, and otherwise
/// runs the benchmarks, to which the arguments go by way of `cargo bench`.
pub(crate) fn bench(arguments: &[String]) -> anyhow::Result<()> {
	match arguments {
		[first, rest @ ..] if first == "main-job" => on_a_network("main_job", release(rest)?),
		[first, rest @ ..] if first == "links" => on_a_network("links", release(rest)?),
		[first, rest @ ..] if first == "registrar" => on_a_network("registrar", release(rest)?),
		[first, rest @ ..] if first == "weights" => weights::weights(rest),
		_ => benchmarks(arguments),
	}
}

fn benchmarks(arguments: &[String]) -> anyhow::Result<()> {
	let ready = setup()?;
	ready.build_measured()?;
	run(ready.cargo().args(["bench", "--package", "litentry-benches"]).args(arguments))
}

fn release(arguments: &[String]) -> anyhow::Result<bool> {
	match arguments {
		[] => Ok(false),
		[argument] if argument == "--release" => Ok(true),
		_ => bail!("measurements on a network take --release, not {arguments:?}"),
	}
}

/// The same build as for tests and local runs, so that nothing compiles twice.
fn on_a_network(measurement: &str, release: bool) -> anyhow::Result<()> {
	let ready = setup()?;
	build(&ready, release)?;
	run(&mut program(&ready, release, measurement))
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::release;

	#[test]
	fn networks_are_measured_as_they_are_tested_unless_said_otherwise() {
		assert!(!release(&[]).unwrap());
		assert!(release(&["--release".to_owned()]).unwrap());
		assert!(release(&["--bench".to_owned()]).is_err());
	}
}
