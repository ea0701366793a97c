use litentry_token::{Hours, Token, Update};
use litentry_vocabulary::TokenId;
use polkadot_sdk::frame_support::{BoundedVec, assert_noop, assert_ok};

use crate::{Error, Event, mock::*};

const SUNDAYS: Hours = Hours { days: 0b100_0000, from: 0, until: 96, offset: 0 };

#[test]
fn what_an_update_names_changes_and_the_rest_stays() {
	ExtBuilder.build_and_check(|| {
		let id = granted(pass());
		let before = stored(id);
		let data = BoundedVec::truncate_from(b"C102".to_vec());
		let change = Update { data: Some(data.clone()), ..UNCHANGED };
		events();

		assert_ok!(update(PORTER, id, change.clone()));

		let terms = litentry_token::Terms { data, ..before.terms };
		assert_eq!(stored(id), Token { terms, ..before });
		assert_eq!(events(), vec![Event::TokenUpdated { id, update: change }]);
	});
}

#[test]
fn an_expired_token_can_be_prolonged() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		wait(3 * HOUR);
		assert_noop!(redeem(GUEST, token), Error::<Test>::Expired);
		assert_ok!(update(OWNER, token, Update { expires: Some(None), ..UNCHANGED }));
		assert_ok!(redeem(GUEST, token));
	});
}

#[test]
fn hours_can_be_set_and_lifted() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		assert_ok!(update(OWNER, token, Update { hours: Some(Some(SUNDAYS)), ..UNCHANGED }));
		assert_noop!(redeem(GUEST, token), Error::<Test>::OutsideHours);
		assert_ok!(update(OWNER, token, Update { hours: Some(None), ..UNCHANGED }));
		assert_ok!(redeem(GUEST, token));
	});
}

#[test]
fn an_update_of_one_outlives_an_earlier_update_of_all() {
	ExtBuilder.build_and_check(|| {
		let [one, other] = [(); 2].map(|()| granted(pass()));
		let end = |at| Update { expires: Some(Some(at)), ..UNCHANGED };
		update_all(OWNER, end(START + HOUR)).unwrap();
		update(OWNER, one, end(START + 2 * HOUR)).unwrap();
		wait(HOUR);
		assert_noop!(redeem(GUEST, other), Error::<Test>::Expired);
		assert_ok!(redeem(GUEST, one));
		update_all(OWNER, end(START + HOUR)).unwrap();
		assert_noop!(redeem(GUEST, one), Error::<Test>::Expired);
	});
}

#[test]
fn an_update_changes_something_to_something_that_can_be() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		assert_noop!(update(OWNER, token, UNCHANGED), Error::<Test>::NothingToUpdate);
		let never = Update { hours: Some(Some(Hours { days: 0, ..SUNDAYS })), ..UNCHANGED };
		assert_noop!(update(OWNER, token, never), Error::<Test>::InvalidHours);
		let at_once = Update { expires: Some(Some(START)), ..UNCHANGED };
		assert_noop!(update(OWNER, token, at_once), Error::<Test>::EndsBeforeStart);
	});
}

#[test]
fn a_recalled_token_is_not_updated() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		recall_all(OWNER).unwrap();
		let change = Update { expires: Some(None), ..UNCHANGED };
		assert_noop!(update(OWNER, token, change), Error::<Test>::Recalled);
	});
}

#[test]
fn only_an_issuer_of_its_identity_updates_a_token() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		let change = Update { expires: Some(None), ..UNCHANGED };
		for stranger in [GUEST, DOOR, CLERK] {
			assert_noop!(update(stranger, token, change.clone()), Error::<Test>::NotIssuer);
		}
	});
}

#[test]
fn a_retired_identitys_token_is_not_updated() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		retire(LOCK);
		let change = Update { expires: Some(None), ..UNCHANGED };
		assert_noop!(update(OWNER, token, change), Error::<Test>::IdentityRetired);
	});
}

#[test]
fn a_token_that_does_not_exist_cannot_be_updated() {
	ExtBuilder.build_and_check(|| {
		let change = Update { expires: Some(None), ..UNCHANGED };
		assert_noop!(update(OWNER, TokenId([9; 32]), change), Error::<Test>::NotFound);
	});
}
