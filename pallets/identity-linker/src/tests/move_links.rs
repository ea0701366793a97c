use litentry_link_proof::MovingChallenge;
use litentry_link_record::Nullifier;
use litentry_vocabulary::{Account, GenesisHash, LinkId};
use polkadot_sdk::{
	frame_support::{
		BoundedVec, assert_noop, assert_ok,
		traits::fungible::{InspectHold, Mutate},
	},
	sp_runtime::TokenError,
};

use crate::{
	Error, Event, HoldReason, Link, LinkCount, LinkState, Links, Moves, NextNonce, Nullifiers,
	mock::*,
};

#[test]
fn all_answered_links_go_over_with_their_deposits() {
	ExtBuilder.build_and_check(|| {
		let (secret, public, refused) =
			(shielded(1, 4), publish(1, 5).unwrap(), request(1).unwrap());
		refuse(refused).unwrap();
		let moving = [secret, public, refused];
		let before = moving.map(|id| Links::<Test>::get(id).unwrap());
		events();

		assert_ok!(move_links(1, 201));

		let after = before.map(|link| Some(Link { owner: who(201), ..link }));
		assert_eq!(moving.map(Links::<Test>::get), after);
		let counts = [1, 201].map(|number| LinkCount::<Test>::get(who(number)));
		assert_eq!((counts, held(1)), ([0, 3], MOVE_DEPOSIT));
		assert_eq!(Balances::reserved_balance(who(201)), 3 * DEPOSIT);
		let links = BoundedVec::truncate_from(moving.to_vec());
		let (from, to, deposit) = (account(1), who(201), MOVE_DEPOSIT);
		assert_eq!(events(), vec![Event::LinksMoved { from, to, nonce: 3, links, deposit }]);
	});
}

#[test]
fn an_external_account_still_serves_one_identity_only() {
	ExtBuilder.build_and_check(|| {
		let secret = shielded(1, 4);
		publish(1, 5).unwrap();
		move_links(1, 201).unwrap();
		assert_eq!(Nullifiers::<Test>::get(Nullifier([4; 32])), Some(secret));
		let open = request(1).unwrap();
		assert_noop!(confirm(open, 4), Error::<Test>::AlreadyLinked);
		assert_noop!(publish(1, 5), Error::<Test>::AlreadyLinked);
		assert_ok!(publish(201, 5));
	});
}

#[test]
fn a_record_tells_whom_it_was_encrypted_for_wherever_it_goes() {
	ExtBuilder.build_and_check(|| {
		let id = shielded(1, 4);
		move_links(1, 201).unwrap();
		let LinkState::Shielded { bound_to, .. } = Links::<Test>::get(id).unwrap().state else {
			panic!("not shielded");
		};
		assert_eq!(bound_to, account(1));
		assert_ok!(reveal(201, id));
	});
}

#[test]
fn what_waits_for_the_workers_stays_behind() {
	ExtBuilder.build_and_check(|| {
		let (public, moving, open) = (publish(1, 5).unwrap(), shielded(1, 4), request(1).unwrap());
		shield(1, public).unwrap();
		assert_ok!(move_links(1, 201));
		let owners = [public, moving, open].map(|id| Links::<Test>::get(id).unwrap().owner);
		assert_eq!(owners, [account(1), who(201), account(1)]);
		assert_eq!(held(1), 2 * DEPOSIT + MOVE_DEPOSIT);
	});
}

#[test]
fn the_consent_is_for_these_accounts_this_chain_this_nonce_and_this_time() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		let asked = moving(1, 201);
		for signed in [
			MovingChallenge { from: Account([2; 32]), ..asked },
			MovingChallenge { to: Account(who(202).into()), ..asked },
			MovingChallenge { genesis: GenesisHash([9; 32]), ..asked },
			MovingChallenge { nonce: asked.nonce + 1, ..asked },
			MovingChallenge { expires: asked.expires + 1, ..asked },
		] {
			let consent = agree(201, &signed);
			let MovingChallenge { nonce, expires, .. } = asked;
			let call = crate::Call::move_links { to: who(201), nonce, expires, consent };
			assert_noop!(send(1, call), Error::<Test>::WrongSigner);
		}
	});
}

