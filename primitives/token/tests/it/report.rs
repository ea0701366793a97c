//! What the chain says to a redemption that is reported to it.

use litentry_token::{NotGood, Refusal, Uses, verify_report};

use crate::{
	wallet::{answer, chain, holding, host, show, stranger},
	world::{ADULT, DAY, NOW, OFFICE, World, ask, question},
};

#[test]
fn a_door_and_the_chain_agree_on_what_was_redeemed() {
	for length in 0..=4 {
		let (holding, by) = chain(length);
		let shown = show(&holding, &by);
		let world = World::new();
		assert_eq!(verify_report(&shown, &question(), &world), Ok(world.verify(&shown).unwrap()));
	}
}

/// The door was offline for days, and what it saw was good then.
#[test]
fn times_are_judged_when_it_was_shown() {
	let shown = answer(&holding(), &host(), &ask(1), NOW);
	let world = World::with(|it| it.room().expires = Some(NOW + 1));
	assert!(verify_report(&shown, &ask(1), &world).is_ok());
	let late = answer(&holding(), &host(), &ask(1), NOW + DAY);
	let expired = NotGood::Expired { expired: NOW + 1 };
	assert_eq!(verify_report(&late, &ask(1), &world), Err(expired.into()));
}

#[test]
fn what_changed_since_counts() {
	let shown = show(&holding(), &host());
	let report = |change: fn(&mut World)| verify_report(&shown, &question(), &World::with(change));
	assert_eq!(report(|it| it.room().recalled = true), Err(NotGood::Recalled.into()));
	assert_eq!(report(|it| it.room().terms.uses = Uses::Left(0)), Err(NotGood::UsedUp.into()));
	assert_eq!(report(World::freeze_the_host), Err(Refusal::Frozen));
	let required = |it: &mut World| {
		it.room().terms.requires = Some(OFFICE);
		it.tokens.remove(&ADULT);
	};
	let missing = Refusal::RequirementMissing { identity: OFFICE };
	assert_eq!(verify_report(&shown, &question(), &World::with(required)), Err(missing));
}

#[test]
fn what_nobody_showed_cannot_be_reported() {
	let shown = show(&holding(), &stranger());
	let report = verify_report(&shown, &question(), &World::new());
	assert_eq!(report, Err(Refusal::BadSignature));
	let shown = show(&holding(), &host());
	assert_eq!(verify_report(&shown, &ask(1), &World::new()), Err(Refusal::WrongQuestion));
}
