use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::TokenError,
};

use crate::{Error, Event, Guardians, HoldReason, mock::*};

#[test]
fn an_account_names_its_guardian_for_a_deposit() {
	ExtBuilder.build_and_check(|| {
		assert_ok!(name_guardian(GUEST, GUEST, Some(FRIEND)));
		assert_eq!(Guardians::<Test>::get(holder(GUEST)), Some(holder(FRIEND)));
		assert_eq!(held(HoldReason::Guard, GUEST), GUARD_DEPOSIT);
		let guardian = Some(account(FRIEND));
		assert_eq!(events(), vec![Event::GuardianNamed { account: account(GUEST), guardian }]);
	});
}

#[test]
fn then_the_guardian_alone_names_another_one_or_none() {
	ExtBuilder.build_and_check(|| {
		name_guardian(GUEST, GUEST, Some(FRIEND)).unwrap();
		for other in [GUEST, STRANGER] {
			assert_noop!(name_guardian(other, GUEST, None), Error::<Test>::NotGuardian);
		}
		assert_ok!(name_guardian(FRIEND, GUEST, Some(CLERK)));
		assert_noop!(name_guardian(FRIEND, GUEST, None), Error::<Test>::NotGuardian);
		assert_ok!(name_guardian(CLERK, GUEST, None));
		assert_eq!(Guardians::<Test>::iter().count(), 0);
		assert_eq!((held(HoldReason::Guard, GUEST), free(GUEST)), (0, BALANCE));
	});
}

#[test]
fn nobody_else_names_a_guardian() {
	ExtBuilder.build_and_check(|| {
		let named = name_guardian(STRANGER, GUEST, Some(STRANGER));
		assert_noop!(named, Error::<Test>::NotAccount);
	});
}

#[test]
fn a_guardian_is_somebody_else() {
	ExtBuilder.build_and_check(|| {
		let named = name_guardian(GUEST, GUEST, Some(GUEST));
		assert_noop!(named, Error::<Test>::OwnGuardian);
	});
}

#[test]
fn who_has_no_guardian_dismisses_none() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(name_guardian(GUEST, GUEST, None), Error::<Test>::NoGuardian);
	});
}

#[test]
fn the_deposit_stays_while_the_account_is_frozen() {
	ExtBuilder.build_and_check(|| {
		name_guardian(GUEST, GUEST, Some(FRIEND)).unwrap();
		freeze(FRIEND, GUEST).unwrap();
		name_guardian(FRIEND, GUEST, None).unwrap();
		assert_eq!(held(HoldReason::Guard, GUEST), GUARD_DEPOSIT);
		unfreeze(GUEST, GUEST).unwrap();
		assert_eq!(held(HoldReason::Guard, GUEST), 0);
	});
}

#[test]
fn who_cannot_pay_the_deposit_has_no_guardian() {
	ExtBuilder.build_and_check(|| {
		let named = name_guardian(PAUPER, PAUPER, Some(FRIEND));
		assert_noop!(named, TokenError::FundsUnavailable);
	});
}
