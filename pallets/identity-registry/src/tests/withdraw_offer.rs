use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, Offers, mock::*};

#[test]
fn a_withdrawn_offer_cannot_be_accepted() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), BOB));
		events();
		assert_ok!(withdraw(ALICE, door()));
		assert_eq!(Offers::<Test>::iter().count(), 0);
		assert_eq!(events(), vec![Event::OfferWithdrawn { id: door() }]);
		assert_noop!(accept(BOB, door()), Error::<Test>::NoOffer);
	});
}

#[test]
fn there_must_be_an_offer() {
	ExtBuilder::default().with_door().execute(|| {
		assert_noop!(withdraw(ALICE, door()), Error::<Test>::NoOffer);
	});
}

#[test]
fn whom_it_is_offered_to_cannot_withdraw_it() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), BOB));
		assert_noop!(withdraw(BOB, door()), Error::<Test>::NotOwner);
	});
}
