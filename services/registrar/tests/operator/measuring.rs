//! What can be measured.

use std::{
	collections::BTreeMap,
	io::Write,
	path::Path,
	process::{Command, Stdio},
	sync::Arc,
	time::Duration,
};

use axum::{Router, http::StatusCode, routing::get};
use litentry_registrar::{
	answer::{Answer, Answers},
	challenge::Channel,
	desk::{Desk, Office},
	engine::Engine,
	identity::Field,
	metrics,
	outbox::MAX_ATTEMPTS,
};
use serde::Deserialize;
use tokio::net::TcpListener;

use crate::fakes::{ALICE, BOB, CHAIN, World, key, watch};

const MAIL: &str = "alice@example.org";

/// Reads OpenMetrics with the parser of Prometheus' own Python client, which accepts nothing else.
const READ: &str = "
import json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read
print(json.dumps([sample[:3] for family in read(sys.stdin.read()) for sample in family.samples]))
";

#[derive(Debug, Deserialize)]
struct Sample(String, BTreeMap<String, String>, f64);

/// What was read at one moment.
struct Meters(Vec<Sample>);

impl Meters {
	fn read(text: &str) -> Self {
		let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
		let mut python = Command::new(root.join("tests/python/.venv/bin/python"))
			.args(["-c", READ])
			.stdin(Stdio::piped())
			.stdout(Stdio::piped())
			.spawn()
			.expect("cargo xtask setup installs it");
		python.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
		let output = python.wait_with_output().unwrap();
		assert!(output.status.success(), "{text}");
		Self(serde_json::from_slice(&output.stdout).unwrap())
	}

	/// A meter's number; nothing if there is no such meter.
	fn get(&self, name: &str, labels: &[(&str, &str)]) -> Option<f64> {
		let labels = labels.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
		let mut found = self.0.iter().filter(|it| it.0 == name && it.1 == labels).map(|it| it.2);
		let only = found.next();
		assert_eq!(found.next(), None, "{name}");
		only
	}

	fn of_chain(&self, name: &str) -> Option<f64> {
		self.get(name, &[("chain", "test")])
	}
}

/// Serves routes, and gives where.
async fn serve(routes: Router) -> String {
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let url = format!("http://{}", listener.local_addr().unwrap());
	tokio::spawn(async move { axum::serve(listener, routes).await });
	url
}

async fn scrape(url: &str) -> Meters {
	let response = reqwest::get(format!("{url}/metrics")).await.unwrap();
	let of_type = response.headers()["content-type"].to_str().unwrap().to_owned();
	assert_eq!(of_type, "application/openmetrics-text; version=1.0.0; charset=utf-8");
	Meters::read(&response.text().await.unwrap())
}

async fn measured(world: &World) -> (Arc<Engine>, String) {
	let engine = Arc::new(world.another(2).await);
	let url = serve(metrics::router(engine.clone())).await;
	(engine, url)
}

#[tokio::test]
async fn the_numbers_of_requests_move_with_them() {
	let world = World::new().await;
	let (engine, url) = measured(&world).await;
	let stage = |meters: &Meters, stage| {
		meters.get("registrar_requests", &[("chain", "test"), ("stage", stage)]).unwrap()
	};
	let before = scrape(&url).await;
	assert_eq!(
		(stage(&before, "waiting"), before.get("registrar_database_up", &[])),
		(0.0, Some(1.0))
	);
	assert_eq!(before.of_chain("registrar_finalized_block"), None);
	world.ask(ALICE, &[(Field::Email, MAIL)]).await;
	world.ask(BOB, &[(Field::Legal, "Bob")]).await;
	engine.begin(key(ALICE), Field::Email, Channel::MailLink).await.unwrap();
	engine.answer(world.mail.answer_of(MAIL)).await.unwrap();
	world.clock.advance(Duration::from_secs(5));
	let during = scrape(&url).await;
	assert_eq!((stage(&during, "waiting"), stage(&during, "submitting")), (1.0, 1.0));
	assert_eq!(during.of_chain("registrar_outbox"), Some(1.0));
	assert_eq!(during.of_chain("registrar_outbox_oldest_age_seconds"), Some(5.0));
	assert_eq!(during.of_chain("registrar_finalized_block"), Some(2.0));
	assert_eq!(during.of_chain("registrar_finalized_block_age_seconds"), Some(5.0));
	for _ in 0..2 {
		world.chain.produce(1);
		watch(&engine, &world.chain).await;
	}
	engine.tick().await.unwrap();
	let after = scrape(&url).await;
	assert_eq!((stage(&after, "submitting"), stage(&after, "ended")), (0.0, 1.0));
	assert_eq!(after.get("registrar_judgements_total", &[("judgement", "reasonable")]), Some(1.0));
	assert_eq!(after.of_chain("registrar_outbox_oldest_age_seconds"), Some(0.0));
	let settled = [("chain", "test"), ("outcome", "judged")];
	assert_eq!(after.get("registrar_intents_settled_total", &settled), Some(1.0));
	assert_eq!(after.get("registrar_ticks_total", &[("outcome", "done")]), Some(1.0));
	assert!(after.get("registrar_database_turn_seconds_count", &[]) > Some(0.0));
}

