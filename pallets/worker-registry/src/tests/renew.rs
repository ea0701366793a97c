use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, Issuer, Issuers, Roster, Worker, Workers, mock::*};

#[test]
fn moves_the_lease_of_worker_roster_and_issuer_on() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		go_to(START + 30);
		assert_ok!(renew(ALICE, 1, ALLOWED));
		let until = START + 30 + LEASE;
		let renewed = Worker { lease_until: until, ..worker(1, START) };
		assert_eq!(Workers::<Test>::get(ALICE), Some(renewed));
		assert_eq!(Roster::<Test>::get()[0].lease_until, until);
		assert_eq!(
			Issuers::<Test>::get([1; 32]),
			Some(Issuer { worker: ALICE, since: START, until, deposit: ISSUER_DEPOSIT })
		);
		let renewed = Event::Renewed { account: ALICE, measurement: ALLOWED, lease_until: until };
		assert_eq!(events(), vec![renewed]);
	});
}

#[test]
fn may_show_another_allowed_measurement() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		assert_ok!(renew(ALICE, 1, ALSO_ALLOWED));
		let measurement = Workers::<Test>::get(ALICE).map(|worker| worker.measurement);
		assert_eq!(measurement, Some(ALSO_ALLOWED));
	});
}

#[test]
fn revives_a_lease_that_is_over() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		go_to(START + LEASE);
		assert_eq!(WorkerRegistry::live_roster(), vec![]);
		assert_ok!(renew(ALICE, 1, ALLOWED));
		assert_eq!(WorkerRegistry::live_roster().len(), 1);
	});
}

#[test]
fn the_measurement_must_be_allowed() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		assert_noop!(renew(ALICE, 1, UNKNOWN), Error::<Test>::MeasurementNotAllowed);
	});
}

#[test]
fn evidence_is_for_the_registered_keys() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		assert_noop!(renew(ALICE, 2, ALLOWED), Error::<Test>::EvidenceMismatch);
	});
}

#[test]
fn old_evidence_does_not_renew() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		let old = evidence(&ALICE, &keys(1), ALLOWED, START - 1);
		go_to(START + MAX_CHALLENGE_AGE);
		let renew =
			|challenge| WorkerRegistry::renew(RuntimeOrigin::signed(ALICE), old.clone(), challenge);
		assert_noop!(renew(START - 1), Error::<Test>::ChallengeNotRecent);
		assert_noop!(renew(START), Error::<Test>::EvidenceMismatch);
	});
}

#[test]
fn needs_a_worker() {
	ExtBuilder::default().execute(|| {
		assert_noop!(renew(ALICE, 1, ALLOWED), Error::<Test>::NotRegistered);
	});
}
