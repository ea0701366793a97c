use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, Frozen, HoldReason, mock::*};

#[test]
fn an_account_without_guardian_unfreezes_itself() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		freeze(GUEST, GUEST).unwrap();
		events();

		assert_ok!(unfreeze(GUEST, GUEST));

		assert_eq!(Frozen::<Test>::iter().count(), 0);
		assert_eq!((held(HoldReason::Guard, GUEST), free(GUEST)), (0, BALANCE));
		assert_eq!(events(), vec![Event::AccountUnfrozen { account: account(GUEST) }]);
		assert_ok!(redeem(GUEST, token));
	});
}

#[test]
fn a_guardian_unfreezes_and_keeps_guarding() {
	ExtBuilder.build_and_check(|| {
		name_guardian(GUEST, GUEST, Some(FRIEND)).unwrap();
		freeze(GUEST, GUEST).unwrap();
		assert_noop!(unfreeze(GUEST, GUEST), Error::<Test>::NotGuardian);
		assert_ok!(unfreeze(FRIEND, GUEST));
		assert_eq!(held(HoldReason::Guard, GUEST), GUARD_DEPOSIT);
	});
}

#[test]
fn nobody_else_unfreezes() {
	ExtBuilder.build_and_check(|| {
		freeze(GUEST, GUEST).unwrap();
		assert_noop!(unfreeze(STRANGER, GUEST), Error::<Test>::NotAccount);
	});
}

#[test]
fn who_is_not_frozen_cannot_be_unfrozen() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(unfreeze(GUEST, GUEST), Error::<Test>::NotFrozen);
	});
}
