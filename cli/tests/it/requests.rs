//! `litentry request`, `requests` and `forget`.

use litentry_cli::{Failure, Rendered, Submission, chain::RequestState, links::LinkFailure};
use litentry_computing_request::Undetermined;
use litentry_vocabulary::RequestId;

use crate::{chain::LIT, expected::expect, links::linked, world::FakeWorld};

/// Requests the chain's only algorithm.
pub(crate) fn request(world: &mut FakeWorld, options: &str) -> Result<Rendered, Failure> {
	let id = world.chain.0.borrow().algorithms[0].0.algorithm.id();
	world.run_unlocked(&format!("request {id} {options}"))
}

/// A world with a scored request, whose credential shows the values if so asked.
pub(crate) fn scored(options: &str) -> FakeWorld {
	let mut world = linked();
	request(&mut world, options).unwrap();
	world
}

#[test]
fn a_request_is_answered_with_a_score() {
	let mut world = linked();
	expect("request-scored", &request(&mut world, "").unwrap());
	expect("requests", &world.run("requests").unwrap());
}

#[test]
fn the_credential_is_saved_on_demand() {
	let mut world = linked();
	let file = world.path("credential.json");
	let rendered = request(&mut world, &format!("--out {}", file.display())).unwrap();
	expect("request-saved", &rendered);
	assert!(litentry_credential::verify(&std::fs::read(&file).unwrap()).is_ok());
}

#[test]
fn an_outcome_need_not_be_waited_for() {
	let mut world = linked();
	expect("request-sent", &request(&mut world, "--no-wait").unwrap());
}

#[test]
fn the_least_fee_is_paid_unless_another_is_named() {
	for (options, fee) in [("--no-wait", 2 * LIT), ("--no-wait --fee 3.5", 7 * LIT / 2)] {
		let mut world = linked();
		request(&mut world, options).unwrap();
		let state = world.chain.0.borrow();
		let RequestState::Open { fee: paid, .. } = state.requests[&RequestId(1)].0.state else {
			unreachable!()
		};
		assert_eq!(paid, fee);
	}
}

#[test]
fn no_score_is_no_success() {
	let mut world = linked();
	world.chain.0.borrow_mut().undetermined = Some(Undetermined::NoQuorum);
	let rendered = request(&mut world, "").unwrap();
	expect("request-undetermined", &rendered);
	assert!(!rendered.success);
}

#[test]
fn a_request_that_nobody_answers_times_out() {
	let mut world = linked();
	world.chain.0.borrow_mut().worker_answers = false;
	expect("request-timed-out", &request(&mut world, "").unwrap());
}

#[test]
fn an_algorithm_is_found_by_its_name() {
	let mut world = linked();
	let rename = |name: &str| {
		world.chain.0.borrow_mut().algorithms[0].0.algorithm.name = name.parse().unwrap();
	};
	rename("loyal");
	assert!(world.run_unlocked("request loyal --no-wait").is_ok());
	let failure = world.run_unlocked("request royal").unwrap_err();
	assert!(matches!(failure, Failure::NoAlgorithm { .. }), "{failure}");

	let mut other = world.chain.0.borrow().algorithms[0].clone();
	other.0.algorithm.description = "another".parse().unwrap();
	world.chain.0.borrow_mut().algorithms.push(other);
	let failure = world.run_unlocked("request loyal").unwrap_err();
	assert!(matches!(failure, Failure::AmbiguousAlgorithm { count: 2, .. }), "{failure}");
}

#[test]
fn only_confirmed_links_of_the_account_can_be_looked_at() {
	let mut world = FakeWorld::with_account();
	let failure = request(&mut world, "").unwrap_err();
	assert!(matches!(failure, Failure::NothingLinked { .. }), "{failure}");
	let failure = request(&mut world, "--link 1").unwrap_err();
	assert!(matches!(failure, Failure::Link(LinkFailure::NoLink { .. })), "{failure}");
}

#[test]
fn an_answered_request_is_removed() {
	let mut world = scored("");
	expect("forget", &world.run_unlocked("forget 1").unwrap());
	assert_eq!(world.chain.0.borrow().submissions, [Submission::Forget(RequestId(1))]);
	expect("requests-none", &world.run("requests").unwrap());
	let failure = world.run_unlocked("forget 1").unwrap_err();
	assert!(matches!(failure, Failure::NoRequest { .. }), "{failure}");
}
