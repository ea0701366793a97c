use litentry_computing_request::SEALED_REQUEST_LENGTH;
use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Balance, KeyEpoch, RequestId};
use polkadot_sdk::{
	frame_support::{
		BoundedVec, assert_noop, assert_ok,
		dispatch::{DispatchResultWithPostInfo, RawOrigin},
	},
	sp_runtime::{DispatchError, TokenError},
};

use crate::{Call, Error, Event, Request, Requests, mock::*};

fn request_with(
	algorithm: AlgorithmId,
	epoch: KeyEpoch,
	fee: Balance,
	length: usize,
) -> DispatchResultWithPostInfo {
	let sealed = BoundedVec::truncate_from(vec![7; length]);
	send(1, Call::request { algorithm, epoch, fee, sealed })
}

#[test]
fn a_request_is_kept_with_its_time() {
	ExtBuilder.build_and_check(|| {
		run_to(3);
		let id = request(1).unwrap();
		let expected = Request {
			account: account(1),
			algorithm: ALGORITHM,
			epoch: EPOCH,
			fee: FEE,
			deposit: DEPOSIT,
			sealed: sealed(),
			at: moment_of(3),
			block: 3,
			deadline: 3 + LIFETIME,
		};
		assert_eq!((id, Requests::<Test>::get(id)), (RequestId(0), Some(expected)));
	});
}

#[test]
fn an_event_tells_all_of_a_request() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		let requested = Event::Requested {
			id,
			account: account(1),
			algorithm: ALGORITHM,
			epoch: EPOCH,
			fee: FEE,
			deposit: DEPOSIT,
			sealed: sealed(),
			at: moment_of(1),
			deadline: 1 + LIFETIME,
		};
		assert_eq!(events(), vec![requested]);
	});
}

#[test]
fn fee_and_deposit_are_held() {
	ExtBuilder.build_and_check(|| {
		request(1).unwrap();
		request(1).unwrap();
		assert_eq!(held(1), (2 * FEE, 2 * DEPOSIT));
		assert_eq!(free(account(1)), BALANCE - 2 * (FEE + DEPOSIT));
	});
}

#[test]
fn the_least_fee_is_enough() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(request_for(1, MINIMUM_FEE - 1), Error::<Test>::FeeTooLow);
		assert_ok!(request_for(1, MINIMUM_FEE));
	});
}

#[test]
fn an_unusable_algorithm_is_refused() {
	ExtBuilder.build_and_check(|| {
		let with = |algorithm| request_with(algorithm, EPOCH, FEE, SEALED_REQUEST_LENGTH);
		assert_noop!(with(RETIRED), Error::<Test>::AlgorithmRetired);
		assert_noop!(with(AlgorithmId([3; 32])), Error::<Test>::AlgorithmNotFound);
	});
}

#[test]
fn another_epoch_is_refused() {
	ExtBuilder.build_and_check(|| {
		for epoch in [KeyEpoch(EPOCH.0 - 1), KeyEpoch(EPOCH.0 + 1)] {
			let result = request_with(ALGORITHM, epoch, FEE, SEALED_REQUEST_LENGTH);
			assert_noop!(result, Error::<Test>::WrongEpoch);
		}
	});
}

#[test]
fn a_shorter_request_is_refused() {
	ExtBuilder.build_and_check(|| {
		for length in [0, SEALED_REQUEST_LENGTH - 1] {
			let result = request_with(ALGORITHM, EPOCH, FEE, length);
			assert_noop!(result, Error::<Test>::WrongLength);
		}
	});
}

#[test]
fn a_block_holds_only_so_many_requests() {
	ExtBuilder.build_and_check(|| {
		for _ in 0..MAX_PER_BLOCK {
			request(1).unwrap();
		}
		assert_noop!(request(2), Error::<Test>::BlockFull);
		run_to(2);
		assert_ok!(request(2));
	});
}

#[test]
fn fee_and_deposit_must_be_there() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(request(50), TokenError::FundsUnavailable);
		assert_noop!(request_for(1, BALANCE - DEPOSIT), TokenError::FundsUnavailable);
		assert_ok!(request_for(1, BALANCE - DEPOSIT - EXISTENTIAL_DEPOSIT));
	});
}

#[test]
fn an_unsigned_request_is_refused() {
	ExtBuilder.build_and_check(|| {
		let origin = RawOrigin::None.into();
		let result = TaskDistributor::request(origin, ALGORITHM, EPOCH, FEE, sealed());
		assert_noop!(result, DispatchError::BadOrigin);
	});
}
