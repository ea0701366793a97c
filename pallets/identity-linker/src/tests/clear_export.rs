use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Call, Error, Event, Exports, mock::*};

#[test]
fn a_cleared_export_is_gone_and_its_deposit_returned() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		answer_export(1).unwrap();
		events();

		assert_ok!(send(1, Call::clear_export {}));

		assert_eq!((Exports::<Test>::get(account(1)), held(1)), (None, 0));
		assert_eq!(events(), vec![Event::ExportCleared { account: account(1) }]);
		assert_noop!(send(1, Call::clear_export {}), Error::<Test>::NoExport);
	});
}

#[test]
fn an_export_that_waits_for_the_workers_is_not_cleared() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		assert_noop!(send(1, Call::clear_export {}), Error::<Test>::ExportPending);
	});
}
