use litentry_token::{Definition, Transfer, Update, Uses};
use litentry_vocabulary::{DefinitionId, Moment};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_runtime::TokenError,
};

use crate::{Call, Error, Event, HoldReason, LastBought, mock::*};

fn buy_from(definition: DefinitionId, starts: Option<Moment>) -> DispatchResult {
	send(GUEST, Call::buy { identity: LOCK, definition, holder: account(GUEST), starts })
}

#[test]
fn a_buyer_pays_the_identitys_owner_and_the_deposit() {
	ExtBuilder.build_and_check(|| {
		let definition = define(PORTER, pass()).unwrap();
		events();

		let id = buy(GUEST, definition, GUEST).unwrap();

		assert_eq!((free(OWNER), free(GUEST)), (BALANCE + PRICE, BALANCE - PRICE - TOKEN_DEPOSIT));
		assert_eq!(held(HoldReason::Token, GUEST), TOKEN_DEPOSIT);
		let (buyer, seller) = (account(GUEST), account(OWNER));
		let issued = Event::TokenIssued { id, token: stored(id) };
		assert_eq!(events(), vec![issued, Event::TokenBought { id, buyer, seller, price: PRICE }]);
	});
}

#[test]
fn a_bought_token_has_the_terms_of_its_definition() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		let bought = stored(buy(GUEST, definition, FRIEND).unwrap());
		assert_eq!(
			(bought.holder, bought.depositor, bought.expires, bought.terms),
			(holder(FRIEND), holder(GUEST), Some(START + 3 * HOUR), pass().terms)
		);
	});
}

#[test]
fn the_owner_pays_itself_nothing() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		assert_ok!(buy(OWNER, definition, OWNER));
		assert_eq!(free(OWNER), BALANCE - DEFINITION_DEPOSIT - TOKEN_DEPOSIT);
	});
}

#[test]
fn what_is_good_is_not_sold_twice() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		assert_ok!(buy(GUEST, definition, GUEST));
		assert_noop!(buy(GUEST, definition, GUEST), Error::<Test>::AlreadyHeld);
		wait(3 * HOUR - 1);
		assert_noop!(buy(GUEST, definition, GUEST), Error::<Test>::AlreadyHeld);
		wait(1);
		assert_ok!(buy(GUEST, definition, GUEST));
	});
}

#[test]
fn what_has_not_started_is_not_sold_twice() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		assert_ok!(buy_from(definition, Some(START + HOUR)));
		assert_noop!(buy_from(definition, None), Error::<Test>::AlreadyHeld);
	});
}

#[test]
fn what_is_used_up_or_recalled_is_sold_again() {
	ExtBuilder.build_and_check(|| {
		let once = Definition {
			terms: litentry_token::Terms { uses: Uses::Left(1), ..pass().terms },
			..pass()
		};
		let definition = offer(once);
		redeem(GUEST, buy(GUEST, definition, GUEST).unwrap()).unwrap();
		recall(OWNER, buy(GUEST, definition, GUEST).unwrap()).unwrap();
		assert_ok!(buy(GUEST, definition, GUEST));
	});
}

#[test]
fn what_was_handed_on_is_sold_again() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		let token = buy(GUEST, definition, GUEST).unwrap();
		transfer(GUEST, token, FRIEND).unwrap();
		assert_ok!(buy(GUEST, definition, GUEST));
		assert_ok!(buy(FRIEND, definition, FRIEND));
	});
}

#[test]
fn a_strangers_gift_keeps_nobody_from_buying() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		let holder = account(GUEST);
		let starts = Some(START + 1_000_000 * HOUR);
		let gift = Call::buy { identity: LOCK, definition, holder, starts };
		assert_ok!(send(STRANGER, gift));
		assert_ok!(buy(GUEST, definition, GUEST));
		assert_noop!(buy(GUEST, definition, GUEST), Error::<Test>::AlreadyHeld);
	});
}

#[test]
fn the_last_purchase_is_remembered_as_long_as_its_token_is_held() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		let first = buy(GUEST, definition, GUEST).unwrap();
		wait(3 * HOUR);
		let second = buy(GUEST, definition, GUEST).unwrap();
		let last = || LastBought::<Test>::get((LOCK, definition, holder(GUEST)));
		forget(first).unwrap();
		assert_eq!(last(), Some(second));
		recall(OWNER, second).unwrap();
		forget(second).unwrap();
		assert_eq!(last(), None);
	});
}

#[test]
fn an_amendment_decides_whether_the_last_purchase_is_good() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		assert_ok!(buy(GUEST, definition, GUEST));
		assert_ok!(update_all(OWNER, Update { expires: Some(Some(START)), ..UNCHANGED }));
		assert_ok!(buy(GUEST, definition, GUEST));
	});
}

#[test]
fn who_cannot_pay_gets_nothing() {
	ExtBuilder.build_and_check(|| {
		let dear = offer(Definition { price: BALANCE, ..pass() });
		assert_noop!(buy(GUEST, dear, GUEST), TokenError::FundsUnavailable);
		let cheap = offer(Definition { price: 0, ..pass() });
		assert_noop!(buy(PAUPER, cheap, PAUPER), TokenError::FundsUnavailable);
	});
}

#[test]
fn what_is_not_offered_is_not_sold() {
	ExtBuilder.build_and_check(|| {
		let (identity, definition) = (NOTHING, DefinitionId(0));
		assert_noop!(buy(GUEST, definition, GUEST), Error::<Test>::DefinitionNotFound);
		let call = Call::buy { identity, definition, holder: account(GUEST), starts: None };
		assert_noop!(send(GUEST, call), Error::<Test>::IdentityNotFound);
	});
}

#[test]
fn a_withdrawn_definition_is_not_sold() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		send(OWNER, Call::withdraw_definition { identity: LOCK, definition }).unwrap();
		assert_noop!(buy(GUEST, definition, GUEST), Error::<Test>::DefinitionNotFound);
	});
}

#[test]
fn a_retired_identity_sells_nothing() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		retire(LOCK);
		assert_noop!(buy(GUEST, definition, GUEST), Error::<Test>::IdentityRetired);
	});
}

#[test]
fn a_bought_token_starts_neither_in_the_past_nor_after_the_end_of_time() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		assert_noop!(buy_from(definition, Some(START - 1)), Error::<Test>::StartsInPast);
		assert_noop!(buy_from(definition, Some(u64::MAX)), Error::<Test>::EndsTooLate);
	});
}

#[test]
fn what_cannot_be_handed_on_can_be_bought() {
	ExtBuilder.build_and_check(|| {
		let mut personal = pass();
		personal.terms.transfer = Transfer::Forbidden;
		let definition = offer(personal);
		assert_ok!(buy(GUEST, definition, GUEST));
	});
}
