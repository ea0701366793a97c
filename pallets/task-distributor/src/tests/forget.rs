use litentry_vocabulary::RequestId;
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Closed, Error, Event, RequestsOf, mock::*};

#[test]
fn forgetting_deletes_the_outcome_and_returns_the_deposit() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		certify(id, UNDETERMINED).unwrap();
		events();

		assert_ok!(forget(1, id));

		assert_eq!((Closed::<Test>::iter().count(), RequestsOf::<Test>::iter().count()), (0, 0));
		assert_eq!((held(1), free(account(1))), ((0, 0), BALANCE));
		assert_eq!(events(), vec![Event::Forgotten { id, account: account(1) }]);
	});
}

#[test]
fn a_request_that_timed_out_can_be_forgotten() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		run_to(1 + LIFETIME);
		assert_ok!(forget(1, id));
		assert_eq!(free(account(1)), BALANCE);
	});
}

#[test]
fn an_open_request_is_not_forgotten() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		assert_noop!(forget(1, id), Error::<Test>::StillOpen);
	});
}

#[test]
fn only_who_asked_forgets() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		certify(id, UNDETERMINED).unwrap();
		assert_noop!(forget(2, id), Error::<Test>::NotOwner);
	});
}

#[test]
fn a_request_is_forgotten_once() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		certify(id, UNDETERMINED).unwrap();
		assert_ok!(forget(1, id));
		assert_noop!(forget(1, id), Error::<Test>::NotFound);
		assert_noop!(forget(1, RequestId(7)), Error::<Test>::NotFound);
	});
}
