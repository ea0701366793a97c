//! The analyzer program: puts together what the library holds.

#![allow(clippy::disallowed_methods, reason = "the program's own randomness starts here")]

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::Context;
use clap::Parser;
use litentry_analyzer::{
	Analyzer, AnswerBook, Config, Enrolment, Identity, LiveChain, LiveRegistration, Profile,
	Sources, enrol_patiently, read_or_make_seed, router,
};
use litentry_chain_client::{ChainClient, Signer};
use litentry_data_source::{EthereumConfig, EthereumSource};
use rand::rngs::StdRng;
use tokio::signal::unix::{SignalKind, signal};
use tokio::{net::TcpListener, time::sleep};
use tracing_subscriber::EnvFilter;

/// Between attempts to register.
const ENROL_AGAIN_AFTER: Duration = Duration::from_secs(6);

/// For the tasks in hand when the program is told to stop.
const GRACE: Duration = Duration::from_secs(5);

/// Answers the workers' questions about external accounts, and earns a share of the fees.
#[derive(Parser)]
#[command(version)]
struct Arguments {
	/// The configuration, a TOML file.
	#[arg(long, value_name = "FILE")]
	config: PathBuf,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let arguments = Arguments::parse();
	let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
	tracing_subscriber::fmt().with_env_filter(filter).init();
	let config = Config::read(&arguments.config)?;

	let mut rng: StdRng = rand::make_rng();
	let seed = read_or_make_seed(&config.seed_file, &mut rng)?;
	let signer = Signer::from_seed(*seed.account())?;
	let identity = Identity::new(signer.account(), &seed);
	let profile = Profile::new(&identity, &config.endpoint);
	tracing::info!(account = %signer.account(), endpoint = config.endpoint, "this is the analyzer");

	let answering = config.answering;
	let book = AnswerBook::open(&config.database, answering.remembered_answers.get())
		.await
		.with_context(|| format!("cannot open {}", config.database.display()))?;
	let sources = open_sources(&config.ethereum).await?;
	let client = ChainClient::connect(&config.chain).await?;
	let listener = TcpListener::bind(config.listen)
		.await
		.with_context(|| format!("cannot listen on {}", config.listen))?;
	tokio::spawn(enrol(LiveRegistration::new(client.clone(), signer), profile));

	let chain = LiveChain::new(client);
	let analyzer = Analyzer::new(identity, chain, sources, book, answering.patience(), rng);
	let routes = router(Arc::new(analyzer), answering.http_limits());
	let served = axum::serve(listener, routes).with_graceful_shutdown(told_to_stop());
	tokio::select! {
		ended = async { served.await } => ended.context("the listener failed"),
		() = async { told_to_stop().await; sleep(GRACE).await } => Ok(()),
	}
}

async fn open_sources(configs: &[EthereumConfig]) -> anyhow::Result<Sources<Arc<EthereumSource>>> {
	let mut sources = Vec::new();
	for config in configs {
		let source = Arc::new(EthereumSource::open(config).await?);
		let follower = Arc::clone(&source);
		tokio::spawn(async move { follower.follow().await });
		sources.push((source.network(), source));
	}
	Ok(sources.into_iter().collect())
}

async fn enrol(registration: LiveRegistration, profile: Profile) {
	let enrolment = enrol_patiently(&registration, &profile, ENROL_AGAIN_AFTER).await;
	tracing::info!(?enrolment, "the chain knows this analyzer");
	if enrolment == Enrolment::Leaving {
		tracing::error!("it is leaving: withdraw its bond, then start it again");
	}
}

async fn told_to_stop() {
	let interrupt = tokio::signal::ctrl_c();
	let Ok(mut terminate) = signal(SignalKind::terminate()) else { return drop(interrupt.await) };
	tokio::select! {
		_ = interrupt => (),
		_ = terminate.recv() => (),
	}
}
