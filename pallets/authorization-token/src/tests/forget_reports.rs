use litentry_vocabulary::IdentityId;
use polkadot_sdk::frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};

use crate::{Call, Error, Event, HoldReason, Reports, mock::*};

fn forget_reports(identity: IdentityId, verifier: u8) -> DispatchResult {
	send(STRANGER, Call::forget_reports { identity, verifier: account(verifier) })
}

#[test]
fn reports_about_a_retired_identity_are_forgotten_and_their_deposit_returned() {
	ExtBuilder.build_and_check(|| {
		Show::new(granted(pass()), GUEST).report(1).unwrap();
		retire(LOCK);
		events();

		assert_ok!(forget_reports(LOCK, DOOR));

		assert_eq!(Reports::<Test>::iter().count(), 0);
		assert_eq!((held(HoldReason::Report, DOOR), free(DOOR)), (0, BALANCE));
		let verifier = account(DOOR);
		assert_eq!(events(), vec![Event::ReportsForgotten { identity: LOCK, verifier }]);
	});
}

#[test]
fn a_verifier_that_may_still_report_is_not_forgotten() {
	ExtBuilder.build_and_check(|| {
		Show::new(granted(pass()), GUEST).report(1).unwrap();
		assert_noop!(forget_reports(LOCK, DOOR), Error::<Test>::IdentityActive);
	});
}

#[test]
fn what_was_never_reported_cannot_be_forgotten() {
	ExtBuilder.build_and_check(|| {
		retire(LOCK);
		assert_noop!(forget_reports(LOCK, DOOR), Error::<Test>::NotReported);
		assert_noop!(forget_reports(NOTHING, DOOR), Error::<Test>::NotReported);
	});
}
