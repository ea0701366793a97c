use litentry_token::{Hours, Update};
use litentry_vocabulary::TokenId;
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{
	Error, Event, HoldReason, LastBought, TokenCount, Tokens, TokensBy, TokensOf, mock::*,
};

#[test]
fn a_forgotten_token_leaves_nothing_and_returns_its_deposit() {
	ExtBuilder.build_and_check(|| {
		let id = buy(GUEST, offer(pass()), GUEST).unwrap();
		wait(3 * HOUR);
		events();

		assert_ok!(forget(id));

		assert_eq!(Tokens::<Test>::iter().count(), 0);
		assert_eq!(TokensOf::<Test>::iter().count(), 0);
		assert_eq!(TokensBy::<Test>::iter().count(), 0);
		assert_eq!(TokenCount::<Test>::iter().count(), 0);
		assert_eq!(LastBought::<Test>::iter().count(), 0);
		assert_eq!(issuer(LOCK).tokens, 0);
		assert_eq!((held(HoldReason::Token, GUEST), free(GUEST)), (0, BALANCE - PRICE));
		let (depositor, deposit) = (account(GUEST), TOKEN_DEPOSIT);
		assert_eq!(events(), vec![Event::TokenForgotten { id, depositor, deposit }]);
	});
}

#[test]
fn whatever_ended_a_token_it_can_be_forgotten() {
	ExtBuilder.build_and_check(|| {
		let [recalled, used, all, expired] = [(); 4].map(|()| granted(pass()));
		recall(OWNER, recalled).unwrap();
		assert_ok!(forget(recalled));
		(0..3).for_each(|_| redeem(GUEST, used).unwrap());
		assert_ok!(forget(used));
		recall_all(OWNER).unwrap();
		assert_ok!(forget(all));
		wait(3 * HOUR);
		assert_ok!(forget(expired));
		let retired = granted(pass());
		retire(LOCK);
		assert_ok!(forget(retired));
	});
}

#[test]
fn a_used_up_token_can_be_forgotten_at_any_hour() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		(0..3).for_each(|_| redeem(GUEST, token).unwrap());
		let sundays = Hours { days: 0b100_0000, from: 0, until: 96, offset: 0 };
		update_all(OWNER, Update { hours: Some(Some(sundays)), ..UNCHANGED }).unwrap();
		assert_ok!(forget(token));
	});
}

#[test]
fn a_token_that_is_good_or_will_be_is_not_forgotten() {
	ExtBuilder.build_and_check(|| {
		let good = granted(pass());
		assert_noop!(forget(good), Error::<Test>::StillGood);
		let definition = offer(pass());
		let (to, starts) = (account(GUEST), Some(START + HOUR));
		let later = crate::Call::grant { to, identity: LOCK, definition, starts };
		send(OWNER, later).unwrap();
		assert_noop!(forget(latest(LOCK)), Error::<Test>::StillGood);
		let sundays = Hours { days: 0b100_0000, from: 0, until: 96, offset: 0 };
		update(OWNER, good, Update { hours: Some(Some(sundays)), ..UNCHANGED }).unwrap();
		assert_noop!(forget(good), Error::<Test>::StillGood);
	});
}

#[test]
fn a_token_is_forgotten_once() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		recall(OWNER, token).unwrap();
		assert_ok!(forget(token));
		assert_noop!(forget(token), Error::<Test>::NotFound);
		assert_noop!(forget(TokenId([9; 32])), Error::<Test>::NotFound);
	});
}

#[test]
fn its_holder_gives_a_token_up_unless_it_is_frozen() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		freeze(GUEST, GUEST).unwrap();
		assert_noop!(send(GUEST, crate::Call::forget_token { token }), Error::<Test>::StillGood);
		unfreeze(GUEST, GUEST).unwrap();
		assert_ok!(send(GUEST, crate::Call::forget_token { token }));
		assert_eq!(Tokens::<Test>::iter().count(), 0);
	});
}
