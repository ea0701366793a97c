use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};

use crate::{Error, Event, Issuers, Workers, mock::*};

fn two_programs() -> ExtBuilder {
	ExtBuilder::default()
		.with_worker(ALICE, 1)
		.with_measured_worker(BOB, 2, ALSO_ALLOWED)
		.with_worker(CHARLIE, 3)
}

#[test]
fn ends_the_leases_of_those_who_have_it_and_of_no_others() {
	two_programs().execute(|| {
		go_to(START + 5);
		assert_ok!(WorkerRegistry::disallow_measurement(RuntimeOrigin::root(), ALLOWED));
		let live: Vec<_> =
			WorkerRegistry::live_roster().into_iter().map(|entry| entry.account).collect();
		assert_eq!(live, vec![BOB]);
		assert_eq!(
			events(),
			vec![
				Event::MeasurementDisallowed { measurement: ALLOWED },
				Event::LeaseEnded { account: ALICE },
				Event::LeaseEnded { account: CHARLIE },
			]
		);
	});
}

#[test]
fn the_issuer_keys_of_those_who_have_it_count_no_more() {
	two_programs().execute(|| {
		go_to(START + 5);
		assert_ok!(WorkerRegistry::disallow_measurement(RuntimeOrigin::root(), ALLOWED));
		let until = |key: u8| Issuers::<Test>::get([key; 32]).map(|issuer| issuer.until);
		let (now, later) = (Some(START + 5), Some(START + LEASE));
		assert_eq!([until(1), until(2), until(3)], [now, later, now]);
	});
}

#[test]
fn those_who_have_it_come_back_with_another() {
	two_programs().execute(|| {
		assert_ok!(WorkerRegistry::disallow_measurement(RuntimeOrigin::root(), ALLOWED));
		assert_noop!(renew(ALICE, 1, ALLOWED), Error::<Test>::MeasurementNotAllowed);
		assert_ok!(renew(ALICE, 1, ALSO_ALLOWED));
		assert!(Workers::<Test>::get(ALICE).is_some_and(|worker| worker.is_live(START)));
	});
}

#[test]
fn a_lease_that_was_over_is_left_alone() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		go_to(START + LEASE + 5);
		assert_ok!(WorkerRegistry::disallow_measurement(RuntimeOrigin::root(), ALLOWED));
		assert_eq!(Workers::<Test>::get(ALICE), Some(worker(1, START)));
		assert_eq!(events(), vec![Event::MeasurementDisallowed { measurement: ALLOWED }]);
	});
}

#[test]
fn needs_an_allowed_measurement() {
	ExtBuilder::default().execute(|| {
		assert_noop!(
			WorkerRegistry::disallow_measurement(RuntimeOrigin::root(), UNKNOWN),
			Error::<Test>::NotAllowed
		);
	});
}

#[test]
fn is_for_root() {
	ExtBuilder::default().execute(|| {
		assert_noop!(
			WorkerRegistry::disallow_measurement(RuntimeOrigin::signed(ALICE), ALLOWED),
			DispatchError::BadOrigin
		);
	});
}
