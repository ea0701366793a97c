use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Analyzers, Error, Event, ObservationKeys, Status, mock::*};

#[test]
fn starts_the_delay_and_keeps_the_bond() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		System::set_block_number(5);
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		let until = 5 + UNBONDING_DELAY;
		let status = Analyzers::<Test>::get(ALICE).map(|analyzer| analyzer.status);
		assert_eq!(status, Some(Status::Unbonding { until }));
		assert_eq!(held(&ALICE), BOND);
		assert_eq!(events(), vec![Event::Unregistered { account: ALICE, until }]);
	});
}

#[test]
fn keeps_the_observation_key_from_others() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		assert_eq!(ObservationKeys::<Test>::get(observation_key(1)), Some(ALICE));
		assert_noop!(register(BOB, 1), Error::<Test>::ObservationKeyTaken);
	});
}

#[test]
fn cannot_restart_the_delay() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		assert_noop!(
			AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)),
			Error::<Test>::Unbonding
		);
	});
}

#[test]
fn needs_an_analyzer() {
	ExtBuilder::default().execute(|| {
		assert_noop!(
			AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)),
			Error::<Test>::NotRegistered
		);
	});
}
