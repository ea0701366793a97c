//! What was wrong with the first version of these tokens, each as a call that is refused or has no
//! such effect now. Squatted ids are the identity registry's matter; messages that prove anything
//! about any token for ever are the presentations'.

use std::collections::BTreeSet;

use litentry_token::{Update, token_id};
use litentry_vocabulary::{DefinitionId, TokenId};
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, HoldReason, TokenCount, TokensOf, mock::*};

/// Anyone could issue tokens in any identity's name.
#[test]
fn a_stranger_issues_nothing_in_the_locks_name() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		assert_noop!(issue(STRANGER, LOCK, STRANGER), Error::<Test>::NotIssuer);
		assert_noop!(define(STRANGER, pass()), Error::<Test>::NotIssuer);
		let (to, identity) = (account(STRANGER), LOCK);
		let grant = crate::Call::grant { to, identity, definition, starts: None };
		assert_noop!(send(STRANGER, grant), Error::<Test>::NotIssuer);
	});
}

/// A token's id could be computed only afterwards, from a random seed and a number that all shared.
#[test]
fn a_tokens_id_is_known_before_and_nobody_can_take_it() {
	ExtBuilder.build_and_check(|| {
		let expected = token_id(&LOCK, issuer(LOCK).issued);
		issue(CLERK, OFFICE, GUEST).unwrap();
		assert_eq!(issue(OWNER, LOCK, GUEST), Ok(expected));
	});
}

/// A token could be neither recalled nor updated.
#[test]
fn a_token_is_recalled_and_updated() {
	ExtBuilder.build_and_check(|| {
		let [one, other] = [(); 2].map(|()| issue(OWNER, LOCK, GUEST).unwrap());
		assert_ok!(recall(OWNER, one));
		assert_noop!(redeem(GUEST, one), Error::<Test>::Recalled);
		let end = Update { expires: Some(Some(START + 1)), ..UNCHANGED };
		assert_ok!(update(OWNER, other, end));
		wait(1);
		assert_noop!(redeem(GUEST, other), Error::<Test>::Expired);
	});
}

/// The end of a token was stored and never looked at.
#[test]
fn an_expired_token_does_nothing_any_more() {
	ExtBuilder.build_and_check(|| {
		let show = Show { issued: START + 3 * HOUR, ..Show::new(granted(pass()), GUEST) };
		wait(3 * HOUR);
		assert_noop!(redeem(GUEST, show.token), Error::<Test>::Expired);
		assert_noop!(transfer(GUEST, show.token, FRIEND), Error::<Test>::Expired);
		assert_noop!(show.report(1), Error::<Test>::Expired);
	});
}

/// The cost of a token was stored and never charged.
#[test]
fn the_cost_is_charged() {
	ExtBuilder.build_and_check(|| {
		let token = issue(PORTER, LOCK, GUEST).unwrap();
		transfer(GUEST, token, FRIEND).unwrap();
		assert_eq!((free(GUEST), free(OWNER)), (BALANCE - COST, BALANCE + COST));
	});
}

/// Handing a token to oneself made the count grow and left holes in the list.
#[test]
fn a_token_handed_to_oneself_leaves_counts_and_lists_alone() {
	ExtBuilder.build_and_check(|| {
		let tokens = [(); 2].map(|()| issue(OWNER, LOCK, GUEST).unwrap());
		assert_noop!(transfer(GUEST, tokens[0], GUEST), Error::<Test>::TransferToSelf);
		let listed: BTreeSet<_> =
			TokensOf::<Test>::iter_key_prefix((holder(GUEST), LOCK)).collect();
		assert_eq!((TokenCount::<Test>::get(holder(GUEST)), listed), (2, tokens.into()));
	});
}

/// Storage was free: nothing was held for a token, and a flat fee was paid for it.
#[test]
fn whoever_stores_something_pays_a_deposit() {
	ExtBuilder.build_and_check(|| {
		issue(PORTER, LOCK, GUEST).unwrap();
		define(PORTER, pass()).unwrap();
		let deposits = [HoldReason::Token, HoldReason::Definition].map(|for_| held(for_, PORTER));
		assert_eq!(deposits, [TOKEN_DEPOSIT, DEFINITION_DEPOSIT]);
	});
}

/// A transferred token was good for the former holder and not for the new one.
#[test]
fn a_transferred_token_is_the_new_holders_at_once() {
	ExtBuilder.build_and_check(|| {
		let token = granted(pass());
		transfer(GUEST, token, FRIEND).unwrap();
		let formers = Show::new(token, GUEST);
		assert_noop!(formers.report(1), Error::<Test>::NotHolder);
		assert_ok!(Show::new(token, FRIEND).report(1));
	});
}

/// Any signature of the holder over any bytes proved that any of his tokens was his.
#[test]
fn a_signature_shows_one_token_to_one_verifier_once() {
	ExtBuilder.build_and_check(|| {
		let [one, other] = [(); 2].map(|()| Show::new(granted(pass()), GUEST));
		let mut presented = other.presented();
		presented.presentation.signed = one.presented().presentation.signed;
		assert_noop!(report(DOOR, 1, presented), Error::<Test>::BadSignature);
		assert_ok!(one.report(1));
		assert_noop!(one.report(1), Error::<Test>::AlreadyReported);
	});
}

/// A wildcard found the first token.
#[test]
fn an_id_names_one_token_or_none() {
	ExtBuilder.build_and_check(|| {
		granted(pass());
		for id in [TokenId([b'%'; 32]), TokenId([0; 32])] {
			assert_eq!(AuthorizationToken::token(id), None);
			assert_noop!(redeem(GUEST, id), Error::<Test>::NotFound);
		}
		assert_noop!(buy(GUEST, DefinitionId(7), GUEST), Error::<Test>::DefinitionNotFound);
	});
}
