use litentry_identity::Rights;
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Delegates, Error, Event, mock::*};

#[test]
fn a_dismissed_delegate_has_no_rights_and_its_deposit_comes_back() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(name(ALICE, door(), BOB, Rights::Issue));
		events();
		assert_ok!(dismiss(ALICE, door(), BOB));
		assert_eq!(Delegates::<Test>::iter().count(), 0);
		assert_eq!(identity(door()), new_door());
		let (id, delegate, deposit) = (door(), BOB, deposit_for(DOOR));
		assert_eq!(held_and_free(&ALICE), (deposit, FUNDS - deposit));
		assert_eq!(events(), vec![Event::DelegateDismissed { id, delegate, deposit }]);
	});
}

#[test]
fn leaves_the_other_delegates_alone() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(name(ALICE, door(), BOB, Rights::Issue));
		assert_ok!(name(ALICE, door(), CHARLIE, Rights::Verify));
		assert_ok!(dismiss(ALICE, door(), BOB));
		assert_eq!(Delegates::<Test>::get(door(), CHARLIE), Some(Rights::Verify));
	});
}

#[test]
fn who_is_no_delegate_is_not_dismissed() {
	ExtBuilder::default().with_door().execute(|| {
		assert_noop!(dismiss(ALICE, door(), BOB), Error::<Test>::NotDelegate);
		assert_ok!(name(ALICE, door(), BOB, Rights::Issue));
		assert_ok!(dismiss(ALICE, door(), BOB));
		assert_noop!(dismiss(ALICE, door(), BOB), Error::<Test>::NotDelegate);
	});
}
