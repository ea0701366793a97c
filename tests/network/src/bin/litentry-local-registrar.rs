//! `litentry-local-registrar`: starts a chain and a registrar, and walks one identity through.

use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use litentry_local_network::registrar::{
	Registrar, RegistrarNetwork, Waiting, Walked, leave_waiting, open_registrar, walk,
};
use litentry_local_network::{Narrator, Programs, interrupted, run_to_end};
use tokio::time::{Duration, sleep};

/// Starts a chain and a registrar, and walks one identity through before your eyes.
#[derive(Debug, Parser)]
struct Arguments {
	/// End after the walk, successfully only if the identity was judged once, as it was verified
	#[arg(long)]
	once: bool,
}

const WATCH_INTERVAL: Duration = Duration::from_secs(1);

#[tokio::main]
async fn main() -> ExitCode {
	let arguments = Arguments::parse();
	run_to_end(run(&arguments)).await
}

async fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
	let executable = std::env::current_exe().context("this program does not know where it is")?;
	let programs = Programs::built_with(&executable);
	#[allow(clippy::disallowed_methods)]
	let mut rng = rand::rng();
	let mut narrator = Narrator::start();
	let mut network = RegistrarNetwork::start(programs, &mut rng, &mut narrator).await?;
	let mut registrar = open_registrar(&network, &mut rng, &mut narrator).await?;
	let walked = walk(&network, &registrar, &mut rng, &mut narrator).await?;
	let code = conclude(&walked);
	if !arguments.once {
		let waiting = leave_waiting(&network, &registrar, &mut rng, &mut narrator).await?;
		invite(&network, &registrar, &walked, &waiting);
		tokio::select! {
			fault = watch(&mut network, &mut registrar) => fault?,
			result = interrupted() => result?,
		}
	}
	Ok(code)
}

fn conclude(walked: &Walked) -> ExitCode {
	let is_right = walked.is_right();
	let judged =
		if is_right { "judged once, as it was verified" } else { "NOT judged as it should" };
	println!("\nThe identity was {judged}.");
	if is_right { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Tells how to try it oneself.
fn invite(
	network: &RegistrarNetwork,
	registrar: &Registrar,
	walked: &Walked,
	Waiting { page, key }: &Waiting,
) {
	let check = format!("audit check {}", walked.receipts.display());
	let script = network.programs().npm.join("registrar/sign.mjs");
	println!("\nThe registrar      {}", registrar.origin());
	println!("An identity waits  {page}");
	println!("Its mailbox        {}", network.mailbox.url());
	println!("\nTo sign in there, sign the text that the page shows, as the identity's account:\n");
	println!("node {} {}", script.display(), key.secret());
	println!(
		"\nAs its operator, see who waits, and check the receipts that the first identity got:\n"
	);
	println!("{}", registrar.command_line("requests"));
	println!("{}", registrar.command_line(&check));
	println!("\nEverything stays up until you press Ctrl-C.");
}

/// Returns only when one of the processes has ended by itself.
async fn watch(network: &mut RegistrarNetwork, registrar: &mut Registrar) -> anyhow::Result<()> {
	loop {
		network.expect_running()?;
		registrar.process().expect_running()?;
		sleep(WATCH_INTERVAL).await;
	}
}
