use litentry_link_record::{EncryptedRecord, Nullifier, RECORD_LENGTH};
use litentry_vocabulary::LinkId;
use polkadot_sdk::frame_support::{
	assert_noop, assert_ok,
	dispatch::{Pays, RawOrigin},
};

use crate::{
	Error, Event, Expiries, LinkCount, LinkState, Links, Nullifiers, PublicLinks, mock::*,
};

const NULLIFIER: Nullifier = Nullifier([4; 32]);

#[test]
fn a_certified_link_is_confirmed_for_free() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		run_to(3);
		events();

		assert_eq!(confirm(id, 4).unwrap().pays_fee, Pays::No);

		let state = LinkState::Shielded {
			record: record(),
			nullifier: NULLIFIER,
			bound_to: account(1),
			since: 3,
		};
		assert_eq!(Links::<Test>::get(id).unwrap().state, state);
		assert_eq!(Nullifiers::<Test>::get(NULLIFIER), Some(id));
		let confirmed = Event::LinkConfirmed {
			id,
			account: account(1),
			nullifier: NULLIFIER,
			record: record(),
		};
		assert_eq!(events(), vec![confirmed]);
	});
}

#[test]
fn a_confirmed_link_does_not_expire() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		confirm(id, 4).unwrap();
		assert_eq!(Expiries::<Test>::iter().count(), 0);
		run_to(2 * LIFETIME);
		assert!(Links::<Test>::contains_key(id));
		assert_eq!(held(1), DEPOSIT);
	});
}

#[test]
fn an_external_account_serves_one_identity_only() {
	ExtBuilder.build_and_check(|| {
		let (first, second) = (request(1).unwrap(), request(2).unwrap());
		assert_ok!(confirm(first, 4));
		assert_noop!(confirm(second, 4), Error::<Test>::AlreadyLinked);
		assert_ok!(confirm(second, 5));
	});
}

#[test]
fn proven_again_by_its_owner_an_external_account_has_the_new_link_alone() {
	ExtBuilder.build_and_check(|| {
		let (first, second) = (shielded(1, 4), request(1).unwrap());
		events();
		assert_ok!(confirm(second, 4));
		assert_eq!(Links::<Test>::get(first), None);
		assert_eq!(Nullifiers::<Test>::get(NULLIFIER), Some(second));
		assert_eq!((LinkCount::<Test>::get(account(1)), held(1)), (1, DEPOSIT));
		let replaced = Event::LinkReplaced { id: first, account: account(1), by: second };
		assert_eq!(events()[0], replaced);
	});
}

#[test]
fn a_link_that_is_being_revealed_is_replaced_too() {
	ExtBuilder.build_and_check(|| {
		let (first, second) = (shielded(1, 4), request(1).unwrap());
		reveal(1, first).unwrap();
		assert_ok!(confirm(second, 4));
		assert_eq!(Links::<Test>::get(first), None);
		assert_eq!(Expiries::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_link_that_has_ended_yields_to_another_owner() {
	ExtBuilder.build_and_check(|| {
		let (first, second) = (request_until(1, Some(4)).unwrap(), request(2).unwrap());
		confirm(first, 4).unwrap();
		run_to(4);
		assert_noop!(confirm(second, 4), Error::<Test>::AlreadyLinked);
		run_to(5);
		assert_ok!(confirm(second, 4));
		assert_eq!(Links::<Test>::get(first), None);
		assert_eq!((held(1), held(2)), (0, DEPOSIT));
	});
}

#[test]
fn a_link_that_is_being_shielded_is_confirmed_for_its_owner() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		shield(1, id).unwrap();
		assert_ok!(confirm(id, 4));
		let state = LinkState::Shielded {
			record: record(),
			nullifier: NULLIFIER,
			bound_to: account(1),
			since: 1,
		};
		assert_eq!(Links::<Test>::get(id).unwrap().state, state);
		assert_eq!(PublicLinks::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_link_that_is_being_revealed_is_not_confirmed() {
	ExtBuilder.build_and_check(|| {
		let id = shielded(1, 4);
		reveal(1, id).unwrap();
		assert_noop!(confirm(id, 4), Error::<Test>::NotRequested);
	});
}

#[test]
fn a_link_is_confirmed_once() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		assert_ok!(confirm(id, 4));
		assert_noop!(confirm(id, 5), Error::<Test>::NotRequested);
	});
}

#[test]
fn a_refused_link_is_not_confirmed() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		assert_ok!(refuse(id));
		assert_noop!(confirm(id, 4), Error::<Test>::NotRequested);
	});
}

#[test]
fn an_unknown_link_is_not_confirmed() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(confirm(LinkId(7), 4), Error::<Test>::NotFound);
	});
}

#[test]
fn each_fault_of_a_certificate_has_its_error() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		for (certificate, error) in bad_certificates(&confirmed(id, NULLIFIER)) {
			let origin = RawOrigin::Signed(account(1)).into();
			let result = IdentityLinker::confirm_link(origin, id, record(), NULLIFIER, certificate);
			assert_noop!(result, error);
		}
	});
}

#[test]
fn a_certificate_confirms_nothing_but_its_statement() {
	ExtBuilder.build_and_check(|| {
		let (id, other) = (request(1).unwrap(), request(2).unwrap());
		let certificate = certify(&confirmed(id, NULLIFIER));
		let another = EncryptedRecord([8; RECORD_LENGTH]);
		for (id, record, nullifier) in [
			(other, record(), NULLIFIER),
			(id, another, NULLIFIER),
			(id, record(), Nullifier([5; 32])),
		] {
			let origin = RawOrigin::Signed(account(1)).into();
			let result =
				IdentityLinker::confirm_link(origin, id, record, nullifier, certificate.clone());
			assert_noop!(result, Error::<Test>::BadSignature);
		}
	});
}

#[test]
fn an_earlier_certificate_does_not_shield_a_link_again() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		let certificate = certify(&confirmed(id, NULLIFIER));
		confirm(id, 4).unwrap();
		run_to(2);
		reveal(1, id).unwrap();
		confirm_reveal(id, 5).unwrap();
		shield(1, id).unwrap();
		let origin = RawOrigin::Signed(account(1)).into();
		let result = IdentityLinker::confirm_link(origin, id, record(), NULLIFIER, certificate);
		assert_noop!(result, Error::<Test>::BadSignature);
	});
}
