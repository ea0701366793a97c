use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, Issuer, Issuers, Roster, Workers, mock::*};

#[test]
fn forgets_the_worker_and_gives_its_deposit_back() {
	ExtBuilder::default().with_worker(ALICE, 1).with_worker(BOB, 2).execute(|| {
		assert_ok!(WorkerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		assert_eq!(Workers::<Test>::get(ALICE), None);
		let left: Vec<_> = Roster::<Test>::get().into_iter().map(|entry| entry.account).collect();
		assert_eq!(left, vec![BOB]);
		assert_eq!(held(&ALICE), (0, ISSUER_DEPOSIT));
		assert_eq!(events(), vec![Event::Unregistered { account: ALICE }]);
	});
}

#[test]
fn the_issuer_key_stays_known_and_counts_no_more() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		go_to(START + 3);
		assert_ok!(WorkerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		let until = START + 3;
		assert_eq!(
			Issuers::<Test>::get([1; 32]),
			Some(Issuer { worker: ALICE, since: START, until, deposit: ISSUER_DEPOSIT })
		);
	});
}

#[test]
fn leaving_late_does_not_lengthen_what_the_issuer_key_counted() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		go_to(START + LEASE + 9);
		assert_ok!(WorkerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		let until = Issuers::<Test>::get([1; 32]).map(|issuer| issuer.until);
		assert_eq!(until, Some(START + LEASE));
	});
}

#[test]
fn frees_the_certifying_key() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		assert_ok!(WorkerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		assert_ok!(register(ALICE, 1));
	});
}

#[test]
fn needs_a_worker() {
	ExtBuilder::default().execute(|| {
		assert_noop!(
			WorkerRegistry::unregister(RuntimeOrigin::signed(ALICE)),
			Error::<Test>::NotRegistered
		);
	});
}
