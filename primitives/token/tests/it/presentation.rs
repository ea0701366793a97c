//! The door opens.

use litentry_token::{RedemptionId, Update, Uses};
use litentry_vocabulary::blake2_256;
use parity_scale_codec::Encode;

use crate::{
	wallet::{answer, chain, guest, holding, host, say, show},
	world::{ADULT, Book, NOW, OFFICE, ROOM, World, ask, data, question},
};

#[test]
fn the_holder_is_admitted() {
	let shown = show(&holding(), &host());
	let admission = World::new().verify(&shown).unwrap();
	assert_eq!(admission.redemption, RedemptionId(*shown.showing.message(&question()).hash()));
	assert_eq!(admission.token, ROOM);
	assert_eq!(admission.holder, host().verifying_key().account().unwrap());
	assert_eq!(admission.presenter, host().verifying_key());
	assert_eq!(admission.uses_left, Uses::Unlimited);
	assert_eq!(admission.handovers(), []);
}

#[test]
fn a_holder_with_another_scheme_is_admitted() {
	let world = World::with(|it| it.room().holder = guest().verifying_key().account().unwrap());
	let mut holding = holding();
	holding.holder = guest().verifying_key();
	assert!(world.verify(&show(&holding, &guest())).is_ok());
}

#[test]
fn each_use_is_counted() {
	let world = World::with(|it| it.room().terms.uses = Uses::Left(2));
	let mut book = Book::default();
	let mut left = Vec::new();
	for number in 0..3 {
		let shown = answer(&holding(), &host(), &ask(number), NOW);
		if let Ok(admission) = book.verify(&world, &shown, &ask(number)) {
			book.count(&ask(number), &admission);
			left.push(admission.uses_left);
		}
	}
	assert_eq!(left, [Uses::Left(1), Uses::Left(0)]);
}

#[test]
fn another_identitys_token_that_is_required_is_found() {
	let world = World::with(|it| it.room().terms.requires = Some(OFFICE));
	assert!(world.verify(&show(&holding(), &host())).is_ok());
}

/// Of the token of another identity nothing but its id is told.
#[test]
fn the_supporting_token_costs_32_bytes() {
	let (with, mut without) = (show(&holding(), &host()), show(&holding(), &host()));
	without.showing.supporting = None;
	assert_eq!(with.showing.supporting, Some(ADULT));
	assert_eq!(with.encoded_size() - without.encoded_size(), 32);
}

#[test]
fn data_that_are_as_expected_are_accepted_after_an_amendment_too() {
	let mut world = World::new();
	let update = Update { expires: None, hours: None, data: Some(data(b"room 13")) };
	world.hotel().amendments = world.hotel().amendments.amend(update).unwrap();
	let mut showing = show(&holding(), &host()).showing;
	showing.data_hash = Some(blake2_256(b"room 13"));
	assert!(world.verify(&say(showing, &host(), &question())).is_ok());
}

/// The fourth handover is to a P-256 key, which has a byte more.
#[test]
fn the_size_is_known() {
	let size = |length| {
		let (mut holding, by) = chain(length);
		holding.supporting = None;
		show(&holding, &by).encoded_size()
	};
	assert_eq!([0, 1, 2, 3, 4].map(size), [156, 270, 384, 499, 613]);
}
