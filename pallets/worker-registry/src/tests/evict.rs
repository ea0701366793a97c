use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};

use crate::{Error, Event, Roster, Workers, mock::*};

#[test]
fn anyone_removes_a_worker_whose_lease_is_over() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		go_to(START + LEASE);
		assert_ok!(WorkerRegistry::evict(RuntimeOrigin::signed(BOB), ALICE));
		assert_eq!(Workers::<Test>::get(ALICE), None);
		assert_eq!(Roster::<Test>::get().into_inner(), vec![]);
		assert_eq!(held(&ALICE), (0, ISSUER_DEPOSIT));
		assert_eq!(events(), vec![Event::Unregistered { account: ALICE }]);
	});
}

#[test]
fn nobody_removes_a_live_worker() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		go_to(START + LEASE - 1);
		assert_noop!(
			WorkerRegistry::evict(RuntimeOrigin::signed(BOB), ALICE),
			Error::<Test>::StillLive
		);
	});
}

#[test]
fn needs_a_worker() {
	ExtBuilder::default().execute(|| {
		assert_noop!(
			WorkerRegistry::evict(RuntimeOrigin::signed(BOB), ALICE),
			Error::<Test>::NotRegistered
		);
	});
}

#[test]
fn needs_a_signature() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		go_to(START + LEASE);
		assert_noop!(WorkerRegistry::evict(RuntimeOrigin::none(), ALICE), DispatchError::BadOrigin);
	});
}
