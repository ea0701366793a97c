//! `litentry credential …`

use std::fs;

use litentry_attestation::AttestationPolicy;
use litentry_cli::{Failure, Rendered};
use litentry_credential::Attestation;
use litentry_vocabulary::RequestId;

use crate::{
	chain::{NOW, WORKER, issuer},
	expected::expect,
	links::linked,
	requests::{request, scored},
	world::FakeWorld,
};

const DAY: u64 = 24 * 3600 * 1000;

/// A world with a credential in a file, and the file's path.
fn with_credential(options: &str) -> (FakeWorld, String) {
	let mut world = scored(options);
	let file = world.path("credential.json").to_str().unwrap().to_owned();
	world.run_unlocked(&format!("credential open 1 --out {file}")).unwrap();
	(world, file)
}

fn result(rendered: &Rendered, check: &str) -> String {
	let checks = rendered.json["checks"].as_array().unwrap();
	let found = checks.iter().find(|found| found["check"] == check).unwrap();
	found["result"].as_str().unwrap().to_owned()
}

#[test]
fn a_credential_is_opened_and_saved_once() {
	let mut world = scored("");
	let file = world.path("credential.json");
	let open = format!("credential open 1 --out {}", file.display());
	expect("credential-open", &world.run_unlocked(&open).unwrap());
	let failure = world.run_unlocked(&open).unwrap_err();
	assert!(matches!(failure, Failure::Unwritable { .. }), "{failure}");
}

#[test]
fn a_credential_is_shown() {
	let (mut world, file) = with_credential("");
	expect("credential-show", &world.run(&format!("credential show {file}")).unwrap());
	let (mut world, file) = with_credential("--disclose values");
	expect("credential-show-values", &world.run(&format!("credential show {file}")).unwrap());
}

#[test]
fn a_good_credential_passes_every_check() {
	let (mut world, file) = with_credential("--disclose values");
	let rendered = world.run(&format!("credential verify {file}")).unwrap();
	expect("credential-verify", &rendered);
	assert!(rendered.success);
}

#[test]
fn a_credential_without_values_passes_the_checks_that_it_can_have() {
	let (mut world, file) = with_credential("");
	expect("credential-verify-score", &world.run(&format!("credential verify {file}")).unwrap());
}

#[test]
fn offline_it_is_said_which_checks_were_not_made() {
	let (mut world, file) = with_credential("");
	world.reachable = false;
	let rendered = world.run(&format!("credential verify --offline {file}")).unwrap();
	expect("credential-verify-offline", &rendered);
	assert!(rendered.success);
}

#[test]
fn a_changed_credential_is_not_to_be_relied_on() {
	let (mut world, file) = with_credential("");
	let text = fs::read_to_string(&file).unwrap().replace("130", "131");
	fs::write(&file, text).unwrap();
	let rendered = world.run(&format!("credential verify {file}")).unwrap();
	expect("credential-verify-changed", &rendered);
	assert!(!rendered.success);
	let failure = world.run(&format!("credential show {file}")).unwrap_err();
	assert!(matches!(failure, Failure::InvalidCredential { .. }), "{failure}");
}

#[test]
fn an_expired_credential_fails_on_validity_alone() {
	let (mut world, file) = with_credential("");
	world.now = NOW + 91 * DAY;
	let rendered = world.run(&format!("credential verify {file}")).unwrap();
	expect("credential-verify-expired", &rendered);
}

#[test]
fn an_issuer_that_no_worker_registered_fails() {
	let (mut world, file) = with_credential("");
	let key = issuer().verifying_key().to_bytes();
	world.chain.0.borrow_mut().issuers.remove(&key);
	let rendered = world.run(&format!("credential verify {file}")).unwrap();
	assert_eq!(result(&rendered, "issuerRegistered"), "failed");
}

#[test]
fn an_issuer_whose_lease_had_ended_fails() {
	let (mut world, file) = with_credential("");
	let key = issuer().verifying_key().to_bytes();
	world.chain.0.borrow_mut().issuers.get_mut(&key).unwrap().until = 50;
	let rendered = world.run(&format!("credential verify {file}")).unwrap();
	assert_eq!(result(&rendered, "issuerRegistered"), "failed");
}

#[test]
fn a_claim_of_trusted_hardware_counts_where_the_chain_asks_for_it() {
	let mut world = linked();
	world.chain.0.borrow_mut().claim = Attestation::Production;
	let file = world.path("credential.json").to_str().unwrap().to_owned();
	request(&mut world, &format!("--out {file}")).unwrap();
	let verify = format!("credential verify {file}");
	let rendered = world.run(&verify).unwrap();
	assert_eq!(result(&rendered, "issuerRegistered"), "failed");
	assert_eq!(rendered.json["attestation"], "development");

	world.chain.0.borrow_mut().policy = AttestationPolicy::Production;
	let rendered = world.run(&verify).unwrap();
	assert_eq!((rendered.success, &rendered.json["attestation"]), (true, &"production".into()));
}

#[test]
fn a_development_network_is_one_whoever_is_registered_now() {
	let (mut world, file) = with_credential("");
	world.chain.0.borrow_mut().workers.clear();
	let rendered = world.run(&format!("credential verify {file}")).unwrap();
	expect("credential-verify-score", &rendered);
}

#[test]
fn a_credential_that_the_chain_did_not_certify_fails() {
	let (mut world, file) = with_credential("");
	let verify = format!("credential verify {file}");
	world.chain.0.borrow_mut().requests.get_mut(&RequestId(1)).unwrap().0.account = WORKER;
	let rendered = world.run(&verify).unwrap();
	assert_eq!(result(&rendered, "certificateOnChain"), "failed");

	world.chain.0.borrow_mut().requests.clear();
	let rendered = world.run(&verify).unwrap();
	expect("credential-verify-forgotten", &rendered);
}

#[test]
fn an_unknown_algorithm_fails() {
	let (mut world, file) = with_credential("--disclose values");
	world.chain.0.borrow_mut().algorithms.clear();
	let rendered = world.run(&format!("credential verify {file}")).unwrap();
	assert_eq!(result(&rendered, "algorithmKnown"), "failed");
	assert_eq!(result(&rendered, "scoreRecomputed"), "notMade");
}

#[test]
fn a_request_without_a_score_has_no_credential() {
	let mut world = scored("--no-wait");
	let failure = world.run_unlocked("credential open 1").unwrap_err();
	assert!(matches!(failure, Failure::NoCredential { .. }), "{failure}");
	let failure = world.run_unlocked("credential open 2").unwrap_err();
	assert!(matches!(failure, Failure::NoRequest { .. }), "{failure}");
}
