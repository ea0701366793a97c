use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, traits::fungible::Mutate},
	sp_runtime::TokenError,
};

use crate::{Error, Event, Frozen, HoldReason, mock::*};

#[test]
fn an_account_freezes_its_own_tokens_for_a_deposit() {
	ExtBuilder.build_and_check(|| {
		assert_ok!(freeze(GUEST, GUEST));
		assert!(Frozen::<Test>::contains_key(holder(GUEST)));
		assert_eq!(held(HoldReason::Guard, GUEST), GUARD_DEPOSIT);
		let (account, by) = (account(GUEST), account(GUEST));
		assert_eq!(events(), vec![Event::AccountFrozen { account, by }]);
	});
}

#[test]
fn a_guardian_freezes_a_stolen_phone_and_the_thief_is_stuck() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		name_guardian(GUEST, GUEST, Some(FRIEND)).unwrap();

		assert_ok!(freeze(FRIEND, GUEST));

		// The thief has the guest's key.
		assert_noop!(redeem(GUEST, token), Error::<Test>::Frozen);
		assert_noop!(transfer(GUEST, token, STRANGER), Error::<Test>::Frozen);
		assert_noop!(Show::new(token, GUEST).report(1), Error::<Test>::Frozen);
		assert_noop!(unfreeze(GUEST, GUEST), Error::<Test>::NotGuardian);
		assert_noop!(name_guardian(GUEST, GUEST, None), Error::<Test>::NotGuardian);
	});
}

#[test]
fn a_thief_who_spends_everything_cannot_keep_the_guardian_from_freezing() {
	ExtBuilder.build_and_check(|| {
		name_guardian(GUEST, GUEST, Some(FRIEND)).unwrap();
		Balances::set_balance(&account(GUEST), 0);
		assert_ok!(freeze(FRIEND, GUEST));
	});
}

#[test]
fn nobody_else_freezes() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(freeze(FRIEND, GUEST), Error::<Test>::NotGuardian);
		name_guardian(GUEST, GUEST, Some(FRIEND)).unwrap();
		assert_noop!(freeze(STRANGER, GUEST), Error::<Test>::NotGuardian);
	});
}

#[test]
fn an_account_is_frozen_once() {
	ExtBuilder.build_and_check(|| {
		freeze(GUEST, GUEST).unwrap();
		assert_noop!(freeze(GUEST, GUEST), Error::<Test>::AlreadyFrozen);
	});
}

#[test]
fn who_cannot_pay_the_deposit_is_not_frozen() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(freeze(PAUPER, PAUPER), TokenError::FundsUnavailable);
	});
}

#[test]
fn a_frozen_account_still_gets_tokens() {
	ExtBuilder.build_and_check(|| {
		freeze(GUEST, GUEST).unwrap();
		assert_ok!(issue(OWNER, LOCK, GUEST));
		let token = issue(OWNER, LOCK, FRIEND).unwrap();
		assert_ok!(transfer(FRIEND, token, GUEST));
	});
}
