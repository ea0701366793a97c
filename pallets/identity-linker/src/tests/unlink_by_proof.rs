use litentry_link_proof::UnlinkChallenge;
use litentry_vocabulary::{Account, LinkId};
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Call, Error, Event, Expiries, LinkCount, Links, PublicLinks, mock::*};

fn challenge(id: LinkId) -> UnlinkChallenge {
	UnlinkChallenge {
		external: device(5),
		account: Account(account(1).into()),
		genesis: IdentityLinker::genesis(),
		id,
		expires: PROOF_LIFETIME,
	}
}

#[test]
fn an_external_account_ends_its_link_and_the_owner_has_the_deposit_back() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		events();

		assert_ok!(unlink_as(5, id));

		assert_eq!(Links::<Test>::get(id), None);
		assert_eq!(PublicLinks::<Test>::iter().count(), 0);
		assert_eq!(LinkCount::<Test>::get(account(1)), 0);
		assert_eq!((held(1), Balances::free_balance(account(1))), (0, BALANCE));
		assert_eq!(events(), vec![Event::UnlinkedByProof { id, account: account(1) }]);
	});
}

#[test]
fn a_link_that_is_being_shielded_can_be_ended() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		shield(1, id).unwrap();
		assert_ok!(unlink_as(5, id));
		assert_eq!(Expiries::<Test>::iter().count(), 0);
	});
}

#[test]
fn nobody_can_tell_whether_a_shielded_link_is_his() {
	ExtBuilder.build_and_check(|| {
		let (shielded, requested) = (shielded(1, 4), request(1).unwrap());
		assert_noop!(unlink_as(5, shielded), Error::<Test>::NotPublic);
		assert_noop!(unlink_as(5, requested), Error::<Test>::NotPublic);
		assert_noop!(unlink_as(5, LinkId(9)), Error::<Test>::NotFound);
	});
}

#[test]
fn another_external_account_cannot_end_it() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		assert_noop!(unlink_as(6, id), Error::<Test>::WrongSigner);
	});
}

#[test]
fn a_proof_ends_no_other_link() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		let signed = challenge(id);
		unlink(1, id).unwrap();
		let id = publish(1, 5).unwrap();
		let call =
			Call::unlink_by_proof { id, expires: signed.expires, proof: sign_as(5, &signed) };
		assert_noop!(send(99, call), Error::<Test>::WrongSigner);
	});
}

#[test]
fn a_proof_is_accepted_up_to_its_last_block() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		let signed = challenge(id);
		let call =
			Call::unlink_by_proof { id, expires: signed.expires, proof: sign_as(5, &signed) };
		run_to(PROOF_LIFETIME + 1);
		assert_noop!(send(99, call), Error::<Test>::ProofExpired);
	});
}

#[test]
fn the_consent_to_a_link_ends_none() {
	ExtBuilder.build_and_check(|| {
		let signed = super::super::mock::challenge(1, 5, None);
		let id = publish(1, 5).unwrap();
		let call =
			Call::unlink_by_proof { id, expires: signed.expires, proof: sign_as(5, &signed) };
		assert_noop!(send(99, call), Error::<Test>::WrongSigner);
	});
}
