use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, Exports, LinkState, Links, NextNonce, mock::*};

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

#[test]
fn a_link_that_was_not_shielded_in_time_stays_public() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		run_to(2);
		shield(1, id).unwrap();
		run_to(LIFETIME + 1);
		events();

		run_to(LIFETIME + 2);

		let state = LinkState::Public { external: device(5), since: 1 };
		assert_eq!(Links::<Test>::get(id).unwrap().state, state);
		assert_eq!(events(), vec![Event::TurnExpired { id, account: account(1) }]);
		assert_eq!(held(1), DEPOSIT);
	});
}

#[test]
fn a_link_that_was_not_revealed_in_time_stays_shielded() {
	ExtBuilder.build_and_check(|| {
		let id = shielded(1, 4);
		let state = Links::<Test>::get(id).unwrap().state;
		reveal(1, id).unwrap();
		events();

		run_to(LIFETIME + 1);

		assert_eq!(Links::<Test>::get(id).unwrap().state, state);
		assert_eq!(events(), vec![Event::TurnExpired { id, account: account(1) }]);
		assert_noop!(confirm_reveal(id, 5), Error::<Test>::NotRevealing);
	});
}

#[test]
fn an_export_that_nobody_delivered_is_gone_and_its_deposit_returned() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		events();

		run_to(LIFETIME + 1);

		assert_eq!((Exports::<Test>::get(account(1)), held(1)), (None, 0));
		assert_eq!(events(), vec![Event::ExportExpired { account: account(1) }]);
		assert_noop!(answer_export(1), Error::<Test>::NoExport);
	});
}

#[test]
fn a_delivered_export_does_not_expire() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		answer_export(1).unwrap();
		run_to(2 * LIFETIME);
		assert!(Exports::<Test>::contains_key(account(1)));
	});
}