#[test]
fn nobody_but_the_new_account_consents() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		let challenge = moving(1, 201);
		assert_noop!(move_with(1, 201, &challenge, 202), Error::<Test>::WrongSigner);
	});
}

#[test]
fn a_consent_works_once() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		let challenge = moving(1, 201);
		assert_ok!(move_with(1, 201, &challenge, 201));
		publish(1, 6).unwrap();
		assert_noop!(move_with(1, 201, &challenge, 201), Error::<Test>::NonceUsed);
		assert_eq!(NextNonce::<Test>::get(account(1)), 3);
	});
}

#[test]
fn a_consent_is_accepted_up_to_its_last_block() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		let challenge = moving(1, 201);
		run_to(challenge.expires + 1);
		assert_noop!(move_with(1, 201, &challenge, 201), Error::<Test>::ProofExpired);
	});
}

#[test]
fn links_do_not_go_from_an_account_to_itself() {
	ExtBuilder.build_and_check(|| {
		publish(201, 5).unwrap();
		assert_noop!(move_links(201, 201), Error::<Test>::MoveToSelf);
	});
}

#[test]
fn without_an_answered_link_there_is_nothing_to_move() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(move_links(1, 201), Error::<Test>::NothingToMove);
		request(1).unwrap();
		assert_noop!(move_links(1, 201), Error::<Test>::NothingToMove);
	});
}

#[test]
fn the_new_account_has_no_more_links_than_any() {
	ExtBuilder.build_and_check(|| {
		for number in 5..5 + MAX_LINKS as u8 - 1 {
			publish(201, number).unwrap();
		}
		publish(1, 50).unwrap();
		let second = publish(1, 51).unwrap();
		assert_noop!(move_links(1, 201), Error::<Test>::TooManyLinks);
		unlink(1, second).unwrap();
		assert_ok!(move_links(1, 201));
	});
}

#[test]
fn a_later_move_is_noted_in_place_of_the_earlier_one() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		move_links(1, 201).unwrap();
		publish(1, 6).unwrap();
		run_to(2);
		assert_ok!(move_links(1, 202));
		let noted = Moves::<Test>::get(account(1)).unwrap();
		assert_eq!((noted.to, noted.at, held(1)), (who(202), 2, MOVE_DEPOSIT));
	});
}

#[test]
fn links_can_go_on_and_come_back() {
	ExtBuilder.build_and_check(|| {
		let id = publish(201, 5).unwrap();
		assert_ok!(move_links(201, 202));
		assert_ok!(move_links(202, 203));
		assert_ok!(move_links(203, 201));
		assert_eq!(Links::<Test>::get(id).unwrap().owner, who(201));
		assert_eq!(Balances::reserved_balance(who(201)), DEPOSIT + MOVE_DEPOSIT);
	});
}

#[test]
fn the_deposit_of_the_note_must_be_there() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		Balances::set_balance(&account(1), 1);
		assert_noop!(move_links(1, 201), TokenError::FundsUnavailable);
	});
}

#[test]
fn an_account_that_does_not_exist_takes_nothing_over() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		Balances::set_balance(&who(203), 0);
		assert!(!System::account_exists(&who(203)));
		assert_noop!(move_links(1, 203), TokenError::CannotCreateHold);
	});
}

#[test]
fn moved_deposits_are_held_for_the_same_reason() {
	ExtBuilder.build_and_check(|| {
		let id: LinkId = publish(1, 5).unwrap();
		move_links(1, 201).unwrap();
		let reason: RuntimeHoldReason = HoldReason::Link.into();
		assert_eq!(Balances::balance_on_hold(&reason, &who(201)), DEPOSIT);
		assert_ok!(unlink(201, id));
		assert_eq!(Balances::free_balance(who(201)), BALANCE + DEPOSIT);
	});
}
