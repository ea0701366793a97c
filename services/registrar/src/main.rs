//! The registrar program; see the library for what it does.

use std::{path::PathBuf, sync::Arc, time::SystemTime};

use anyhow::Context;
use clap::{Parser, Subcommand};
use litentry_registrar::{config::Config, engine::Clock, keys::Keys, run::Registrar};
use litentry_seed_file::read_or_make_seed;
use litentry_vocabulary::Moment;
use rand::rngs::StdRng;

/// Verifies on-chain identities, and judges them.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
	/// The configuration: a TOML file.
	#[arg(long)]
	config: PathBuf,
	#[command(subcommand)]
	command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
	/// Serves people, and judges.
	Run,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let arguments = Arguments::parse();
	let config = Config::read(&arguments.config)?;
	let keys = Keys::new(*read_or_make_seed(&config.key_file, &mut randomness())?);
	let registrar = Registrar::assemble(&config, &keys, Arc::new(SystemClock), randomness());
	let registrar = registrar.await.context("the registrar cannot start")?;
	match arguments.command {
		Command::Run => run(registrar).await,
	}
}

async fn run(registrar: Registrar) -> anyhow::Result<()> {
	tokio::select! {
		ended = registrar.run() => Ok(ended?),
		interrupted = tokio::signal::ctrl_c() => Ok(interrupted?),
	}
}

/// The machine's clock.
struct SystemClock;

impl Clock for SystemClock {
	#[allow(clippy::disallowed_methods, reason = "this is where the registrar's time comes from")]
	fn now(&self) -> Moment {
		let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
		Moment::try_from(since.as_millis()).unwrap_or(Moment::MAX)
	}
}

/// Randomness that nobody can guess.
#[allow(clippy::disallowed_methods, reason = "this is where the registrar's randomness comes from")]
fn randomness() -> StdRng {
	rand::make_rng()
}
