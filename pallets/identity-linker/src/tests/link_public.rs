use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount, Platform};
use litentry_link_proof::{Challenge, LinkProof, MAX_CHALLENGE_LIFETIME};
use litentry_vocabulary::{Account, GenesisHash, LinkId};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::RawOrigin},
	sp_runtime::{DispatchError, TokenError},
};

use crate::{
	CanonicalAccount, Error, Event, Link, LinkCount, LinkState, Links, NextNonce, PublicLinks,
	mock::*,
};

#[test]
fn an_external_account_is_linked_at_once_for_everyone_to_see() {
	ExtBuilder.build_and_check(|| {
		run_to(3);
		events();
		let id = publish_until(1, 5, Some(9)).unwrap();
		let link = Link {
			owner: account(1),
			epoch: EPOCH,
			nonce: 0,
			requested_at: 3,
			deposit: DEPOSIT,
			ends: Some(9),
			state: LinkState::Public { external: device(5), since: 3 },
		};
		assert_eq!((id, Links::<Test>::get(id)), (LinkId(0), Some(link)));
		assert_eq!(PublicLinks::<Test>::get(CanonicalAccount::from(&device(5))), Some(id));
		assert_eq!(held(1), DEPOSIT);
		let linked = Event::LinkedPublicly {
			id,
			account: account(1),
			external: device(5),
			nonce: 0,
			epoch: EPOCH,
			ends: Some(9),
			deposit: DEPOSIT,
		};
		assert_eq!(events(), vec![linked]);
	});
}

#[test]
fn a_proof_works_once() {
	ExtBuilder.build_and_check(|| {
		let challenge = challenge(1, 5, None);
		let proof = sign_as(5, &challenge);
		assert_ok!(link_with(1, &challenge, proof.clone()));
		assert_ok!(unlink(1, LinkId(0)));
		assert_noop!(link_with(1, &challenge, proof), Error::<Test>::NonceUsed);
	});
}

#[test]
fn public_and_shielded_links_share_their_nonces() {
	ExtBuilder.build_and_check(|| {
		let challenge = challenge(1, 5, None);
		request(1).unwrap();
		assert_noop!(link_with(1, &challenge, sign_as(5, &challenge)), Error::<Test>::NonceUsed);
		publish(1, 5).unwrap();
		assert_eq!(NextNonce::<Test>::get(account(1)), 2);
	});
}

#[test]
fn a_proof_for_another_challenge_is_refused() {
	ExtBuilder.build_and_check(|| {
		let asked = Challenge { ends: Some(50), ..challenge(1, 5, None) };
		for signed in [
			Challenge { account: Account([2; 32]), ..asked },
			Challenge { genesis: GenesisHash([9; 32]), ..asked },
			Challenge { nonce: 1, ..asked },
			Challenge { expires: asked.expires + 1, ..asked },
			Challenge { ends: Some(51), ..asked },
			Challenge { ends: None, ..asked },
			Challenge { external: device(6), ..asked },
		] {
			let result = link_with(1, &asked, sign_as(5, &signed));
			assert_noop!(result, Error::<Test>::WrongSigner);
		}
		assert_ok!(link_with(1, &asked, sign_as(5, &asked)));
	});
}

#[test]
fn a_proof_of_another_external_account_is_refused() {
	ExtBuilder.build_and_check(|| {
		let challenge = challenge(1, 5, None);
		assert_noop!(link_with(1, &challenge, sign_as(6, &challenge)), Error::<Test>::WrongSigner);
	});
}

#[test]
fn a_proof_of_another_kind_is_refused() {
	ExtBuilder.build_and_check(|| {
		let challenge = challenge(1, 5, None);
		let proof = LinkProof::Eip191([7; 65]);
		assert_noop!(link_with(1, &challenge, proof), Error::<Test>::ProofKindMismatch);
	});
}

#[test]
fn a_contract_wallet_cannot_be_linked_publicly() {
	ExtBuilder.build_and_check(|| {
		let address = EvmAddress([7; 20]);
		let external = ExternalAccount::Evm { chain: EvmChain(1), address };
		let challenge = Challenge { external, ..challenge(1, 5, None) };
		let proof = LinkProof::Erc1271(vec![1; 65].try_into().unwrap());
		assert_noop!(link_with(1, &challenge, proof), Error::<Test>::NeedsAnalyzers);
	});
}

