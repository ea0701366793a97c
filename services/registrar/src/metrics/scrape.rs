//! Where the numbers are read.

use std::{fmt, sync::Arc};

use axum::{
	Router,
	extract::State,
	http::{StatusCode, header::CONTENT_TYPE},
	response::{IntoResponse, Response},
	routing::get,
};
use litentry_vocabulary::Moment;
use prometheus_client::{
	encoding::text::encode,
	metrics::{
		counter::Counter,
		family::Family,
		gauge::{ConstGauge, Gauge},
		info::Info,
	},
	registry::{Registry, Unit},
};
use tokio::time::Instant;

use super::{
	Metrics,
	labels::{OfChain, OfJudgement, OfProgress, escaped},
};
use crate::engine::{Census, ChainCensus, Engine, Progress};

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

type Seconds = Gauge<f64, std::sync::atomic::AtomicU64>;

/// Serves `/metrics` in the OpenMetrics text format: for Prometheus, at an address of its own.
pub fn router(engine: Arc<Engine>) -> Router {
	Router::new().route("/metrics", get(scrape)).with_state(engine)
}

async fn scrape(State(engine): State<Arc<Engine>>) -> Response {
	match page(&engine).await {
		Ok(page) => ([(CONTENT_TYPE, OPEN_METRICS)], page).into_response(),
		Err(fmt::Error) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
	}
}

/// Everything at this moment. What the database would show is missing while it fails.
async fn page(engine: &Engine) -> Result<String, fmt::Error> {
	let mut registry = Registry::with_prefix("registrar");
	let version = [("version", env!("CARGO_PKG_VERSION"))];
	registry.register("build", "The program", Info::new(version));
	engine.metrics().register(&mut registry);
	let turns = engine.store().turns().clone();
	let help = "How long changes waited for their turn to write to the database";
	registry.register_with_unit("database_turn", help, Unit::Seconds, turns);
	let asked = Instant::now();
	let census = engine.census().await;
	let took = ConstGauge::new(asked.elapsed().as_secs_f64());
	let help = "How long the database took to show what is written here";
	registry.register_with_unit("database_read", help, Unit::Seconds, took);
	let is_up = ConstGauge::new(i64::from(census.is_ok()));
	registry.register("database_up", "Whether the database can be read", is_up);
	if let Ok(census) = census {
		register(&mut registry, &census);
	}
	let mut page = String::new();
	encode(&mut page, &registry)?;
	Ok(page)
}

impl Metrics {
	fn register(&self, registry: &mut Registry) {
		let Self { verified, refused, submit_failures, settled, .. } = self.clone();
		let Self { switches, balances, ticks, http, .. } = self.clone();
		registry.register("fields_verified", "Fields that were verified, by channel", verified);
		registry.register("answers_refused", "Answers that were not accepted, by reason", refused);
		let help = "Attempts to submit a judgement that have not come further";
		registry.register("submit_failures", help, submit_failures);
		registry.register("intents_settled", "Judgements whose submission has ended", settled);
		let help = "How often an endpoint of the chain was left";
		registry.register("endpoint_switches", help, switches);
		let help = "What the account that signs has, in the smallest unit";
		registry.register("account_balance", help, balances);
		registry.register("ticks", "How often what was due with time was done", ticks);
		registry.register("http_requests", "Answers over HTTP, by route and status", http);
	}
}

fn register(registry: &mut Registry, census: &Census) {
	let (requests, judged) = (Family::<OfProgress, Gauge>::default(), judged(census));
	let (outbox, oldest) =
		(Family::<OfChain, Gauge>::default(), Family::<OfChain, Seconds>::default());
	let (blocks, ages) =
		(Family::<OfChain, Gauge>::default(), Family::<OfChain, Seconds>::default());
	for chain in &census.chains {
		count_requests(&requests, chain);
		let label = OfChain { chain: escaped(&chain.name) };
		outbox.get_or_create(&label).set(whole(chain.outbox));
		let age = chain.oldest.map_or(0.0, |planned| seconds(planned, census.at));
		oldest.get_or_create(&label).set(age);
		if let Some((block, seen)) = chain.seen {
			blocks.get_or_create(&label).set(i64::from(block));
			ages.get_or_create(&label).set(seconds(seen, census.at));
		}
	}
	registry.register("requests", "Requests that are kept, by chain and stage", requests);
	registry.register("judgements", "Judgements that the chains were seen to hold", judged);
	registry.register("outbox", "Judgements on their way to the chain", outbox);
	let help = "Since when the oldest judgement is on its way; 0 when none is";
	registry.register_with_unit("outbox_oldest_age", help, Unit::Seconds, oldest);
	registry.register("finalized_block", "The newest finalized block that was seen", blocks);
	let help = "Since when no newer finalized block was seen";
	registry.register_with_unit("finalized_block_age", help, Unit::Seconds, ages);
}

fn count_requests(requests: &Family<OfProgress, Gauge>, chain: &ChainCensus) {
	for progress in Progress::ALL {
		let label = OfProgress { chain: escaped(&chain.name), stage: progress.name() };
		let count = chain.requests.get(&progress).copied().unwrap_or_default();
		requests.get_or_create(&label).set(whole(count));
	}
}

fn judged(census: &Census) -> Family<OfJudgement, Counter> {
	let judged = Family::<OfJudgement, Counter>::default();
	for (judgement, count) in &census.judged {
		judged.get_or_create(&OfJudgement { judgement: judgement.name() }).inc_by(*count);
	}
	judged
}

fn whole(count: u64) -> i64 {
	i64::try_from(count).unwrap_or(i64::MAX)
}

fn seconds(since: Moment, now: Moment) -> f64 {
	std::time::Duration::from_millis(now.saturating_sub(since)).as_secs_f64()
}
