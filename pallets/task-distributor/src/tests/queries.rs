use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::RequestId;

use crate::{AlgorithmUnusable, AnyRequest, Closed, NextRequestId, Requests, mock::*};

fn ids<R>(page: Vec<(RequestId, R)>) -> Vec<u64> {
	page.into_iter().map(|(id, _)| id.0).collect()
}

#[test]
fn an_accounts_requests_come_in_order_page_by_page() {
	ExtBuilder.build_and_check(|| {
		for from in [1, 2, 1] {
			request(from).unwrap();
		}
		run_to(3);
		request(1).unwrap();
		certify(RequestId(2), UNDETERMINED).unwrap();
		let page = |start, limit| ids(TaskDistributor::requests_of(&account(1), start, limit));
		assert_eq!(page(None, 10), vec![0, 2, 3]);
		assert_eq!(page(None, 2), vec![0, 2]);
		assert_eq!(page(Some(RequestId(1)), 10), vec![2, 3]);
		assert_eq!(page(Some(RequestId(2)), 10), vec![3]);
		assert!(page(Some(RequestId(3)), 10).is_empty());
	});
}

#[test]
fn the_order_is_that_of_the_numbers() {
	ExtBuilder.build_and_check(|| {
		NextRequestId::<Test>::put(RequestId(255));
		let expected = [255, 256].map(RequestId);
		assert_eq!(expected.map(|_| request(1).unwrap()), expected);
		assert_eq!(ids(TaskDistributor::requests_of(&account(1), None, 10)), vec![255, 256]);
		let rest = TaskDistributor::requests_of(&account(1), Some(RequestId(255)), 10);
		assert_eq!(ids(rest), vec![256]);
	});
}

#[test]
fn open_and_closed_requests_are_told_apart() {
	ExtBuilder.build_and_check(|| {
		let (open, closed) = (request(1).unwrap(), drawn_request(1));
		certify(closed, UNDETERMINED).unwrap();
		let expected = vec![
			(open, AnyRequest::Open(Requests::<Test>::get(open).unwrap())),
			(closed, AnyRequest::Closed(Closed::<Test>::get(closed).unwrap())),
		];
		assert_eq!(TaskDistributor::requests_of(&account(1), None, 10), expected);
	});
}

#[test]
fn the_oldest_open_requests_come_first() {
	ExtBuilder.build_and_check(|| {
		for block in 1..=3 {
			run_to(block);
			request(1).unwrap();
			request(2).unwrap();
		}
		certify(RequestId(0), UNDETERMINED).unwrap();
		assert_eq!(ids(TaskDistributor::open_requests(10)), vec![1, 2, 3, 4, 5]);
		assert_eq!(ids(TaskDistributor::open_requests(2)), vec![1, 2]);
	});
}

#[test]
fn the_least_fee_depends_on_the_events() {
	ExtBuilder.build_and_check(|| {
		let minimum_fee = |algorithm| TaskDistributor::minimum_fee(&algorithm);
		assert_eq!(minimum_fee(ALGORITHM), Ok(MINIMUM_FEE));
		assert_eq!(minimum_fee(RETIRED), Err(AlgorithmUnusable::Retired));
		assert_eq!(minimum_fee(AlgorithmId([3; 32])), Err(AlgorithmUnusable::NotFound));
	});
}
