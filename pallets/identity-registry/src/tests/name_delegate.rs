use litentry_identity::{Identity, Rights};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{AccountId32, TokenError},
};

use crate::{Delegates, Error, Event, mock::*};

#[test]
fn a_delegate_has_the_rights_that_the_owner_gives() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(name(ALICE, door(), BOB, Rights::Verify));
		let deposit = deposit_for(DOOR) + DELEGATE_DEPOSIT;
		assert_eq!(identity(door()), Identity { delegates: 1, deposit, ..new_door() });
		assert_eq!(Delegates::<Test>::get(door(), BOB), Some(Rights::Verify));
		assert_eq!(held_and_free(&ALICE), (deposit, FUNDS - deposit));
		let (id, delegate, rights) = (door(), BOB, Rights::Verify);
		assert_eq!(events(), vec![Event::DelegateNamed { id, delegate, rights, deposit }]);
	});
}

#[test]
fn the_rights_of_a_delegate_change_for_no_deposit() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(name(ALICE, door(), BOB, Rights::Verify));
		let before = identity(door());
		assert_ok!(name(ALICE, door(), BOB, Rights::IssueAndVerify));
		assert_eq!(Delegates::<Test>::get(door(), BOB), Some(Rights::IssueAndVerify));
		assert_eq!(identity(door()), before);
	});
}

#[test]
fn a_delegate_names_nobody() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(name(ALICE, door(), BOB, Rights::IssueAndVerify));
		let result = name(BOB, door(), CHARLIE, Rights::Issue);
		assert_noop!(result, Error::<Test>::NotOwner);
	});
}

#[test]
fn an_owner_needs_no_rights() {
	ExtBuilder::default().with_door().execute(|| {
		let result = name(ALICE, door(), ALICE, Rights::Issue);
		assert_noop!(result, Error::<Test>::DelegateIsOwner);
	});
}

#[test]
fn there_are_at_most_as_many_as_configured() {
	ExtBuilder::default().with_door().execute(|| {
		for number in 0..MAX_DELEGATES {
			let delegate = AccountId32::new([100 + number as u8; 32]);
			assert_ok!(name(ALICE, door(), delegate, Rights::Issue));
		}
		assert_noop!(name(ALICE, door(), BOB, Rights::Issue), Error::<Test>::TooManyDelegates);
		assert_ok!(name(ALICE, door(), AccountId32::new([100; 32]), Rights::Verify));
	});
}

#[test]
fn the_deposit_must_be_there() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(Balances::transfer_all(RuntimeOrigin::signed(ALICE), BOB, true));
		let result = name(ALICE, door(), BOB, Rights::Issue);
		assert_noop!(result, TokenError::FundsUnavailable);
	});
}
