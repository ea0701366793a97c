//! The worker program; see the library for what it does.

use std::{path::PathBuf, sync::Arc};

use anyhow::Context;
use clap::Parser;
use litentry_chain_client::{ChainClient, Signer};
use litentry_key_tree::{SharedSeed, WorkerSeed};
use litentry_seed_file::{read_or_make_seed, read_seed};
use litentry_worker::{Config, HttpAnalyzers, Identity, JsonLines, LogFormat, NodeChain, Worker};
use rand::rngs::StdRng;
use tracing_subscriber::EnvFilter;

/// Opens sealed requests, collects observations, runs algorithms and certifies outcomes.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
	/// The configuration: a TOML file.
	#[arg(long)]
	config: PathBuf,
	/// What is logged: `info`, `debug`, or a list such as `warn,litentry_worker=debug`.
	#[arg(long, env = "RUST_LOG", default_value = "info")]
	log: String,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let arguments = Arguments::parse();
	let config = Config::read(&arguments.config)?;
	start_log(&arguments.log, config.log_format)?;
	tokio::select! {
		worked = work(&config) => worked,
		interrupted = tokio::signal::ctrl_c() => Ok(interrupted?),
	}
}

fn start_log(filter: &str, format: LogFormat) -> anyhow::Result<()> {
	let log = tracing_subscriber::fmt()
		.with_env_filter(EnvFilter::try_new(filter)?)
		.with_writer(std::io::stderr);
	match format {
		LogFormat::Text => log.init(),
		LogFormat::Json => log.event_format(JsonLines).init(),
	}
	Ok(())
}

async fn work(config: &Config) -> anyhow::Result<()> {
	let seed = WorkerSeed::from_bytes(*read_or_make_seed(&config.seed_file, &mut randomness())?);
	let shared = match &config.shared_seed_file {
		// Another seed than the other workers' would open nothing, so it is never made here.
		Some(file) => SharedSeed::from_bytes(*read_seed(file)?),
		None => seed.shared(),
	};
	let signer = Signer::from_seed(*seed.account())?;
	let client = ChainClient::connect(&config.chain).await.context("cannot reach the chain")?;
	let account = signer.account();
	tracing::info!(%account, genesis = %client.genesis(), "at work");
	let identity = Arc::new(Identity::new(client.genesis(), account, &seed, shared));
	let analyzers = HttpAnalyzers::new(identity.clone(), config.asking(), randomness())?;
	let chain = NodeChain::new(client, signer);
	let heads = chain.heads().await?;
	let (attestant, limits) = (config.attestation.attestant(), config.limits());
	let worker = Worker::new(chain, analyzers, identity, attestant, limits, randomness());
	Arc::new(worker).run(heads).await;
	Ok(())
}

/// Randomness that nobody can guess.
#[allow(clippy::disallowed_methods, reason = "this is where the worker's randomness comes from")]
fn randomness() -> StdRng {
	rand::make_rng()
}
