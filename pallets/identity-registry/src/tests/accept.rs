use litentry_identity::{Identity, Rights};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::TokenError,
};

use crate::{Delegates, Error, Event, IdentitiesOf, IdentityCount, Offers, WeightInfo, mock::*};

#[test]
fn the_new_owner_takes_over_the_identity_and_its_deposit() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(publish(ALICE, door(), pointer(1)));
		assert_ok!(offer(ALICE, door(), BOB));
		events();

		assert_ok!(accept(BOB, door()));

		let deposit = deposit_for(DOOR) + data_deposit(&pointer(1));
		let (owner, data_version) = (as_account(&BOB), 1);
		assert_eq!(identity(door()), Identity { owner, data_version, deposit, ..new_door() });
		assert_eq!(held_and_free(&ALICE), (0, FUNDS));
		assert_eq!(held_and_free(&BOB), (deposit, FUNDS - deposit));
		let (id, from, to) = (door(), ALICE, BOB);
		assert_eq!(events(), vec![Event::IdentityTransferred { id, from, to, deposit }]);
	});
}

#[test]
fn the_indexes_and_counts_follow() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), BOB));
		assert_ok!(accept(BOB, door()));
		let index: Vec<_> = IdentitiesOf::<Test>::iter_keys().collect();
		assert_eq!(index, vec![(BOB, door())]);
		assert_eq!(IdentityCount::<Test>::iter().collect::<Vec<_>>(), vec![(BOB, 1)]);
		assert_eq!(Offers::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_old_owner_s_delegates_go_and_their_deposits_come_back_to_him() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(name(ALICE, door(), BOB, Rights::Verify));
		assert_ok!(name(ALICE, door(), CHARLIE, Rights::Issue));
		assert_ok!(offer(ALICE, door(), BOB));

		let info = accept(BOB, door()).unwrap();

		assert_eq!(info.actual_weight, Some(<() as WeightInfo>::accept(2)));
		assert_eq!(Delegates::<Test>::iter().count(), 0);
		assert_eq!(identity(door()), Identity { owner: as_account(&BOB), ..new_door() });
		assert_eq!(held_and_free(&ALICE), (0, FUNDS));
	});
}

#[test]
fn what_was_offered_is_what_is_accepted() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), BOB));
		let offered = identity(door());
		assert_noop!(publish(ALICE, door(), pointer(1)), Error::<Test>::Offered);
		assert_noop!(describe(ALICE, door(), "Another door"), Error::<Test>::Offered);
		assert_ok!(name(ALICE, door(), CHARLIE, Rights::Issue));
		assert_ok!(accept(BOB, door()));
		assert_eq!(identity(door()), Identity { owner: as_account(&BOB), ..offered });
	});
}

#[test]
fn an_identity_goes_to_whom_it_is_offered_only() {
	ExtBuilder::default().with_door().execute(|| {
		assert_noop!(accept(BOB, door()), Error::<Test>::NoOffer);
		assert_ok!(offer(ALICE, door(), BOB));
		for other in [ALICE, CHARLIE] {
			assert_noop!(accept(other, door()), Error::<Test>::NotOffered);
		}
	});
}

#[test]
fn an_offer_is_accepted_once() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), BOB));
		assert_ok!(accept(BOB, door()));
		assert_noop!(accept(BOB, door()), Error::<Test>::NoOffer);
		assert_noop!(describe(ALICE, door(), "Mine"), Error::<Test>::NotOwner);
	});
}

#[test]
fn an_identity_can_come_back() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), BOB));
		assert_ok!(accept(BOB, door()));
		assert_ok!(offer(BOB, door(), ALICE));
		assert_ok!(accept(ALICE, door()));
		assert_eq!(identity(door()), new_door());
	});
}

#[test]
fn the_deposit_must_be_there() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), PAUPER));
		assert_noop!(accept(PAUPER, door()), TokenError::FundsUnavailable);
	});
}
