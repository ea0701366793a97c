use litentry_token::Token;
use litentry_vocabulary::TokenId;
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, mock::*};

#[test]
fn a_recalled_token_is_good_no_longer() {
	ExtBuilder.build_and_check(|| {
		let id = issue(OWNER, LOCK, GUEST).unwrap();
		let before = stored(id);
		events();

		assert_ok!(recall(PORTER, id));

		assert_eq!(stored(id), Token { recalled: true, ..before });
		assert_eq!(events(), vec![Event::TokenRecalled { id }]);
		assert_noop!(redeem(GUEST, id), Error::<Test>::Recalled);
	});
}

#[test]
fn the_other_tokens_stay_good() {
	ExtBuilder.build_and_check(|| {
		let [recalled, other] = [(); 2].map(|()| issue(OWNER, LOCK, GUEST).unwrap());
		recall(OWNER, recalled).unwrap();
		assert_ok!(redeem(GUEST, other));
	});
}

#[test]
fn a_token_is_recalled_once() {
	ExtBuilder.build_and_check(|| {
		let [first, second] = [(); 2].map(|()| issue(OWNER, LOCK, GUEST).unwrap());
		recall(OWNER, first).unwrap();
		assert_noop!(recall(OWNER, first), Error::<Test>::Recalled);
		recall_all(OWNER).unwrap();
		assert_noop!(recall(OWNER, second), Error::<Test>::Recalled);
	});
}

#[test]
fn only_an_issuer_of_its_identity_recalls_a_token() {
	ExtBuilder.build_and_check(|| {
		let token = issue(OWNER, LOCK, GUEST).unwrap();
		for stranger in [GUEST, DOOR, CLERK] {
			assert_noop!(recall(stranger, token), Error::<Test>::NotIssuer);
		}
	});
}

#[test]
fn a_retired_identitys_token_needs_no_recall() {
	ExtBuilder.build_and_check(|| {
		let token = issue(OWNER, LOCK, GUEST).unwrap();
		retire(LOCK);
		assert_noop!(recall(OWNER, token), Error::<Test>::IdentityRetired);
	});
}

#[test]
fn a_token_that_does_not_exist_cannot_be_recalled() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(recall(OWNER, TokenId([9; 32])), Error::<Test>::NotFound);
	});
}
