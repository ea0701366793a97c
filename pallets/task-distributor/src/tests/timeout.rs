use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Answer, Closed, ClosedRequest, Error, Event, Requests, mock::*};

#[test]
fn a_request_can_be_answered_until_its_deadline() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		run_to(LIFETIME);
		assert_ok!(certify(id, UNDETERMINED));
	});
}

#[test]
fn a_request_without_answer_is_closed_and_its_fee_returned() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		run_to(LIFETIME);
		events();

		run_to(1 + LIFETIME);

		let expected = ClosedRequest {
			account: account(1),
			algorithm: ALGORITHM,
			epoch: EPOCH,
			deposit: DEPOSIT,
			at: moment_of(1),
			block: 1,
			answer: Answer::TimedOut,
			closed_at: 1 + LIFETIME,
		};
		assert_eq!(Closed::<Test>::get(id), Some(expected));
		assert_eq!((held(1), free(account(1))), ((0, DEPOSIT), BALANCE - DEPOSIT));
		let returned = Event::FeeReturned { id, account: account(1), amount: FEE };
		assert_eq!(events(), vec![returned, Event::TimedOut { id, account: account(1) }]);
		assert_noop!(certify(id, UNDETERMINED), Error::<Test>::AlreadyClosed);
	});
}

#[test]
fn a_full_block_of_requests_times_out_at_once() {
	ExtBuilder.build_and_check(|| {
		let ids: Vec<_> = (0..MAX_PER_BLOCK).map(|n| request(1 + n as u8).unwrap()).collect();
		run_to(3);
		certify(ids[1], scored(1..=4)).unwrap();
		run_to(1 + LIFETIME);
		assert_eq!(Requests::<Test>::iter().count(), 0);
		let timed_out =
			ids.iter().filter(|id| Closed::<Test>::get(id).unwrap().answer == Answer::TimedOut);
		assert_eq!(timed_out.copied().collect::<Vec<_>>(), vec![ids[0], ids[2]]);
	});
}
