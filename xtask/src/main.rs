//! The project's own commands: `cargo xtask <command>`, the same on a desk and in CI.
//!
//! One file per command; [`setup`] is the step that makes a fresh machine ready, [`workspace`] is
//! what cargo says about the workspace, and [`command_line`] starts other programs.

mod bench;
mod ci;
mod command_line;
mod deny;
mod fmt;
mod layers;
mod lint;
mod no_std;
mod phases;
mod registrar;
mod run;
mod setup;
mod tally;
mod test;
mod workspace;

use std::process::ExitCode;

use anyhow::bail;

const USAGE: &str = "\
usage: cargo xtask <command>

  run [--once] [--release]  start a local network and do the main job before your eyes
  registrar [--once] [--release]
                            start a local chain with a registrar, walk one identity through, and leave
                            its pages open
  test [ARGS...]            set up, then run every check that is fast and every test
  ci                        test, and also lint and check the dependencies
  fmt [--check]             format the code
  lint                      clippy, warnings are errors
  layers                    check that every crate uses only the layers below it
  no-std                    build the primitives for a machine without an operating system
  deny                      check licences, advisories and sources of the dependencies
  bench [ARGS...]           measure with `cargo bench`
  bench main-job [--release]
                            measure the main job on a local network, step by step
  bench links [--release]   measure how long links take on a local network
  bench registrar [--release]
                            measure a thousand open requests on a local chain
  bench weights [PALLETS...]
                            measure what each call costs and write it into the runtime
  setup                     install what is missing; the other commands do it by themselves";

fn main() -> ExitCode {
	// xtask is a program's edge: it may read its own arguments.
	#[allow(clippy::disallowed_methods)]
	let arguments: Vec<String> = std::env::args().skip(1).collect();
	match dispatch(&arguments) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

fn dispatch(arguments: &[String]) -> anyhow::Result<()> {
	let Some((command, rest)) = arguments.split_first() else {
		bail!("no command\n\n{USAGE}");
	};
	match command.as_str() {
		"run" => run::run(rest),
		"registrar" => registrar::registrar(rest),
		"test" => test::test(rest),
		"ci" => ci::ci(),
		"fmt" => fmt::fmt(rest),
		"lint" => lint::lint(),
		"layers" => layers::layers(),
		"no-std" => no_std::no_std(),
		"deny" => deny::deny(),
		"bench" => bench::bench(rest),
		"setup" => setup::setup().map(drop),
		"help" | "--help" | "-h" => {
			println!("{USAGE}");
			Ok(())
		}
		unknown => bail!("there is no command {unknown:?}\n\n{USAGE}"),
	}
}
