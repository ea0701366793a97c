//! The registrar program; see the library for what it does.

use std::{
	io,
	path::{Path, PathBuf},
	process::ExitCode,
	sync::Arc,
	time::SystemTime,
};

use anyhow::Context;
use clap::{Parser, Subcommand};
use litentry_registrar::{
	config::Config,
	engine::Clock,
	log,
	operator::{self, Audit, Console},
	run::{CannotStart, Registrar, find_keys, make_keys},
};
use litentry_vocabulary::Moment;
use rand::rngs::StdRng;
use tracing::subscriber::set_global_default;

/// Verifies on-chain identities, and judges them.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
	/// The configuration: a TOML file.
	#[arg(long, global = true, default_value = "registrar.toml")]
	config: PathBuf,
	#[command(subcommand)]
	command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
	/// Serves people, and judges.
	Run,
	#[command(flatten)]
	Operator(operator::Command),
}

#[tokio::main]
async fn main() -> ExitCode {
	let arguments = Arguments::parse();
	let done = match &arguments.command {
		Command::Run => run(&arguments.config).await,
		Command::Operator(command) => operate(&arguments.config, command).await,
	};
	match done {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

async fn run(config: &Path) -> anyhow::Result<()> {
	let config = Config::read(config)?;
	set_global_default(log::subscriber(&config.log, io::stderr)?)?;
	// Of the two that crates bring along; where several are there, none is chosen by itself.
	let _ = rustls::crypto::ring::default_provider().install_default();
	let registrar = assemble(config).await.context("the registrar cannot start")?;
	tokio::select! {
		ended = registrar.run() => Ok(ended?),
		interrupted = tokio::signal::ctrl_c() => Ok(interrupted?),
	}
}

async fn operate(config: &Path, command: &operator::Command) -> anyhow::Result<()> {
	// Whoever was given a receipt and the record needs no registrar.
	if let operator::Command::Audit { command: Audit::Check(check) } = command
		&& check.record.is_some()
	{
		return Ok(check.run_offline(&mut io::stdout())?);
	}
	let config = Config::read(config)?;
	let (keys, coins) = (find_keys(&config)?, config.coins());
	let registrar = Registrar::assemble(config, &keys, Arc::new(SystemClock), randomness()).await?;
	let (office, now) = (registrar.office(), SystemClock.now());
	let mut console = Console { office, coins, now, input: io::stdin().lock(), out: io::stdout() };
	Ok(console.run(command).await?)
}

async fn assemble(config: Config) -> Result<Registrar, CannotStart> {
	let keys = make_keys(&config, &mut randomness())?;
	Registrar::assemble(config, &keys, Arc::new(SystemClock), randomness()).await
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
