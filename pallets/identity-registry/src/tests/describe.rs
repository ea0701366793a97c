use litentry_identity::Identity;
use litentry_vocabulary::Description;
use polkadot_sdk::{
	frame_support::{BoundedVec, assert_noop, assert_ok},
	sp_runtime::TokenError,
};

use crate::{Call, Error, Event, mock::*};

#[test]
fn changes_the_description_and_the_deposit_with_its_length() {
	ExtBuilder::default().with_door().execute(|| {
		for told in ["Lock of meeting room C101, first floor", "C101", ""] {
			assert_ok!(describe(ALICE, door(), told));
			let (description, deposit) = (text(told), deposit_for(told));
			let described = Identity { description, deposit, ..new_door() };
			assert_eq!(identity(door()), described);
			assert_eq!(held_and_free(&ALICE), (deposit, FUNDS - deposit));
			let (id, description) = (door(), text(told));
			assert_eq!(events(), vec![Event::IdentityDescribed { id, description, deposit }]);
		}
	});
}

#[test]
fn a_description_is_text_for_people() {
	ExtBuilder::default().with_door().execute(|| {
		let description = Description::from(BoundedVec::truncate_from(b"a\x1b[2Jscreen".to_vec()));
		let call = Call::describe { id: door(), description };
		assert_noop!(send(ALICE, call), Error::<Test>::InvalidDescription);
	});
}

#[test]
fn what_is_offered_is_not_described_anew() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), BOB));
		assert_noop!(describe(ALICE, door(), "A door to nowhere"), Error::<Test>::Offered);
		assert_ok!(withdraw(ALICE, door()));
		assert_ok!(describe(ALICE, door(), "C102"));
	});
}

#[test]
fn the_deposit_must_be_there() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(Balances::transfer_all(RuntimeOrigin::signed(ALICE), BOB, true));
		let long = "x".repeat(DOOR.len() + 1);
		assert_noop!(describe(ALICE, door(), &long), TokenError::FundsUnavailable);
	});
}
