use litentry_identity::Rights;
use litentry_vocabulary::IdentityId;
use polkadot_sdk::{
	frame_support::{assert_err, assert_ok, dispatch::DispatchResultWithPostInfo},
	sp_runtime::AccountId32,
};

use crate::{Error, mock::*};

/// What of an identity only its owner may do, tried one after the other.
fn owner_s_calls(signer: &AccountId32, id: IdentityId) -> [DispatchResultWithPostInfo; 8] {
	let who = || signer.clone();
	[
		describe(who(), id, "Mine"),
		publish(who(), id, pointer(1)),
		forget(who(), id, 1),
		offer(who(), id, CHARLIE),
		withdraw(who(), id),
		retire(who(), id),
		name(who(), id, CHARLIE, Rights::Issue),
		dismiss(who(), id, CHARLIE),
	]
}

#[test]
fn a_stranger_can_do_nothing_with_an_identity() {
	ExtBuilder::default().with_door().execute(|| {
		for result in owner_s_calls(&BOB, door()) {
			assert_err!(result, Error::<Test>::NotOwner);
		}
		assert_eq!(identity(door()), new_door());
	});
}

#[test]
fn a_delegate_can_do_nothing_that_is_the_owner_s() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(name(ALICE, door(), BOB, Rights::IssueAndVerify));
		for result in owner_s_calls(&BOB, door()) {
			assert_err!(result, Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn nobody_can_do_anything_with_an_identity_that_does_not_exist() {
	ExtBuilder::default().execute(|| {
		for result in owner_s_calls(&ALICE, door()) {
			assert_err!(result, Error::<Test>::NotFound);
		}
		assert_err!(accept(BOB, door()), Error::<Test>::NotFound);
	});
}
