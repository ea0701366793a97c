use litentry_vocabulary::LinkId;
use polkadot_sdk::frame_support::{
	assert_noop, assert_ok,
	dispatch::{Pays, RawOrigin},
};

use crate::{Error, Event, Expiries, LinkState, Links, Nullifiers, mock::*};

fn revealing(owner: u8, nullifier: u8) -> LinkId {
	let id = shielded(owner, nullifier);
	reveal(owner, id).unwrap();
	id
}

#[test]
fn a_revealed_link_is_public_for_free() {
	ExtBuilder.build_and_check(|| {
		let id = revealing(1, 4);
		run_to(3);
		events();

		assert_eq!(confirm_reveal(id, 5).unwrap().pays_fee, Pays::No);

		let link = Links::<Test>::get(id).unwrap();
		assert_eq!(link.state, LinkState::Public { external: device(5), since: 3 });
		assert_eq!(IdentityLinker::public_link(&device(5)), Some((id, link)));
		assert_eq!(Nullifiers::<Test>::iter().count(), 0);
		assert_eq!(Expiries::<Test>::iter().count(), 0);
		let revealed = Event::LinkRevealed { id, account: account(1), external: device(5) };
		assert_eq!(events(), vec![revealed]);
	});
}

#[test]
fn nothing_is_revealed_that_its_owner_wants_hidden() {
	ExtBuilder.build_and_check(|| {
		let (id, open) = (shielded(1, 4), request(1).unwrap());
		assert_noop!(confirm_reveal(id, 5), Error::<Test>::NotRevealing);
		assert_noop!(confirm_reveal(open, 5), Error::<Test>::NotRevealing);
		assert_noop!(confirm_reveal(LinkId(9), 5), Error::<Test>::NotFound);
	});
}

#[test]
fn a_public_link_of_the_same_owner_is_replaced() {
	ExtBuilder.build_and_check(|| {
		let (older, id) = (publish(1, 5).unwrap(), revealing(1, 4));
		assert_ok!(confirm_reveal(id, 5));
		assert_eq!(Links::<Test>::get(older), None);
		assert_eq!(held(1), DEPOSIT);
	});
}

#[test]
fn a_public_link_of_another_owner_yields_when_it_has_ended() {
	ExtBuilder.build_and_check(|| {
		publish_until(2, 5, Some(4)).unwrap();
		let id = revealing(1, 4);
		assert_noop!(confirm_reveal(id, 5), Error::<Test>::AlreadyLinked);
		run_to(5);
		assert_ok!(confirm_reveal(id, 5));
		assert_eq!((held(1), held(2)), (DEPOSIT, 0));
	});
}

#[test]
fn each_fault_of_a_certificate_has_its_error() {
	ExtBuilder.build_and_check(|| {
		let id = revealing(1, 4);
		for (certificate, error) in bad_certificates(&revealed(id, device(5))) {
			let origin = RawOrigin::Signed(account(1)).into();
			let result = IdentityLinker::confirm_reveal(origin, id, device(5), certificate);
			assert_noop!(result, error);
		}
	});
}

#[test]
fn a_certificate_reveals_nothing_but_its_external_account() {
	ExtBuilder.build_and_check(|| {
		let (id, other) = (revealing(1, 4), revealing(2, 5));
		let certificate = certify(&revealed(id, device(5)));
		for (id, external) in [(other, device(5)), (id, device(6))] {
			let origin = RawOrigin::Signed(account(1)).into();
			let result = IdentityLinker::confirm_reveal(origin, id, external, certificate.clone());
			assert_noop!(result, Error::<Test>::BadSignature);
		}
	});
}