#[tokio::test]
async fn answers_are_counted_by_their_channel_and_why_they_were_refused() {
	let world = World::new().await;
	let (engine, url) = measured(&world).await;
	world.ask(ALICE, &[(Field::Legal, "Alice A."), (Field::Email, MAIL)]).await;
	engine.begin(key(ALICE), Field::Email, Channel::MailLink).await.unwrap();
	let answer = world.mail.answer_of(MAIL);
	let elsewhere = Answer { from: "mallory@example.org".into(), ..answer.clone() };
	engine.answer(elsewhere.clone()).await.unwrap_err();
	engine.answer(answer.clone()).await.unwrap();
	engine.answer(answer).await.unwrap_err();
	for _ in 0..30 {
		engine.answer(elsewhere.clone()).await.unwrap_err();
	}
	let info = world.view(ALICE).await.unwrap().info;
	engine.approve(key(ALICE), info, Field::Legal).await.unwrap();
	let meters = scrape(&url).await;
	for (channel, count) in [("mail-link", Some(1.0)), ("operator", Some(1.0)), ("dns", None)] {
		let verified = meters.get("registrar_fields_verified_total", &[("channel", channel)]);
		assert_eq!(verified, count, "{channel}");
	}
	for (reason, count) in [("other-sender", 1.0), ("used", 30.0), ("too-many", 1.0)] {
		let labels = [("channel", "mail-link"), ("reason", reason)];
		assert_eq!(meters.get("registrar_answers_refused_total", &labels), Some(count), "{reason}");
	}
}

#[tokio::test]
async fn what_a_chain_refuses_is_counted() {
	let world = World::new().await;
	let (engine, url) = measured(&world).await;
	world.chain.refuse(true);
	world.ask(ALICE, &[(Field::Email, MAIL)]).await;
	world.prove_mail(ALICE, MAIL).await;
	engine.submit(CHAIN, &crate::logging::Unreachable).await.unwrap();
	for _ in 0..10 * MAX_ATTEMPTS {
		world.chain.produce(1);
		watch(&engine, &world.chain).await;
	}
	engine.metrics().endpoint_switches("test").inc();
	engine.metrics().saw_balance("test", 7_000_000_000_000);
	let meters = scrape(&url).await;
	let unreachable = [("chain", "test"), ("reason", "unreachable")];
	assert_eq!(meters.get("registrar_submit_failures_total", &unreachable), Some(1.0));
	let failed = [("chain", "test"), ("stage", "failed")];
	assert_eq!(meters.get("registrar_requests", &failed), Some(1.0));
	assert_eq!(meters.of_chain("registrar_endpoint_switches_total"), Some(1.0));
	assert_eq!(meters.of_chain("registrar_account_balance"), Some(7e12));
}

#[tokio::test]
async fn answers_over_http_are_counted_by_route_and_never_by_path() {
	let world = World::new().await;
	let (engine, url) = measured(&world).await;
	let page = Router::new().route("/{chain}/{account}", get(async || StatusCode::NOT_FOUND));
	let pages = serve(engine.metrics().counting(page)).await;
	for path in ["/test/alice", "/test/bob", "/a/b/c/d\"e"] {
		reqwest::get(format!("{pages}{path}")).await.unwrap();
	}
	let meters = scrape(&url).await;
	let route =
		|route| meters.get("registrar_http_requests_total", &[("route", route), ("status", "404")]);
	assert_eq!(route("/{chain}/{account}"), Some(2.0));
	assert!(!meters.0.iter().any(|it| it.1.values().any(|value| value.contains("alice"))));
}

#[tokio::test]
async fn nothing_but_the_counters_is_shown_while_the_database_fails() {
	let world = World::new().await;
	let (engine, url) = measured(&world).await;
	world.ask(ALICE, &[(Field::Email, MAIL)]).await;
	engine.tick().await.unwrap();
	world.break_database().await;
	let meters = scrape(&url).await;
	assert_eq!(meters.get("registrar_database_up", &[]), Some(0.0));
	assert_eq!(meters.get("registrar_ticks_total", &[("outcome", "done")]), Some(1.0));
	assert_eq!(meters.of_chain("registrar_outbox"), None);
}
