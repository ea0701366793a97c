use litentry_identity::{Identity, Rights, Status};
use polkadot_sdk::frame_support::{assert_err, assert_ok};

use crate::{Data, Delegates, Error, Event, Identities, IdentityCount, Offers, mock::*};

#[test]
fn leaves_a_tombstone_and_returns_the_rest_of_the_deposit() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(name(ALICE, door(), BOB, Rights::Issue));
		assert_ok!(offer(ALICE, door(), CHARLIE));
		events();

		assert_ok!(retire(ALICE, door()));

		let (status, description, deposit) = (Status::Retired, text(""), BASE_DEPOSIT);
		assert_eq!(identity(door()), Identity { status, description, deposit, ..new_door() });
		assert_eq!(Delegates::<Test>::iter().count(), 0);
		assert_eq!(Offers::<Test>::iter().count(), 0);
		assert_eq!(held_and_free(&ALICE), (BASE_DEPOSIT, FUNDS - BASE_DEPOSIT));
		assert_eq!(events(), vec![Event::IdentityRetired { id: door(), deposit }]);
	});
}

#[test]
fn the_data_stays_readable_with_its_deposit() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(publish(ALICE, door(), pointer(1)));
		assert_ok!(retire(ALICE, door()));
		assert_eq!(Data::<Test>::get(door(), 1), Some(pointer(1)));
		assert_eq!(held_and_free(&ALICE).0, BASE_DEPOSIT + data_deposit(&pointer(1)));
	});
}

#[test]
fn a_retired_identity_stays_among_its_owner_s() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(retire(ALICE, door()));
		assert_eq!(IdentityCount::<Test>::get(ALICE), 1);
		assert!(!Identities::<Test>::get(door()).unwrap().is_active());
	});
}

#[test]
fn nothing_of_a_retired_identity_changes_any_more() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), BOB));
		assert_ok!(retire(ALICE, door()));
		for result in [
			describe(ALICE, door(), "Still there"),
			publish(ALICE, door(), pointer(1)),
			offer(ALICE, door(), BOB),
			withdraw(ALICE, door()),
			accept(BOB, door()),
			retire(ALICE, door()),
			name(ALICE, door(), BOB, Rights::Issue),
			dismiss(ALICE, door(), BOB),
		] {
			assert_err!(result, Error::<Test>::Retired);
		}
	});
}
