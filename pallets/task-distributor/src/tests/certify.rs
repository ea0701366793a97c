use litentry_vocabulary::RequestId;
use polkadot_sdk::frame_support::{
	BoundedVec, assert_noop, assert_ok,
	dispatch::{Pays, RawOrigin},
};

use crate::{
	Answer, Closed, ClosedRequest, Error, Event, OutcomeSummary, Requests, Signers, mock::*,
};

fn by(workers: impl IntoIterator<Item = u8>) -> Signers {
	BoundedVec::truncate_from(workers.into_iter().map(worker).collect())
}

#[test]
fn a_certified_outcome_closes_the_request_for_free() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		run_to(5);

		assert_eq!(certify_by([2, 1], id, scored(1..=4)).unwrap().pays_fee, Pays::No);

		assert_eq!(Requests::<Test>::get(id), None);
		let expected = ClosedRequest {
			account: account(1),
			algorithm: ALGORITHM,
			epoch: EPOCH,
			deposit: DEPOSIT,
			at: moment_of(1),
			block: 1,
			answer: Answer::Certified { outcome: scored(1..=4), by: by([1, 2]) },
			closed_at: 5,
		};
		assert_eq!(Closed::<Test>::get(id), Some(expected));
	});
}

#[test]
fn events_tell_the_score_and_the_payment() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		events();
		certify(id, scored([1, 2])).unwrap();
		let paid = Event::FeePaid { id, workers: 200, analyzers: 800, returned: 0 };
		let answered = Event::Answered {
			id,
			account: account(1),
			outcome: OutcomeSummary::from(&scored([1, 2])),
			by: by([1]),
		};
		assert_eq!(events(), vec![paid, answered]);
	});
}

#[test]
fn events_tell_that_there_is_no_score() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		events();
		certify(id, UNDETERMINED).unwrap();
		let returned = Event::FeeReturned { id, account: account(1), amount: FEE };
		let outcome = OutcomeSummary::from(&UNDETERMINED);
		let answered = Event::Answered { id, account: account(1), outcome, by: by([1]) };
		assert_eq!(events(), vec![returned, answered]);
	});
}

#[test]
fn a_request_is_answered_once() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		assert_ok!(certify(id, scored(1..=4)));
		assert_noop!(certify(id, UNDETERMINED), Error::<Test>::AlreadyClosed);
	});
}

#[test]
fn an_unknown_request_is_not_answered() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(certify(RequestId(7), UNDETERMINED), Error::<Test>::NotFound);
	});
}

#[test]
fn a_request_is_not_answered_before_its_draw() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		assert_noop!(certify(id, UNDETERMINED), Error::<Test>::NotDrawn);
		run_to(2);
		assert_noop!(certify(id, UNDETERMINED), Error::<Test>::NotDrawn);
		run_to(3);
		assert_ok!(certify(id, UNDETERMINED));
	});
}

#[test]
fn the_agreed_analyzers_are_in_order_and_none_twice() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		for agreed in [[1, 3, 2], [1, 2, 2]] {
			assert_noop!(certify(id, scored(agreed)), Error::<Test>::AgreedUnsorted);
		}
	});
}

#[test]
fn only_analyzers_agree() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		let mut outcome = scored([]);
		if let litentry_computing_request::Outcome::Scored { agreed, .. } = &mut outcome {
			*agreed = BoundedVec::truncate_from(vec![analyzer(1), worker(1)]);
		}
		assert_noop!(certify(id, outcome), Error::<Test>::UnknownAnalyzer);
	});
}

#[test]
fn each_fault_of_a_certificate_has_its_error() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		for (certificate, error) in bad_certificates(&statement(id, &UNDETERMINED)) {
			let origin = RawOrigin::Signed(account(1)).into();
			assert_noop!(TaskDistributor::certify(origin, id, UNDETERMINED, certificate), error);
		}
	});
}

#[test]
fn a_certificate_closes_nothing_but_its_request_with_its_outcome() {
	ExtBuilder.build_and_check(|| {
		let (id, other) = (request(1).unwrap(), drawn_request(2));
		let certificate = certificate(&statement(id, &scored(1..=4)), [1]);
		for (id, outcome) in [(other, scored(1..=4)), (id, scored(1..=5)), (id, UNDETERMINED)] {
			let origin = RawOrigin::Signed(account(1)).into();
			let result = TaskDistributor::certify(origin, id, outcome, certificate.clone());
			assert_noop!(result, Error::<Test>::BadSignature);
		}
	});
}
