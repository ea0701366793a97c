//! A token handed over, and on.

use litentry_token::{
	Handover, HandoverId, Holding, Hours, MAX_HANDOVERS, NotGood, Permission, Refusal, Uses,
};
use litentry_verifying_key::{SigningKey, VerifyingKey};

use crate::{
	wallet::{
		answer, chain, cleaner, friend, give, guest, handover, holding, host, permission, show,
		stranger,
	},
	world::{Book, DAY, HOUR, NOW, World, ask},
};

/// What the door says to a guest with this permission of the host.
fn refused(permission: Permission) -> Option<Refusal> {
	World::new().verify(&show(&give(&holding(), &host(), permission), &guest())).err()
}

/// What the door says to a friend with this permission of the guest, who has the other.
fn refused_on(outer: Permission, inner: Permission) -> Option<Refusal> {
	let guests = give(&holding(), &host(), outer);
	World::new().verify(&show(&give(&guests, &guest(), inner), &friend())).err()
}

#[test]
fn up_to_four_are_admitted() {
	for length in 1..=MAX_HANDOVERS {
		let (holding, by) = chain(length);
		let admission = World::new().verify(&show(&holding, &by)).unwrap();
		assert_eq!(admission.holder, host().verifying_key().account().unwrap());
		assert_eq!(admission.presenter, by.verifying_key());
		assert_eq!(admission.handovers().len(), length);
		assert_eq!(admission.handovers().last(), holding.giving().after.as_ref());
	}
}

#[test]
fn a_fifth_is_not_possible() {
	let (holding, by) = chain(MAX_HANDOVERS);
	assert_eq!(holding.given(handover(&holding, &by, permission(&guest()))), None);
}

#[test]
fn each_is_named_by_what_its_giver_signs() {
	let (holding, _) = chain(1);
	let given = holding.handovers[0].permission;
	let message = given.message(&crate::wallet::holding().giving());
	assert_eq!(holding.giving().after, Some(HandoverId(*message.hash())));
	assert_eq!(holding.giving().giver, guest().verifying_key());
}

#[test]
fn the_time_is_kept() {
	let until = |until| refused(Permission { until, ..permission(&guest()) });
	assert_eq!(until(NOW), Some(Refusal::HandoverExpired { at: 0, until: NOW }));
	assert_eq!(until(NOW + 1), None);
	let from = |from| refused(Permission { from, ..permission(&guest()) });
	assert_eq!(from(NOW), None);
	assert_eq!(from(NOW + 1), Some(Refusal::HandoverNotYet { at: 0, from: NOW + 1 }));
}

#[test]
fn the_hours_are_kept() {
	let hours = |days| {
		let hours = Some(Hours { days, from: 24, until: 25, offset: 0 });
		refused(Permission { hours, ..permission(&guest()) })
	};
	let (sunday, monday) = (1 << 6, 1);
	assert_eq!(hours(sunday), None);
	assert_eq!(hours(monday), Some(Refusal::HandoverOutsideHours { at: 0 }));
	assert_eq!(hours(0), Some(Refusal::HandoverMalformed { at: 0 }));
}

#[test]
fn the_uses_are_counted_for_each() {
	let twice = Permission { uses: Uses::Left(2), ..permission(&guest()) };
	let once = Permission { uses: Uses::Left(1), ..permission(&friend()) };
	let guests = give(&holding(), &host(), twice);
	let friends = give(&guests, &guest(), once);
	let (world, mut book) = (World::new(), Book::default());
	let mut visit = |number, holding: &Holding, by: &SigningKey| {
		let shown = answer(holding, by, &ask(number), NOW);
		let admission = book.verify(&world, &shown, &ask(number))?;
		book.count(&ask(number), &admission);
		Ok(admission.uses_left)
	};
	assert_eq!(visit(0, &friends, &friend()), Ok(Uses::Left(0)));
	assert_eq!(visit(1, &friends, &friend()), Err(Refusal::HandoverUsedUp { at: 1 }));
	assert_eq!(visit(2, &guests, &guest()), Ok(Uses::Left(0)));
	assert_eq!(visit(3, &guests, &guest()), Err(Refusal::HandoverUsedUp { at: 0 }));
	assert_eq!(visit(4, &holding(), &host()), Ok(Uses::Unlimited));
}

