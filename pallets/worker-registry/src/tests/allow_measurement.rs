use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};

use crate::{Error, Event, mock::*};

#[test]
fn lets_workers_have_it() {
	ExtBuilder::default().execute(|| {
		assert_ok!(WorkerRegistry::allow_measurement(RuntimeOrigin::root(), UNKNOWN));
		assert_eq!(events(), vec![Event::MeasurementAllowed { measurement: UNKNOWN }]);
		assert_ok!(register_measured(ALICE, 1, UNKNOWN));
	});
}

#[test]
fn happens_once() {
	ExtBuilder::default().execute(|| {
		assert_noop!(
			WorkerRegistry::allow_measurement(RuntimeOrigin::root(), ALLOWED),
			Error::<Test>::AlreadyAllowed
		);
	});
}

#[test]
fn is_for_root() {
	ExtBuilder::default().execute(|| {
		assert_noop!(
			WorkerRegistry::allow_measurement(RuntimeOrigin::signed(ALICE), UNKNOWN),
			DispatchError::BadOrigin
		);
	});
}
