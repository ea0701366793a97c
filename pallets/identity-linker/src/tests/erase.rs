use polkadot_sdk::frame_support::{assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo};

use crate::{
	Call, Error, Event, Exports, LinkCount, Links, LinksOf, NextNonce, Nullifiers, PublicLinks,
	mock::*,
};

fn erase(owner: u8) -> DispatchResultWithPostInfo {
	send(owner, Call::erase {})
}

#[test]
fn everything_of_the_account_is_deleted_and_the_deposits_returned() {
	ExtBuilder.build_and_check(|| {
		shielded(1, 4);
		publish(1, 5).unwrap();
		refuse(request(1).unwrap()).unwrap();
		request_export(1).unwrap();
		answer_export(1).unwrap();
		events();

		assert_ok!(erase(1));

		let entries = [
			Links::<Test>::iter().count(),
			LinksOf::<Test>::iter().count(),
			LinkCount::<Test>::iter().count(),
			Nullifiers::<Test>::iter().count(),
			PublicLinks::<Test>::iter().count(),
			Exports::<Test>::iter().count(),
		];
		assert_eq!(entries, [0; 6]);
		assert_eq!((held(1), Balances::free_balance(account(1))), (0, BALANCE));
		assert_eq!(events(), vec![Event::Erased { account: account(1) }]);
	});
}

#[test]
fn erased_external_accounts_can_be_linked_anew() {
	ExtBuilder.build_and_check(|| {
		shielded(1, 4);
		publish(1, 5).unwrap();
		erase(1).unwrap();
		assert_ok!(confirm(request(2).unwrap(), 4));
		assert_ok!(publish(2, 5));
		assert_ok!(publish(1, 6));
	});
}

#[test]
fn no_nonce_comes_back() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		erase(1).unwrap();
		assert_eq!(NextNonce::<Test>::get(account(1)), 1);
	});
}

#[test]
fn nothing_is_erased_while_something_waits_for_the_workers() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		shield(1, id).unwrap();
		assert_noop!(erase(1), Error::<Test>::Pending);
		refuse(id).unwrap();
		request_export(1).unwrap();
		assert_noop!(erase(1), Error::<Test>::Pending);
		answer_export(1).unwrap();
		assert_ok!(erase(1));
	});
}

#[test]
fn an_export_alone_is_erased_too() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		answer_export(1).unwrap();
		assert_ok!(erase(1));
		assert_eq!(held(1), 0);
	});
}

#[test]
fn what_is_another_accounts_stays() {
	ExtBuilder.build_and_check(|| {
		let other = publish(2, 6).unwrap();
		publish(1, 5).unwrap();
		assert_ok!(erase(1));
		assert!(Links::<Test>::contains_key(other));
		assert_noop!(erase(1), Error::<Test>::NothingToErase);
	});
}
