use litentry_link_record::SEALED_REQUEST_LENGTH;
use litentry_vocabulary::{KeyEpoch, LinkId};
use polkadot_sdk::{
	frame_support::{
		BoundedVec, assert_noop, assert_ok,
		dispatch::{DispatchResultWithPostInfo, RawOrigin},
	},
	sp_runtime::{DispatchError, TokenError},
};

use crate::{
	Call, Error, Event, Link, LinkCount, LinkState, Links, MAX_SKIPPED_NONCES, NextNonce, mock::*,
};

fn request_with(nonce: u32, epoch: KeyEpoch, length: usize) -> DispatchResultWithPostInfo {
	let sealed = BoundedVec::truncate_from(vec![7; length]);
	send(1, Call::request_link { nonce, epoch, ends: None, sealed })
}

#[test]
fn a_request_is_kept_and_its_deposit_held() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		let link = Link {
			owner: account(1),
			epoch: EPOCH,
			nonce: 0,
			requested_at: 1,
			deposit: DEPOSIT,
			ends: None,
			state: LinkState::Requested { sealed: sealed(), expires: 1 + LIFETIME },
		};
		assert_eq!((id, Links::<Test>::get(id)), (LinkId(0), Some(link)));
		assert_eq!(held(1), DEPOSIT);
		let requested = Event::LinkRequested {
			id,
			account: account(1),
			nonce: 0,
			epoch: EPOCH,
			ends: None,
			sealed: sealed(),
			expires: 1 + LIFETIME,
			deposit: DEPOSIT,
		};
		assert_eq!(events(), vec![requested]);
	});
}

#[test]
fn every_request_awaits_a_draw() {
	ExtBuilder.build_and_check(|| {
		request(1).unwrap();
		run_to(3);
		request(2).unwrap();
		assert_eq!(Awaited::get(), [1, 3]);
	});
}

#[test]
fn links_are_numbered_across_accounts() {
	ExtBuilder.build_and_check(|| {
		assert_eq!((request(1), request(2)), (Ok(LinkId(0)), Ok(LinkId(1))));
	});
}

#[test]
fn a_nonce_works_once() {
	ExtBuilder.build_and_check(|| {
		assert_ok!(request_with(0, EPOCH, SEALED_REQUEST_LENGTH));
		assert_noop!(request_with(0, EPOCH, SEALED_REQUEST_LENGTH), Error::<Test>::NonceUsed);
	});
}

#[test]
fn a_nonce_uses_up_the_smaller_ones() {
	ExtBuilder.build_and_check(|| {
		assert_ok!(request_with(5, EPOCH, SEALED_REQUEST_LENGTH));
		assert_noop!(request_with(4, EPOCH, SEALED_REQUEST_LENGTH), Error::<Test>::NonceUsed);
		assert_eq!(NextNonce::<Test>::get(account(1)), 6);
	});
}

#[test]
fn a_nonce_without_a_successor_is_refused() {
	ExtBuilder.build_and_check(|| {
		NextNonce::<Test>::insert(account(1), u32::MAX);
		let result = request_with(u32::MAX, EPOCH, SEALED_REQUEST_LENGTH);
		assert_noop!(result, Error::<Test>::NonceExhausted);
	});
}

#[test]
fn one_request_does_not_use_up_all_nonces() {
	ExtBuilder.build_and_check(|| {
		let far = MAX_SKIPPED_NONCES + 1;
		let result = request_with(far, EPOCH, SEALED_REQUEST_LENGTH);
		assert_noop!(result, Error::<Test>::NonceTooFar);
		assert_ok!(request_with(far - 1, EPOCH, SEALED_REQUEST_LENGTH));
	});
}

#[test]
fn another_epoch_is_refused() {
	ExtBuilder.build_and_check(|| {
		for epoch in [KeyEpoch(EPOCH.0 - 1), KeyEpoch(EPOCH.0 + 1)] {
			let result = request_with(0, epoch, SEALED_REQUEST_LENGTH);
			assert_noop!(result, Error::<Test>::WrongEpoch);
		}
	});
}

#[test]
fn a_shorter_request_is_refused() {
	ExtBuilder.build_and_check(|| {
		for length in [0, SEALED_REQUEST_LENGTH - 1] {
			assert_noop!(request_with(0, EPOCH, length), Error::<Test>::WrongLength);
		}
	});
}

#[test]
fn a_link_that_counts_at_no_later_block_is_refused() {
	ExtBuilder.build_and_check(|| {
		run_to(5);
		assert_noop!(request_until(1, Some(5)), Error::<Test>::AlreadyEnded);
		let id = request_until(1, Some(6)).unwrap();
		assert_eq!(Links::<Test>::get(id).unwrap().ends, Some(6));
	});
}

#[test]
fn an_account_has_only_so_many_links() {
	ExtBuilder.build_and_check(|| {
		for _ in 0..MAX_LINKS {
			request(1).unwrap();
			run_to(System::block_number() + 1);
		}
		assert_noop!(request(1), Error::<Test>::TooManyLinks);
		assert_eq!(LinkCount::<Test>::get(account(1)), MAX_LINKS);
		assert_ok!(request(2));
	});
}

#[test]
fn a_block_holds_only_so_many_requests() {
	ExtBuilder.build_and_check(|| {
		for owner in 1..=MAX_PER_BLOCK {
			request(owner as u8).unwrap();
		}
		assert_noop!(request(4), Error::<Test>::BlockFull);
		run_to(2);
		assert_ok!(request(4));
	});
}

#[test]
fn the_deposit_must_be_there() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(request(50), TokenError::FundsUnavailable);
	});
}

#[test]
fn an_unsigned_request_is_refused() {
	ExtBuilder.build_and_check(|| {
		let result = IdentityLinker::request_link(RawOrigin::None.into(), 0, EPOCH, None, sealed());
		assert_noop!(result, DispatchError::BadOrigin);
	});
}
