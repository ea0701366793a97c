use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, Offers, mock::*};

#[test]
fn an_offer_changes_nothing_by_itself() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), BOB));
		assert_eq!(Offers::<Test>::get(door()), Some(BOB));
		assert_eq!(identity(door()), new_door());
		assert_eq!(events(), vec![Event::IdentityOffered { id: door(), to: BOB }]);
	});
}

#[test]
fn an_offer_takes_the_place_of_the_one_before() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), BOB));
		assert_ok!(offer(ALICE, door(), CHARLIE));
		assert_noop!(accept(BOB, door()), Error::<Test>::NotOffered);
		assert_ok!(accept(CHARLIE, door()));
	});
}

#[test]
fn an_owner_cannot_be_offered_what_he_has() {
	ExtBuilder::default().with_door().execute(|| {
		assert_noop!(offer(ALICE, door(), ALICE), Error::<Test>::OfferToSelf);
	});
}
