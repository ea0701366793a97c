//! From one set of authorities to the next.

use litentry_lock_snapshot::{
	AuthorityKey, InvalidAuthorities, NotFinal, NotTrusted, SetId, SnapshotInvalid, Step, Trust,
};
use parity_scale_codec::Encode;

use crate::chain::{Scene, authorities, grandpa, justify, scheduled, step, trust, voters};

fn first() -> Step {
	step(10, 0, &voters(1..=4), scheduled(&voters(5..=8), 0))
}

fn second() -> Step {
	step(20, 1, &voters(5..=8), scheduled(&voters(9..=9), 0))
}

fn follow(step: &Step) -> Result<Trust, NotTrusted> {
	trust(&voters(1..=4)).follow(step)
}

#[test]
fn a_set_names_the_next_one() {
	let followed = follow(&first()).unwrap();
	let next = Trust { set: SetId(1), from: 11, ..trust(&voters(5..=8)) };
	assert_eq!(followed, next);
	let next = Trust { set: SetId(2), from: 21, ..trust(&voters([9])) };
	assert_eq!(followed.follow(&second()), Ok(next));
}

#[test]
fn a_snapshot_brings_a_lock_from_any_earlier_set_to_its_own() {
	let scene = Scene {
		voters: voters([9]),
		set: SetId(2),
		steps: vec![first(), second()],
		..Scene::new()
	};
	let now = Trust { set: SetId(2), from: 40, ..trust(&voters([9])) };
	let snapshot = scene.snapshot();
	for then in [
		trust(&voters(1..=4)),
		Trust { set: SetId(1), from: 11, ..trust(&voters(5..=8)) },
		Trust { set: SetId(2), from: 21, ..trust(&voters([9])) },
		now.clone(),
	] {
		assert_eq!(snapshot.check(&then).map(|(_, trust)| trust), Ok(now.clone()), "{then:?}");
	}
}

#[test]
fn the_next_set_does_not_vote_before_it_is_named() {
	let scene = Scene { voters: voters(5..=8), set: SetId(1), ..Scene::new() };
	let stranger = NotFinal::Stranger { voter: AuthorityKey(first_key()) };
	let refused = SnapshotInvalid::Block(NotTrusted::NotFinal(stranger));
	assert_eq!(scene.snapshot().check(&trust(&voters(1..=4))), Err(refused));
}

fn first_key() -> [u8; 32] {
	crate::chain::key(&voters([5])[0]).0
}

#[test]
fn the_last_set_does_not_vote_any_more() {
	let scene = Scene { steps: vec![first()], ..Scene::new() };
	let refused = scene.snapshot().check(&trust(&voters(1..=4))).unwrap_err();
	let is_stranger =
		matches!(refused, SnapshotInvalid::Block(NotTrusted::NotFinal(NotFinal::Stranger { .. })));
	assert!(is_stranger, "{refused}");
}

#[test]
fn a_set_cannot_be_left_out() {
	let refused = NotTrusted::Gap { expected: SetId(0), found: SetId(1) };
	assert_eq!(follow(&second()), Err(refused));
	let scene = Scene { steps: vec![second()], ..Scene::new() };
	let refused = SnapshotInvalid::Step { set: SetId(1), cause: refused };
	assert_eq!(scene.snapshot().check(&trust(&voters(1..=4))), Err(refused));
}

#[test]
fn strangers_cannot_name_the_next_set() {
	let usurped = step(10, 0, &voters(5..=8), scheduled(&voters(5..=8), 0));
	let refused = follow(&usurped).unwrap_err();
	assert!(matches!(refused, NotTrusted::NotFinal(NotFinal::Stranger { .. })), "{refused}");
}

#[test]
fn a_header_that_was_changed_after_the_vote_names_nobody() {
	let mut changed = first();
	changed.block.header.digest.pop();
	changed.block.header.digest.try_push(scheduled(&voters(9..=9), 0)).unwrap();
	let refused = follow(&changed).unwrap_err();
	assert!(matches!(refused, NotTrusted::NotFinal(NotFinal::OtherBlock { .. })), "{refused}");
}

#[test]
fn a_step_that_lies_before_what_is_known_is_refused() {
	let known = Trust { from: 11, ..trust(&voters(1..=4)) };
	let refused = NotTrusted::Older { number: 10, from: 11 };
	assert_eq!(known.follow(&first()), Err(refused));
}

#[test]
fn a_block_that_names_nobody_is_no_step() {
	let mut ordinary = first();
	ordinary.block.header.digest.pop();
	ordinary.block.justification = justify(&ordinary.block.header, &voters(1..=4), SetId(0));
	assert_eq!(follow(&ordinary), Err(NotTrusted::NoChange { number: 10 }));
	for log in [(3u8, 0u64).encode(), (4u8, 1u32).encode(), Vec::new(), vec![1, 255]] {
		let other = step(10, 0, &voters(1..=4), grandpa(log));
		assert_eq!(follow(&other), Err(NotTrusted::NoChange { number: 10 }));
	}
}

#[test]
fn a_forced_change_goes_before_a_scheduled_one_and_needs_the_owner() {
	let log = (2u8, 5u32, crate::chain::listed(&voters([9])), 0u32).encode();
	let mut forced = first();
	forced.block.header.digest.try_push(grandpa(log)).unwrap();
	forced.block.justification = justify(&forced.block.header, &voters(1..=4), SetId(0));
	assert_eq!(follow(&forced), Err(NotTrusted::Forced { number: 10 }));
}

#[test]
fn the_first_of_two_scheduled_changes_counts() {
	let mut twice = first();
	twice.block.header.digest.try_push(scheduled(&voters([9]), 0)).unwrap();
	twice.block.justification = justify(&twice.block.header, &voters(1..=4), SetId(0));
	assert_eq!(follow(&twice).unwrap().authorities, authorities(&voters(5..=8)));
}

#[test]
fn what_the_chain_never_names_is_refused() {
	let delayed = step(10, 0, &voters(1..=4), scheduled(&voters([5]), 1));
	assert_eq!(follow(&delayed), Err(NotTrusted::Delayed { number: 10 }));
	let nobody = step(10, 0, &voters(1..=4), scheduled(&[], 0));
	assert_eq!(follow(&nobody), Err(NotTrusted::Authorities(InvalidAuthorities::Nobody)));
}

#[test]
fn after_the_last_number_there_is_no_set() {
	let last = Trust { set: SetId(u64::MAX), ..trust(&voters(1..=4)) };
	let step = step(10, u64::MAX, &voters(1..=4), scheduled(&voters([5]), 0));
	assert_eq!(last.follow(&step), Err(NotTrusted::NoChange { number: 10 }));
}
