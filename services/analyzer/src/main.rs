//! The analyzer program: puts together what the library holds.

#![allow(clippy::disallowed_methods, reason = "the program's own randomness starts here")]

use std::{
	io::{IsTerminal, stderr},
	path::PathBuf,
	sync::Arc,
	time::Duration,
};

use anyhow::Context;
use clap::Parser;
use litentry_analyzer::{
	Analyzer, AnswerBook, Config, Identity, LiveChain, LiveRegistration, Profile, Sources,
	enrol_patiently, router,
};
use litentry_chain_client::{ChainClient, Signer};
use litentry_key_tree::AnalyzerSeed;
use litentry_seed_file::read_or_make_seed;
use rand::rngs::StdRng;
use tokio::{
	net::TcpListener,
	signal::{ctrl_c, unix},
	time::sleep,
};
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
	/// What is logged: `info`, `debug`, or a list such as `warn,litentry_analyzer=debug`.
	#[arg(long, env = "RUST_LOG", default_value = "info")]
	log: String,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let arguments = Arguments::parse();
	tracing_subscriber::fmt()
		.with_env_filter(EnvFilter::try_new(&arguments.log)?)
		.with_ansi(stderr().is_terminal())
		.with_writer(stderr)
		.init();
	let config = Config::read(&arguments.config)?;
	tokio::select! {
		served = serve(&config) => served,
		() = async { told_to_stop().await; sleep(GRACE).await } => Ok(()),
	}
}

async fn serve(config: &Config) -> anyhow::Result<()> {
	let (answering, mut rng) = (config.answering, rand::make_rng::<StdRng>());
	let seed = AnalyzerSeed::from_bytes(*read_or_make_seed(&config.seed_file, &mut rng)?);
	let signer = Signer::from_seed(*seed.account())?;
	let identity = Identity::new(signer.account(), &seed);
	let profile = Profile::new(&identity, &config.endpoint);
	tracing::info!(account = %signer.account(), endpoint = config.endpoint, "this is the analyzer");

	let book = AnswerBook::open(&config.database, answering.remembered_answers.get())
		.await
		.with_context(|| format!("cannot open {}", config.database.display()))?;
	let sources = Sources::open(config).await?;
	for source in sources.iter() {
		let source = source.clone();
		tokio::spawn(async move { source.follow().await });
	}
	let client = ChainClient::connect(&config.chain).await?;
	let listener = TcpListener::bind(config.listen)
		.await
		.with_context(|| format!("cannot listen on {}", config.listen))?;
	let possession = identity.possession(&client.genesis());
	let registration = LiveRegistration::new(client.clone(), signer, possession);
	tokio::spawn(async move { enrol_patiently(&registration, &profile, ENROL_AGAIN_AFTER).await });

	let chain = LiveChain::new(client);
	let analyzer = Analyzer::new(identity, chain, sources, book, answering.patience(), rng);
	let routes = router(Arc::new(analyzer), answering.http_limits());
	axum::serve(listener, routes).with_graceful_shutdown(told_to_stop()).await?;
	Ok(())
}

async fn told_to_stop() {
	let Ok(mut terminate) = unix::signal(unix::SignalKind::terminate()) else {
		return drop(ctrl_c().await);
	};
	tokio::select! {
		_ = ctrl_c() => (),
		_ = terminate.recv() => (),
	}
}
