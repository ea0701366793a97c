use litentry_token::{Hours, Token, Update, Uses};
use litentry_vocabulary::TokenId;
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Call, Error, Event, mock::*};

#[test]
fn a_use_is_counted_and_nothing_else_changes() {
	ExtBuilder.build_and_check(|| {
		let id = granted(pass());
		let before = stored(id);
		events();

		assert_ok!(redeem(GUEST, id));

		let terms = litentry_token::Terms { uses: Uses::Left(2), ..before.terms.clone() };
		assert_eq!(stored(id), Token { terms, ..before });
		let (verifier, left) = (account(DOOR), Uses::Left(2));
		let redeemed =
			Event::TokenRedeemed { id, holder: account(GUEST), verifier, supporting: None, left };
		assert_eq!(events(), vec![redeemed]);
	});
}

#[test]
fn a_token_is_used_as_often_as_it_says() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		for left in [2, 1, 0] {
			assert_ok!(redeem(GUEST, token));
			assert_eq!(uses(token), Uses::Left(left));
		}
		assert_noop!(redeem(GUEST, token), Error::<Test>::UsedUp);
	});
}

#[test]
fn an_unlimited_token_stays_unlimited() {
	ExtBuilder.build_and_check(|| {
		let token = issue(OWNER, LOCK, GUEST).unwrap();
		(0..5).for_each(|_| redeem(GUEST, token).unwrap());
		assert_eq!(uses(token), Uses::Unlimited);
	});
}

#[test]
fn the_verifier_is_the_owner_or_a_delegate_with_the_right_to_verify() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		let at = |verifier| {
			let verifier = account(verifier);
			send(GUEST, Call::redeem { token, verifier, supporting: None })
		};
		assert_ok!(at(OWNER));
		assert_ok!(at(DOOR));
		for stranger in [PORTER, CLERK, GUEST] {
			assert_noop!(at(stranger), Error::<Test>::NotVerifier);
		}
	});
}

#[test]
fn only_the_holder_redeems() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		for stranger in [OWNER, DOOR, FRIEND] {
			assert_noop!(redeem(stranger, token), Error::<Test>::NotHolder);
		}
		transfer(GUEST, token, FRIEND).unwrap();
		assert_noop!(redeem(GUEST, token), Error::<Test>::NotHolder);
		assert_ok!(redeem(FRIEND, token));
	});
}

#[test]
fn a_token_is_good_from_its_start_to_its_end() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		let (to, starts) = (account(GUEST), Some(START + HOUR));
		send(OWNER, Call::grant { to, identity: LOCK, definition, starts }).unwrap();
		let token = latest(LOCK);
		wait(HOUR - 1);
		assert_noop!(redeem(GUEST, token), Error::<Test>::NotYet);
		wait(1);
		assert_ok!(redeem(GUEST, token));
		wait(3 * HOUR - 1);
		assert_ok!(redeem(GUEST, token));
		wait(1);
		assert_noop!(redeem(GUEST, token), Error::<Test>::Expired);
	});
}

#[test]
fn a_token_is_good_at_its_hours() {
	ExtBuilder.build_and_check(|| {
		let token = issue(OWNER, LOCK, GUEST).unwrap();
		// Mondays from 13:00 to 14:00.
		let hours = Hours { days: 1, from: 52, until: 56, offset: 0 };
		update(OWNER, token, Update { hours: Some(Some(hours)), ..UNCHANGED }).unwrap();
		assert_noop!(redeem(GUEST, token), Error::<Test>::OutsideHours);
		wait(HOUR);
		assert_ok!(redeem(GUEST, token));
		wait(HOUR);
		assert_noop!(redeem(GUEST, token), Error::<Test>::OutsideHours);
	});
}

#[test]
fn a_recalled_token_is_not_redeemed() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		recall(OWNER, token).unwrap();
		assert_noop!(redeem(GUEST, token), Error::<Test>::Recalled);
	});
}

#[test]
fn a_retired_identitys_token_is_not_redeemed() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		retire(LOCK);
		assert_noop!(redeem(GUEST, token), Error::<Test>::IdentityRetired);
	});
}

#[test]
fn a_frozen_account_redeems_nothing() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		freeze(GUEST, GUEST).unwrap();
		assert_noop!(redeem(GUEST, token), Error::<Test>::Frozen);
	});
}

#[test]
fn a_token_that_does_not_exist_cannot_be_redeemed() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(redeem(GUEST, TokenId([9; 32])), Error::<Test>::NotFound);
	});
}

#[test]
fn a_required_token_is_shown_and_not_used() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass_for_adults());
		let adult = issue(CLERK, OFFICE, GUEST).unwrap();
		let before = stored(adult);
		assert_noop!(redeem(GUEST, token), Error::<Test>::RequirementMissing);
		assert_ok!(redeem_with(GUEST, token, Some(adult)));
		assert_eq!((uses(token), stored(adult)), (Uses::Left(2), before));
	});
}

#[test]
fn a_required_token_is_the_holders_own() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass_for_adults());
		let of_friend = issue(CLERK, OFFICE, FRIEND).unwrap();
		let redeemed = redeem_with(GUEST, token, Some(of_friend));
		assert_noop!(redeemed, Error::<Test>::RequirementMissing);
	});
}

#[test]
fn a_required_token_is_of_the_identity_that_is_required() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass_for_adults());
		let of_lock = issue(OWNER, LOCK, GUEST).unwrap();
		for other in [of_lock, token, TokenId([9; 32])] {
			let redeemed = redeem_with(GUEST, token, Some(other));
			assert_noop!(redeemed, Error::<Test>::RequirementMissing);
		}
	});
}

#[test]
fn a_required_token_is_good() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass_for_adults());
		let adult = issue(CLERK, OFFICE, GUEST).unwrap();
		recall(CLERK, adult).unwrap();
		let redeemed = redeem_with(GUEST, token, Some(adult));
		assert_noop!(redeemed, Error::<Test>::RequirementMissing);
		let adult = issue(CLERK, OFFICE, GUEST).unwrap();
		retire(OFFICE);
		let redeemed = redeem_with(GUEST, token, Some(adult));
		assert_noop!(redeemed, Error::<Test>::RequirementMissing);
	});
}
