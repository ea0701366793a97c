//! `litentry-local-network`: starts a local network and does the main job on it.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use litentry_local_network::{
	Demonstrated, LocalNetwork, Narrator, Plan, Programs, demonstrate, interrupted, run_to_end,
};

/// Starts a local network and does the main job on it before your eyes.
#[derive(Debug, Parser)]
struct Arguments {
	/// End after the demonstration, successfully only if the credential is good and its score right
	#[arg(long)]
	once: bool,
	/// The folder of the compiled scoring algorithms
	#[arg(long, env = "LITENTRY_ALGORITHMS_DIR", value_name = "FOLDER")]
	algorithms: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
	let arguments = Arguments::parse();
	run_to_end(run(&arguments)).await
}

async fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
	let executable = std::env::current_exe().context("this program does not know where it is")?;
	let mut programs = Programs::built_with(&executable);
	if let Some(algorithms) = &arguments.algorithms {
		programs.algorithms.clone_from(algorithms);
	}
	#[allow(clippy::disallowed_methods)]
	let mut rng = rand::rng();
	let mut narrator = Narrator::start();
	let mut network = LocalNetwork::start(programs, Plan::SMALL, &mut rng, &mut narrator).await?;
	let demonstrated = demonstrate(&mut network, &mut rng, &mut narrator).await?;
	let code = conclude(demonstrated);
	if !arguments.once {
		println!("\nThe network stays up until you press Ctrl-C.");
		tokio::select! {
			fault = network.watch() => fault?,
			result = interrupted() => result?,
		}
	}
	Ok(code)
}

fn conclude(demonstrated: Demonstrated) -> ExitCode {
	let Demonstrated { verified, score, expected } = demonstrated;
	let checks = if verified { "every check passed" } else { "a check FAILED" };
	println!("\nThe credential says {score}; {checks}; the Ethereum node says {expected}.");
	if demonstrated.is_right() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
