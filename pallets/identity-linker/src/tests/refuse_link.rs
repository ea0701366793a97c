use litentry_vocabulary::LinkId;
use polkadot_sdk::frame_support::{
	BoundedVec, assert_noop, assert_ok,
	dispatch::{Pays, RawOrigin},
};

use crate::{Error, Event, Expiries, LinkState, Links, NextNonce, mock::*};

#[test]
fn a_refused_link_keeps_the_reason_for_its_owner() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		run_to(3);
		events();

		assert_eq!(refuse(id).unwrap().pays_fee, Pays::No);

		let state = LinkState::Refused { sealed_reason: reason(), since: 3 };
		assert_eq!(Links::<Test>::get(id).unwrap().state, state);
		let refused = Event::LinkRefused { id, account: account(1), sealed_reason: reason() };
		assert_eq!(events(), vec![refused]);
	});
}

#[test]
fn a_refused_link_keeps_its_deposit_and_does_not_expire() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		refuse(id).unwrap();
		assert_eq!(Expiries::<Test>::iter().count(), 0);
		run_to(2 * LIFETIME);
		assert!(Links::<Test>::contains_key(id));
		assert_eq!(held(1), DEPOSIT);
	});
}

#[test]
fn the_nonce_of_a_refused_link_stays_used() {
	ExtBuilder.build_and_check(|| {
		refuse(request(1).unwrap()).unwrap();
		assert_eq!(NextNonce::<Test>::get(account(1)), 1);
	});
}

#[test]
fn an_answered_link_is_not_refused() {
	ExtBuilder.build_and_check(|| {
		let (confirmed, refused) = (request(1).unwrap(), request(1).unwrap());
		assert_ok!(confirm(confirmed, 4));
		assert_ok!(refuse(refused));
		assert_noop!(refuse(confirmed), Error::<Test>::NotRequested);
		assert_noop!(refuse(refused), Error::<Test>::NotRequested);
	});
}

#[test]
fn a_link_that_is_not_to_be_shielded_stays_public() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		shield(1, id).unwrap();
		events();

		assert_ok!(refuse(id));

		let state = LinkState::Public { external: device(5), since: 1 };
		assert_eq!(Links::<Test>::get(id).unwrap().state, state);
		let refused = Event::TurnRefused { id, account: account(1), sealed_reason: reason() };
		assert_eq!(events(), vec![refused]);
		assert_eq!(Expiries::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_link_that_is_not_to_be_revealed_stays_shielded() {
	ExtBuilder.build_and_check(|| {
		let id = shielded(1, 4);
		let before = Links::<Test>::get(id);
		reveal(1, id).unwrap();
		assert_ok!(refuse(id));
		assert_eq!(Links::<Test>::get(id), before);
		assert_eq!(Expiries::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_unknown_link_is_not_refused() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(refuse(LinkId(7)), Error::<Test>::NotFound);
	});
}

#[test]
fn each_fault_of_a_certificate_has_its_error() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		for (certificate, error) in bad_certificates(&refused(id)) {
			let origin = RawOrigin::Signed(account(1)).into();
			assert_noop!(IdentityLinker::refuse_link(origin, id, reason(), certificate), error);
		}
	});
}

#[test]
fn a_certificate_refuses_for_nothing_but_its_reason() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		let certificate = certify(&refused(id));
		let origin = RawOrigin::Signed(account(1)).into();
		let another = BoundedVec::truncate_from(vec![6; 1200]);
		let result = IdentityLinker::refuse_link(origin, id, another, certificate);
		assert_noop!(result, Error::<Test>::BadSignature);
	});
}

#[test]
fn an_earlier_certificate_refuses_no_later_turn() {
	ExtBuilder.build_and_check(|| {
		let id = shielded(1, 4);
		reveal(1, id).unwrap();
		let certificate = certify(&refused(id));
		refuse(id).unwrap();
		run_to(2);
		reveal(1, id).unwrap();
		let origin = RawOrigin::Signed(account(1)).into();
		let result = IdentityLinker::refuse_link(origin, id, reason(), certificate);
		assert_noop!(result, Error::<Test>::BadSignature);
	});
}