#[test]
fn a_proof_is_accepted_up_to_its_last_block() {
	ExtBuilder.build_and_check(|| {
		let [first, second] = [5, 6].map(|number| challenge(number - 4, number, None));
		run_to(first.expires);
		assert_ok!(link_with(1, &first, sign_as(5, &first)));
		run_to(first.expires + 1);
		assert_noop!(link_with(2, &second, sign_as(6, &second)), Error::<Test>::ProofExpired);
	});
}

#[test]
fn a_proof_that_would_live_too_long_is_refused() {
	ExtBuilder.build_and_check(|| {
		let latest = System::block_number() + MAX_CHALLENGE_LIFETIME;
		let too_late = Challenge { expires: latest + 1, ..challenge(1, 5, None) };
		let result = link_with(1, &too_late, sign_as(5, &too_late));
		assert_noop!(result, Error::<Test>::ProofExpiresTooLate);
	});
}

#[test]
fn a_link_that_counts_at_no_later_block_is_refused() {
	ExtBuilder.build_and_check(|| {
		run_to(5);
		assert_noop!(publish_until(1, 5, Some(5)), Error::<Test>::AlreadyEnded);
		assert_ok!(publish_until(1, 5, Some(6)));
	});
}

#[test]
fn accounts_of_a_platform_that_is_off_are_not_linked() {
	ExtBuilder.build_and_check(|| {
		IdentityLinker::set_platform(RawOrigin::Root.into(), Platform::Device, false).unwrap();
		assert_noop!(publish(1, 5), Error::<Test>::PlatformOff);
	});
}

#[test]
fn an_external_account_serves_one_owner_only() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		assert_noop!(publish(2, 5), Error::<Test>::AlreadyLinked);
	});
}

#[test]
fn proven_again_by_its_owner_it_has_the_new_link_alone() {
	ExtBuilder.build_and_check(|| {
		for number in 5..5 + MAX_LINKS as u8 {
			publish_until(1, number, Some(20)).unwrap();
		}
		events();

		let by = publish_until(1, 5, Some(40)).unwrap();

		assert_eq!(Links::<Test>::get(LinkId(0)), None);
		assert_eq!(PublicLinks::<Test>::get(CanonicalAccount::from(&device(5))), Some(by));
		let count = LinkCount::<Test>::get(account(1));
		assert_eq!((count, held(1)), (MAX_LINKS, DEPOSIT * u128::from(MAX_LINKS)));
		let replaced = Event::LinkReplaced { id: LinkId(0), account: account(1), by };
		assert_eq!(events()[0], replaced);
	});
}

#[test]
fn proven_again_it_is_not_waited_for_the_workers() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		shield(1, id).unwrap();
		publish(1, 5).unwrap();
		assert_noop!(confirm(id, 4), Error::<Test>::NotFound);
	});
}

#[test]
fn a_link_that_has_ended_yields_to_another_owner() {
	ExtBuilder.build_and_check(|| {
		publish_until(1, 5, Some(4)).unwrap();
		run_to(4);
		assert_noop!(publish(2, 5), Error::<Test>::AlreadyLinked);
		run_to(5);
		let by = publish(2, 5).unwrap();
		assert_eq!(Links::<Test>::get(by).unwrap().owner, account(2));
		assert_eq!((held(1), Balances::free_balance(account(1))), (0, BALANCE));
	});
}

#[test]
fn an_account_has_only_so_many_links() {
	ExtBuilder.build_and_check(|| {
		for number in 5..5 + MAX_LINKS as u8 {
			publish(1, number).unwrap();
		}
		assert_noop!(publish(1, 50), Error::<Test>::TooManyLinks);
	});
}

#[test]
fn the_deposit_must_be_there() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(publish(50, 5), TokenError::FundsUnavailable);
	});
}

#[test]
fn an_unsigned_link_is_refused() {
	ExtBuilder.build_and_check(|| {
		let Challenge { external, nonce, expires, ends, .. } = challenge(1, 5, None);
		let proof = sign_as(5, &challenge(1, 5, None));
		let origin = RawOrigin::None.into();
		let result = IdentityLinker::link_public(origin, external, nonce, expires, ends, proof);
		assert_noop!(result, DispatchError::BadOrigin);
	});
}
