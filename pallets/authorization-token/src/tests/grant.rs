use litentry_token::{Definition, Token, token_id};
use litentry_vocabulary::{DefinitionId, IdentityId, Moment, RecallEpoch};
use polkadot_sdk::frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};

use crate::{Call, Error, Event, HoldReason, LastBought, mock::*};

fn grant_of(
	by: u8,
	identity: IdentityId,
	definition: DefinitionId,
	starts: Option<Moment>,
) -> DispatchResult {
	send(by, Call::grant { to: account(GUEST), identity, definition, starts })
}

#[test]
fn a_granted_token_has_the_terms_of_its_definition() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		events();

		assert_ok!(grant_of(PORTER, LOCK, definition, None));

		let id = token_id(&LOCK, 0);
		let token = Token {
			identity: LOCK,
			definition: Some(definition),
			holder: holder(GUEST),
			starts: START,
			expires: Some(START + 3 * HOUR),
			terms: pass().terms,
			epoch: RecallEpoch(0),
			amendments: 0,
			recalled: false,
			depositor: holder(PORTER),
			deposit: TOKEN_DEPOSIT,
		};
		assert_eq!(stored(id), token);
		assert_eq!(events(), vec![Event::TokenIssued { id, token }]);
	});
}

#[test]
fn nobody_pays_the_price() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		grant_of(PORTER, LOCK, definition, None).unwrap();
		assert_eq!((free(GUEST), free(PORTER)), (BALANCE, BALANCE - TOKEN_DEPOSIT));
		assert_eq!(held(HoldReason::Token, PORTER), TOKEN_DEPOSIT);
	});
}

#[test]
fn a_gift_is_no_purchase() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		grant(GUEST, definition);
		grant(GUEST, definition);
		assert_eq!(LastBought::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_token_may_start_later() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		grant_of(OWNER, LOCK, definition, Some(START + HOUR)).unwrap();
		let token = stored(latest(LOCK));
		assert_eq!((token.starts, token.expires), (START + HOUR, Some(START + 4 * HOUR)));
	});
}

#[test]
fn a_definition_without_duration_makes_tokens_for_ever() {
	ExtBuilder.build_and_check(|| {
		let token = granted(Definition { duration: None, ..pass() });
		wait(1_000_000 * HOUR);
		assert_ok!(redeem(GUEST, token));
	});
}

#[test]
fn a_token_starts_neither_in_the_past_nor_after_the_end_of_time() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		let granted = grant_of(OWNER, LOCK, definition, Some(START - 1));
		assert_noop!(granted, Error::<Test>::StartsInPast);
		let granted = grant_of(OWNER, LOCK, definition, Some(u64::MAX));
		assert_noop!(granted, Error::<Test>::EndsTooLate);
	});
}

#[test]
fn only_an_issuer_grants() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		for stranger in [DOOR, CLERK, STRANGER] {
			let granted = grant_of(stranger, LOCK, definition, None);
			assert_noop!(granted, Error::<Test>::NotIssuer);
		}
	});
}

#[test]
fn a_definition_of_another_identity_cannot_be_granted() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		let granted = grant_of(CLERK, OFFICE, definition, None);
		assert_noop!(granted, Error::<Test>::DefinitionNotFound);
		let granted = grant_of(CLERK, NOTHING, definition, None);
		assert_noop!(granted, Error::<Test>::IdentityNotFound);
	});
}

#[test]
fn a_retired_identity_grants_nothing() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		retire(LOCK);
		let granted = grant_of(OWNER, LOCK, definition, None);
		assert_noop!(granted, Error::<Test>::IdentityRetired);
	});
}
