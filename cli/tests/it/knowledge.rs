//! `litentry algorithms`, `events`, `analyzers` and `workers`.

use std::fs;

use litentry_cli::{Failure, Submission};
use litentry_knowledge::{EventId, Method};

use crate::{chain, expected::expect, world::FakeWorld};

const EVENT: &str = r#"
name = "Uniswap transactions"
description = "Transactions to Uniswap's router."
project = "Uniswap"
registry = "eip155:1"

[method.transactions-to]
contract = "0x7a250d5630B4cF539739dF2C5dAcb4c659F2488D"
"#;

fn algorithm() -> String {
	format!(
		"name = \"Activity\"\ndescription = \"How active.\"\nproject = \"Uniswap\"\nevents = [\"{}\"]\n",
		EventId([8; 32])
	)
}

#[test]
fn what_is_registered_is_listed() {
	let mut world = FakeWorld::new();
	world.chain.0.borrow_mut().workers[0].lease_until = 100;
	for list in ["algorithms", "events", "analyzers", "workers"] {
		expect(list, &world.run(list).unwrap());
	}
}

#[test]
fn nothing_registered_is_said_so() {
	let mut world = FakeWorld::new();
	{
		let mut state = world.chain.0.borrow_mut();
		state.algorithms.clear();
		state.events.clear();
		state.analyzers.clear();
		state.workers.clear();
	}
	for list in ["algorithms", "events", "analyzers", "workers"] {
		let rendered = world.run(list).unwrap();
		assert!(rendered.human.starts_with("No "), "{}", rendered.human);
		assert_eq!(rendered.json, serde_json::json!([]));
	}
}

#[test]
fn an_event_is_registered_from_its_description() {
	let mut world = FakeWorld::with_account();
	let file = world.write("event.toml", EVENT);
	let rendered = world.run_unlocked(&format!("events register {file}")).unwrap();
	expect("events-register", &rendered);
	let state = world.chain.0.borrow();
	let [Submission::RegisterEvent(event)] = &state.submissions[..] else { unreachable!() };
	assert_eq!(event.id().to_string(), rendered.json["id"]);
	assert!(matches!(event.method, Method::TransactionsTo { .. }));
}

#[test]
fn a_balance_is_described_by_one_word() {
	let mut world = FakeWorld::with_account();
	let (fields, _) = EVENT.split_once("[method").unwrap();
	let file = world.write("event.toml", &format!("{fields}\nmethod = \"balance\""));
	world.run_unlocked(&format!("events register {file}")).unwrap();
	let state = world.chain.0.borrow();
	let [Submission::RegisterEvent(event)] = &state.submissions[..] else { unreachable!() };
	assert_eq!(event.method, Method::Balance);
}

#[test]
fn an_algorithm_is_registered_from_its_description_and_code() {
	let mut world = FakeWorld::with_account();
	let (file, code) = (world.write("algorithm.toml", &algorithm()), world.path("code.wasm"));
	fs::write(&code, chain::code()).unwrap();
	let register = format!("algorithms register {file} --code {}", code.display());
	expect("algorithms-register", &world.run_unlocked(&register).unwrap());
	let state = world.chain.0.borrow();
	let [Submission::RegisterAlgorithm { events, code, .. }] = &state.submissions[..] else {
		unreachable!()
	};
	assert_eq!((&events[..], code), (&[EventId([8; 32])][..], &chain::code()));
}

#[test]
fn code_that_the_chain_would_refuse_is_not_sent() {
	let mut world = FakeWorld::with_account();
	let file = world.write("algorithm.toml", &algorithm());
	let code = world.write("code.wasm", "not wasm");
	let register = format!("algorithms register {file} --code {code}");
	let failure = world.run_unlocked(&register).unwrap_err();
	assert!(matches!(failure, Failure::UnusableCode { .. }), "{failure}");
	assert!(world.chain.0.borrow().submissions.is_empty());
}

#[test]
fn a_malformed_description_is_refused_with_its_line() {
	let mut world = FakeWorld::with_account();
	let file = world.write("event.toml", &EVENT.replace("eip155:1", "ethereum"));
	let failure = world.run_unlocked(&format!("events register {file}")).unwrap_err();
	assert!(failure.to_string().contains("line 5"), "{failure}");
}

#[test]
fn what_one_registered_is_retired() {
	let mut world = FakeWorld::with_account();
	let (event, algorithm) = {
		let state = world.chain.0.borrow();
		(state.events[0].event.id(), state.algorithms[0].0.algorithm.id())
	};
	world.run_unlocked(&format!("events retire {event}")).unwrap();
	world.run_unlocked(&format!("algorithms retire {algorithm}")).unwrap();
	let retired = [Submission::RetireEvent(event), Submission::RetireAlgorithm(algorithm)];
	assert_eq!(world.chain.0.borrow().submissions, retired);
}
