use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Analyzers, Error, Event, ObservationKeys, Status, mock::*};

#[test]
fn gives_the_bond_back_and_forgets_the_analyzer() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		System::set_block_number(1 + UNBONDING_DELAY);
		System::reset_events();
		assert_ok!(AnalyzerRegistry::withdraw(RuntimeOrigin::signed(ALICE)));
		assert_eq!(Analyzers::<Test>::get(ALICE), None);
		assert_eq!(ObservationKeys::<Test>::get(observation_key(1)), None);
		assert_eq!((Balances::free_balance(ALICE), held(&ALICE)), (FUNDS, 0));
		assert_eq!(events(), vec![Event::Withdrawn { account: ALICE, bond: BOND }]);
	});
}

#[test]
fn makes_room_for_another() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		System::set_block_number(1 + UNBONDING_DELAY);
		assert_ok!(AnalyzerRegistry::withdraw(RuntimeOrigin::signed(ALICE)));
		assert_ok!(register(BOB, 1));
		assert_eq!(Analyzers::<Test>::count(), 1);
	});
}

#[test]
fn whoever_registers_again_is_a_new_analyzer() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		System::set_block_number(1 + UNBONDING_DELAY);
		assert_ok!(AnalyzerRegistry::withdraw(RuntimeOrigin::signed(ALICE)));
		assert_ok!(register(ALICE, 1));
		let eligible_from = 1 + UNBONDING_DELAY + ELIGIBILITY_DELAY;
		let status = Analyzers::<Test>::get(ALICE).map(|analyzer| analyzer.status);
		assert_eq!(status, Some(Status::Active { eligible_from }));
	});
}

#[test]
fn waits_for_the_delay_to_pass() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		System::set_block_number(UNBONDING_DELAY);
		assert_noop!(
			AnalyzerRegistry::withdraw(RuntimeOrigin::signed(ALICE)),
			Error::<Test>::StillUnbonding
		);
	});
}

#[test]
fn needs_an_analyzer_that_unregistered() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_noop!(
			AnalyzerRegistry::withdraw(RuntimeOrigin::signed(ALICE)),
			Error::<Test>::StillActive
		);
		assert_noop!(
			AnalyzerRegistry::withdraw(RuntimeOrigin::signed(BOB)),
			Error::<Test>::NotRegistered
		);
	});
}
