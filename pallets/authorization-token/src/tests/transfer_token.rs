use litentry_token::{Definition, Hours, Transfer, Update};
use litentry_vocabulary::TokenId;
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::TokenError,
};

use crate::{Error, Event, HoldReason, TokenCount, TokensOf, mock::*};

#[test]
fn a_token_changes_hands_and_its_cost_is_paid_to_the_identitys_owner() {
	ExtBuilder.build_and_check(|| {
		let id = issue(PORTER, LOCK, GUEST).unwrap();
		events();

		assert_ok!(transfer(GUEST, id, FRIEND));

		assert_eq!(stored(id).holder, holder(FRIEND));
		assert_eq!((free(GUEST), free(OWNER)), (BALANCE - COST, BALANCE + COST));
		let (from, to, paid_to) = (account(GUEST), account(FRIEND), account(OWNER));
		let transferred = Event::TokenTransferred { id, from, to, cost: COST, paid_to };
		assert_eq!(events(), vec![transferred]);
	});
}

#[test]
fn the_indexes_and_counts_follow() {
	ExtBuilder.build_and_check(|| {
		let id = issue(OWNER, LOCK, GUEST).unwrap();
		transfer(GUEST, id, FRIEND).unwrap();
		let held: Vec<_> = TokensOf::<Test>::iter_keys().collect();
		assert_eq!(held, vec![(holder(FRIEND), LOCK, id)]);
		let counts: Vec<_> = TokenCount::<Test>::iter().collect();
		assert_eq!(counts, vec![(holder(FRIEND), 1)]);
	});
}

#[test]
fn the_deposit_stays_with_who_paid_it() {
	ExtBuilder.build_and_check(|| {
		let token = buy(GUEST, offer(pass()), GUEST).unwrap();
		transfer(GUEST, token, FRIEND).unwrap();
		wait(3 * HOUR);
		forget(token).unwrap();
		assert_eq!((held(HoldReason::Token, GUEST), free(GUEST)), (0, BALANCE - PRICE - COST));
	});
}

#[test]
fn only_the_holder_hands_a_token_on() {
	ExtBuilder.build_and_check(|| {
		let token = issue(OWNER, LOCK, GUEST).unwrap();
		for stranger in [OWNER, PORTER, FRIEND] {
			assert_noop!(transfer(stranger, token, FRIEND), Error::<Test>::NotHolder);
		}
		transfer(GUEST, token, FRIEND).unwrap();
		assert_noop!(transfer(GUEST, token, GUEST), Error::<Test>::NotHolder);
	});
}

#[test]
fn nobody_hands_a_token_to_itself() {
	ExtBuilder.build_and_check(|| {
		let token = issue(OWNER, LOCK, GUEST).unwrap();
		assert_noop!(transfer(GUEST, token, GUEST), Error::<Test>::TransferToSelf);
	});
}

#[test]
fn a_personal_token_stays_with_its_holder() {
	ExtBuilder.build_and_check(|| {
		let mut personal = pass();
		personal.terms.transfer = Transfer::Forbidden;
		let token = granted(personal);
		assert_noop!(transfer(GUEST, token, FRIEND), Error::<Test>::TransferForbidden);
	});
}

#[test]
fn what_has_ended_is_not_handed_on() {
	ExtBuilder.build_and_check(|| {
		let [recalled, used, expired] = [(); 3].map(|()| granted(pass()));
		recall(OWNER, recalled).unwrap();
		assert_noop!(transfer(GUEST, recalled, FRIEND), Error::<Test>::Recalled);
		(0..3).for_each(|_| redeem(GUEST, used).unwrap());
		assert_noop!(transfer(GUEST, used, FRIEND), Error::<Test>::UsedUp);
		wait(3 * HOUR);
		assert_noop!(transfer(GUEST, expired, FRIEND), Error::<Test>::Expired);
	});
}

#[test]
fn a_retired_identitys_token_is_not_handed_on() {
	ExtBuilder.build_and_check(|| {
		let token = issue(OWNER, LOCK, GUEST).unwrap();
		retire(LOCK);
		assert_noop!(transfer(GUEST, token, FRIEND), Error::<Test>::IdentityRetired);
	});
}

#[test]
fn what_is_not_good_only_now_is_handed_on() {
	ExtBuilder.build_and_check(|| {
		let sundays = Hours { days: 0b100_0000, from: 0, until: 96, offset: 0 };
		let token = granted(pass());
		update(OWNER, token, Update { hours: Some(Some(sundays)), ..UNCHANGED }).unwrap();
		assert_ok!(transfer(GUEST, token, FRIEND));
	});
}

#[test]
fn a_frozen_account_hands_nothing_on() {
	ExtBuilder.build_and_check(|| {
		let token = issue(OWNER, LOCK, GUEST).unwrap();
		freeze(GUEST, GUEST).unwrap();
		assert_noop!(transfer(GUEST, token, FRIEND), Error::<Test>::Frozen);
		unfreeze(GUEST, GUEST).unwrap();
		assert_ok!(transfer(GUEST, token, FRIEND));
	});
}

#[test]
fn who_cannot_pay_the_cost_keeps_the_token() {
	ExtBuilder.build_and_check(|| {
		let mut dear = pass();
		dear.terms.transfer = Transfer::For(BALANCE);
		let token = granted(Definition { ..dear });
		assert_noop!(transfer(GUEST, token, FRIEND), TokenError::NotExpendable);
	});
}

#[test]
fn a_token_that_does_not_exist_cannot_be_handed_on() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(transfer(GUEST, TokenId([9; 32]), FRIEND), Error::<Test>::NotFound);
	});
}
