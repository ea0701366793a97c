use litentry_vocabulary::RecallEpoch;
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Call, Error, Event, Issuers, mock::*};

#[test]
fn all_tokens_are_recalled_and_later_ones_are_good() {
	ExtBuilder.build_and_check(|| {
		let [first, second] = [GUEST, FRIEND].map(|to| issue(OWNER, LOCK, to).unwrap());
		events();

		assert_ok!(recall_all(PORTER));

		let epoch = RecallEpoch(1);
		assert_eq!(events(), vec![Event::AllTokensRecalled { identity: LOCK, epoch }]);
		assert_noop!(redeem(GUEST, first), Error::<Test>::Recalled);
		assert_noop!(redeem(FRIEND, second), Error::<Test>::Recalled);
		let third = issue(OWNER, LOCK, GUEST).unwrap();
		assert_ok!(redeem(GUEST, third));
	});
}

#[test]
fn another_identitys_tokens_stay_good() {
	ExtBuilder.build_and_check(|| {
		let token = issue(CLERK, OFFICE, GUEST).unwrap();
		recall_all(OWNER).unwrap();
		assert_ok!(transfer(GUEST, token, FRIEND));
	});
}

#[test]
fn it_takes_one_write_whatever_the_number_of_tokens() {
	for tokens in [0, 1, 50] {
		let mut ext = ExtBuilder.build();
		ext.execute_with(|| {
			for _ in 0..tokens {
				issue(OWNER, LOCK, GUEST).unwrap();
			}
		});
		ext.commit_all().unwrap();
		ext.execute_with(|| recall_all(OWNER).unwrap());
		assert_eq!(changes(&ext), vec![Issuers::<Test>::hashed_key_for(LOCK)]);
	}
}

#[test]
fn only_an_issuer_recalls_all() {
	ExtBuilder.build_and_check(|| {
		for stranger in [GUEST, DOOR, CLERK] {
			assert_noop!(recall_all(stranger), Error::<Test>::NotIssuer);
		}
	});
}

#[test]
fn a_retired_identity_has_nothing_to_recall() {
	ExtBuilder.build_and_check(|| {
		retire(LOCK);
		assert_noop!(recall_all(OWNER), Error::<Test>::IdentityRetired);
	});
}

#[test]
fn an_identity_that_does_not_exist_recalls_nothing() {
	ExtBuilder.build_and_check(|| {
		let call = Call::recall_all { identity: NOTHING };
		assert_noop!(send(OWNER, call), Error::<Test>::IdentityNotFound);
	});
}

#[test]
fn epochs_come_to_an_end() {
	ExtBuilder.build_and_check(|| {
		Issuers::<Test>::mutate(LOCK, |issuer| issuer.epoch = RecallEpoch(u32::MAX));
		assert_noop!(recall_all(OWNER), Error::<Test>::NumbersExhausted);
	});
}
