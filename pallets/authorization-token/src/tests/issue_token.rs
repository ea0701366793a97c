use litentry_token::{MAX_TOKEN_DATA, Terms, Token, Transfer, Uses, token_id};
use litentry_vocabulary::{Moment, RecallEpoch};
use polkadot_sdk::{
	frame_support::{BoundedVec, assert_noop, assert_ok, dispatch::DispatchResult},
	sp_runtime::TokenError,
};

use crate::{Call, Error, Event, HoldReason, Issuers, TokenCount, TokensBy, TokensOf, mock::*};

fn issue_until(expires: Option<Moment>) -> DispatchResult {
	let data = BoundedVec::truncate_from(vec![7; MAX_TOKEN_DATA as usize]);
	let to = account(GUEST);
	send(OWNER, Call::issue_token { to, identity: LOCK, cost: 3, data, data_type: 9, expires })
}

#[test]
fn a_token_is_kept_and_its_deposit_held() {
	ExtBuilder.build_and_check(|| {
		assert_ok!(issue_until(Some(START + HOUR)));
		let id = token_id(&LOCK, 0);
		let token = Token {
			identity: LOCK,
			definition: None,
			holder: holder(GUEST),
			starts: START,
			expires: Some(START + HOUR),
			terms: Terms {
				uses: Uses::Unlimited,
				hours: None,
				transfer: Transfer::For(3),
				requires: None,
				data: BoundedVec::truncate_from(vec![7; MAX_TOKEN_DATA as usize]),
				data_type: 9,
			},
			epoch: RecallEpoch(0),
			amendments: 0,
			recalled: false,
			depositor: holder(OWNER),
			deposit: TOKEN_DEPOSIT,
		};
		assert_eq!(stored(id), token);
		assert_eq!(held(HoldReason::Token, OWNER), TOKEN_DEPOSIT);
		assert_eq!(events(), vec![Event::TokenIssued { id, token }]);
	});
}

#[test]
fn a_token_is_found_by_its_holder_and_by_its_identity() {
	ExtBuilder.build_and_check(|| {
		let id = issue(OWNER, LOCK, GUEST).unwrap();
		assert!(TokensOf::<Test>::contains_key((holder(GUEST), LOCK, id)));
		assert!(TokensBy::<Test>::contains_key(LOCK, id));
		assert_eq!((TokenCount::<Test>::get(holder(GUEST)), issuer(LOCK).tokens), (1, 1));
	});
}

#[test]
fn a_delegate_with_the_right_to_issue_issues_and_pays_the_deposit() {
	ExtBuilder.build_and_check(|| {
		assert_ok!(issue(PORTER, LOCK, GUEST));
		assert_eq!((held(HoldReason::Token, PORTER), free(OWNER)), (TOKEN_DEPOSIT, BALANCE));
	});
}

#[test]
fn nobody_else_issues() {
	ExtBuilder.build_and_check(|| {
		for stranger in [DOOR, CLERK, STRANGER] {
			assert_noop!(issue(stranger, LOCK, GUEST), Error::<Test>::NotIssuer);
		}
	});
}

#[test]
fn a_retired_identity_issues_nothing() {
	ExtBuilder.build_and_check(|| {
		retire(LOCK);
		assert_noop!(issue(OWNER, LOCK, GUEST), Error::<Test>::IdentityRetired);
	});
}

#[test]
fn an_identity_that_does_not_exist_issues_nothing() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(issue(OWNER, NOTHING, GUEST), Error::<Test>::IdentityNotFound);
	});
}

#[test]
fn a_token_ends_later_than_it_starts() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(issue_until(Some(START)), Error::<Test>::EndsBeforeStart);
		assert_noop!(issue_until(Some(0)), Error::<Test>::EndsBeforeStart);
		assert_ok!(issue_until(Some(START + 1)));
	});
}

#[test]
fn no_id_is_given_out_twice() {
	ExtBuilder.build_and_check(|| {
		let first = issue(OWNER, LOCK, GUEST).unwrap();
		recall(OWNER, first).unwrap();
		forget(first).unwrap();
		let second = issue(OWNER, LOCK, GUEST).unwrap();
		assert_eq!((first, second), (token_id(&LOCK, 0), token_id(&LOCK, 1)));
		assert_eq!(issue(CLERK, OFFICE, GUEST), Ok(token_id(&OFFICE, 0)));
	});
}

#[test]
fn who_has_given_out_all_numbers_issues_no_more() {
	ExtBuilder.build().execute_with(|| {
		Issuers::<Test>::mutate(LOCK, |issuer| issuer.issued = u64::MAX);
		assert_noop!(issue(OWNER, LOCK, GUEST), Error::<Test>::NumbersExhausted);
	});
}

#[test]
fn who_cannot_pay_the_deposit_issues_nothing() {
	ExtBuilder.build_and_check(|| {
		Registry::mutate(|registry| registry.get_mut(&LOCK).unwrap().owner = holder(PAUPER));
		assert_noop!(issue(PAUPER, LOCK, GUEST), TokenError::FundsUnavailable);
	});
}
