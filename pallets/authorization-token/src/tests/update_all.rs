use litentry_token::{Amendments, Hours, Update};
use polkadot_sdk::frame_support::{BoundedVec, assert_noop, assert_ok};

use crate::{Call, Error, Event, Issuers, mock::*};

fn until(expires: u64) -> Update {
	Update { expires: Some(Some(expires)), ..UNCHANGED }
}

#[test]
fn all_tokens_change_and_none_is_written() {
	ExtBuilder.build_and_check(|| {
		let [one, other] = [(); 2].map(|()| granted(pass()));
		let before = [one, other].map(stored);
		events();

		assert_ok!(update_all(PORTER, until(START + HOUR)));

		let update = until(START + HOUR);
		assert_eq!(events(), vec![Event::AllTokensUpdated { identity: LOCK, number: 1, update }]);
		assert_eq!([one, other].map(stored), before);
		wait(HOUR);
		assert_noop!(redeem(GUEST, one), Error::<Test>::Expired);
		assert_noop!(redeem(GUEST, other), Error::<Test>::Expired);
	});
}

#[test]
fn later_tokens_are_as_they_are_issued() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		update_all(OWNER, until(START + HOUR)).unwrap();
		let later = grant(GUEST, definition);
		wait(2 * HOUR);
		assert_ok!(redeem(GUEST, later));
	});
}

#[test]
fn parts_are_changed_one_by_one() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		let data = BoundedVec::truncate_from(b"C102".to_vec());
		update_all(OWNER, Update { data: Some(data.clone()), ..UNCHANGED }).unwrap();
		update_all(OWNER, until(START + HOUR)).unwrap();
		let info = AuthorizationToken::token(token).unwrap().token;
		assert_eq!((info.terms.data, info.expires), (data, Some(START + HOUR)));
	});
}

#[test]
fn a_used_token_keeps_following_its_issuer() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		update_all(OWNER, until(START + HOUR)).unwrap();
		redeem(GUEST, token).unwrap();
		transfer(GUEST, token, FRIEND).unwrap();
		update_all(OWNER, until(START + 2 * HOUR)).unwrap();
		wait(HOUR);
		assert_ok!(redeem(FRIEND, token));
	});
}

#[test]
fn an_update_changes_something_to_something_that_can_be() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(update_all(OWNER, UNCHANGED), Error::<Test>::NothingToUpdate);
		let never = Hours { days: 1, from: 4, until: 4, offset: 0 };
		let never = Update { hours: Some(Some(never)), ..UNCHANGED };
		assert_noop!(update_all(OWNER, never), Error::<Test>::InvalidHours);
	});
}

#[test]
fn only_an_issuer_updates_all() {
	ExtBuilder.build_and_check(|| {
		for stranger in [GUEST, DOOR, CLERK] {
			assert_noop!(update_all(stranger, until(START)), Error::<Test>::NotIssuer);
		}
	});
}

#[test]
fn a_retired_identity_updates_nothing() {
	ExtBuilder.build_and_check(|| {
		retire(LOCK);
		assert_noop!(update_all(OWNER, until(START)), Error::<Test>::IdentityRetired);
	});
}

#[test]
fn an_identity_that_does_not_exist_updates_nothing() {
	ExtBuilder.build_and_check(|| {
		let call = Call::update_all { identity: NOTHING, update: until(START) };
		assert_noop!(send(OWNER, call), Error::<Test>::IdentityNotFound);
	});
}

#[test]
fn amendments_come_to_an_end() {
	ExtBuilder.build_and_check(|| {
		let amendments = Amendments { made: u32::MAX, ..Default::default() };
		Issuers::<Test>::mutate(LOCK, |issuer| issuer.amendments = amendments);
		assert_noop!(update_all(OWNER, until(START)), Error::<Test>::NumbersExhausted);
	});
}
