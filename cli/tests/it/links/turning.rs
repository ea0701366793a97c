//! Public links become shielded ones, and the other way round.

use litentry_cli::{Failure, Rendered, links::LinkFailure};

use super::{linked, linked_with};
use crate::{chain::links::Turns, expected::expect, world::FakeWorld};

#[test]
fn a_public_link_is_shielded_and_known_to_its_owner_still() {
	let mut world = linked_with("--public");
	expect("links-shield", &world.run_unlocked("links shield 1").unwrap());
	assert_eq!(world.chain.0.borrow().link(1).public_account(), None);
	expect("links-shielded", &world.run("links").unwrap());
}

#[test]
fn a_shielded_link_is_revealed() {
	let mut world = linked();
	expect("links-reveal", &world.run_unlocked("links reveal 1").unwrap());
}

#[test]
fn the_workers_answer_need_not_be_waited_for() {
	let mut world = linked_with("--public");
	expect("links-shielding", &world.run_unlocked("links shield 1 --no-wait").unwrap());
}

/// What is said of a link that stays what it was.
fn stopped(mut world: FakeWorld, turns: Turns, command: &str) -> Rendered {
	world.chain.0.borrow_mut().book_of_links.turns = turns;
	let rendered = world.run_unlocked(command).unwrap();
	assert!(!rendered.success);
	rendered
}

#[test]
fn a_link_stays_what_it_is_when_the_workers_do_not_turn_it_in_time() {
	let rendered = stopped(linked(), Turns::Unanswered, "links reveal 1");
	expect("links-not-revealed", &rendered);
	let rendered = stopped(linked_with("--public"), Turns::Unanswered, "links shield 1");
	assert_eq!(rendered.json["stopped"], "expired");
}

#[test]
fn what_it_means_that_the_workers_refuse_to_turn_a_link_is_said() {
	let rendered = stopped(linked(), Turns::Refused, "links reveal 1");
	expect("links-refused-to-reveal", &rendered);
	let rendered = stopped(linked_with("--public"), Turns::Refused, "links shield 1");
	expect("links-refused-to-shield", &rendered);
}

#[test]
fn only_what_is_public_can_be_shielded() {
	let mut world = linked();
	let failure = world.run_unlocked("links shield 1").unwrap_err();
	assert!(matches!(failure, Failure::Link(LinkFailure::CannotTurn { .. })), "{failure}");
	assert_eq!(failure.to_string(), "link 1 is not public, or waits for the workers already");
}
