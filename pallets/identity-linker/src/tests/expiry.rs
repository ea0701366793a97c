use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, Links, NextNonce, mock::*};

#[test]
fn a_request_can_be_answered_until_it_expires() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		run_to(LIFETIME);
		assert_ok!(confirm(id, 4));
	});
}

#[test]
fn an_expired_request_is_gone_and_its_deposit_returned() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		run_to(LIFETIME);
		events();

		run_to(LIFETIME + 1);

		assert_eq!(Links::<Test>::get(id), None);
		assert_eq!((held(1), Balances::free_balance(account(1))), (0, BALANCE));
		assert_eq!(events(), vec![Event::LinkExpired { id, account: account(1) }]);
		assert_noop!(confirm(id, 4), Error::<Test>::NotFound);
		assert_noop!(unlink(1, id), Error::<Test>::NotFound);
	});
}

#[test]
fn the_nonce_of_an_expired_request_stays_used() {
	ExtBuilder.build_and_check(|| {
		request(1).unwrap();
		run_to(LIFETIME + 1);
		assert_eq!(NextNonce::<Test>::get(account(1)), 1);
	});
}

#[test]
fn a_full_block_of_requests_expires_at_once() {
	ExtBuilder.build_and_check(|| {
		let ids: Vec<_> = (0..MAX_PER_BLOCK).map(|n| request(1 + n as u8).unwrap()).collect();
		confirm(ids[1], 4).unwrap();
		run_to(LIFETIME + 1);
		assert_eq!(Links::<Test>::iter_keys().collect::<Vec<_>>(), vec![ids[1]]);
	});
}

#[test]
fn requests_of_different_blocks_expire_in_turn() {
	ExtBuilder.build_and_check(|| {
		let first = request(1).unwrap();
		run_to(2);
		let second = request(1).unwrap();
		run_to(LIFETIME + 1);
		assert_eq!(Links::<Test>::get(first), None);
		assert!(Links::<Test>::contains_key(second));
	});
}