/// Otherwise the uses that the first signature counted would be free again.
#[test]
fn a_permission_signed_anew_is_the_same_one() {
	let once = Permission { uses: Uses::Left(1), ..permission(&guest()) };
	let mut given = handover(&holding(), &host(), once);
	let first = holding().given(given).unwrap();
	given.signed.signature.0 = [0; 64];
	let second = holding().given(given).unwrap();
	assert_eq!(first.giving(), second.giving());
}

#[test]
fn none_is_wider_than_the_one_before() {
	let sunday = Hours { days: 1 << 6, from: 24, until: 32, offset: 0 };
	let outer = Permission { uses: Uses::Left(3), hours: Some(sunday), ..permission(&guest()) };
	let inner = Permission { to: friend().verifying_key(), ..outer };
	assert_eq!(refused_on(outer, inner), None);
	let wider = [
		Permission { from: outer.from - 1, ..inner },
		Permission { until: outer.until + 1, ..inner },
		Permission { uses: Uses::Left(4), ..inner },
		Permission { uses: Uses::Unlimited, ..inner },
		Permission { hours: Some(Hours { until: 33, ..sunday }), ..inner },
		Permission { hours: None, ..inner },
	];
	for wider in wider {
		assert_eq!(refused_on(outer, wider), Some(Refusal::HandoverWider { at: 1 }));
	}
}

/// A handover may promise more than the token can keep: the token's own limits hold for everyone.
#[test]
fn the_limits_of_the_token_hold_too() {
	let (holding, by) = chain(1);
	let shown = show(&holding, &by);
	let mut world = World::with(|it| it.room().expires = Some(NOW));
	assert_eq!(world.verify(&shown), Err(NotGood::Expired { expired: NOW }.into()));
	world = World::with(|it| it.room().terms.uses = Uses::Left(1));
	assert_eq!(world.verify(&shown).unwrap().uses_left, Uses::Left(0));
	world = World::with(World::freeze_the_host);
	assert_eq!(world.verify(&shown), Err(Refusal::Frozen));
}

#[test]
fn only_who_was_given_a_permission_can_show_or_give_it() {
	let (holding, _) = chain(2);
	assert_eq!(World::new().verify(&show(&holding, &guest())), Err(Refusal::BadSignature));
	let stolen = give(&holding, &stranger(), permission(&cleaner()));
	let refused = Refusal::HandoverBadSignature { at: 2 };
	assert_eq!(World::new().verify(&show(&stolen, &cleaner())), Err(refused));
}

#[test]
fn none_can_be_left_out_or_moved() {
	let (full, _) = chain(2);
	let [first, second] = full.handovers[..].try_into().unwrap();
	let with = |handovers: &[Handover]| {
		handovers.iter().fold(holding(), |holding, handover| holding.given(*handover).unwrap())
	};
	let refused = |at| Err(Refusal::HandoverBadSignature { at });
	let (guests, friends) = (guest(), friend());
	assert_eq!(World::new().verify(&show(&with(&[second]), &friends)), refused(0));
	assert_eq!(World::new().verify(&show(&with(&[second, first]), &guests)), refused(0));
	assert_eq!(World::new().verify(&show(&with(&[first, first]), &guests)), refused(1));
}

#[test]
fn one_for_another_token_is_not_accepted() {
	let mut other = holding();
	other.token = litentry_vocabulary::TokenId([9; 32]);
	let mut given = give(&other, &host(), permission(&guest()));
	given.token = holding().token;
	let refused = Refusal::HandoverBadSignature { at: 0 };
	assert_eq!(World::new().verify(&show(&given, &guest())), Err(refused));
}

#[test]
fn a_key_that_is_none_can_be_given_nothing() {
	let mut to_nobody = permission(&guest());
	to_nobody.to = VerifyingKey::Sr25519([0; 32]);
	let given = give(&holding(), &host(), to_nobody);
	let mut shown = show(&given, &guest());
	shown.signed.signature.0 = [0; 64];
	shown.signed.signature.0[63] = 0x80;
	assert_eq!(World::new().verify(&shown), Err(Refusal::BadSignature));
}

#[test]
fn covering_is_by_each_part() {
	let outer = Permission { from: NOW, until: NOW + DAY, ..permission(&guest()) };
	assert!(outer.covers(&outer));
	assert!(outer.covers(&Permission { from: NOW + HOUR, until: NOW + 2 * HOUR, ..outer }));
	assert!(!outer.covers(&Permission { until: NOW + DAY + 1, ..outer }));
}
