use litentry_vocabulary::{DefinitionId, IdentityId};
use polkadot_sdk::frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};

use crate::{Call, Definitions, Error, Event, HoldReason, mock::*};

fn withdraw(by: u8, identity: IdentityId, definition: DefinitionId) -> DispatchResult {
	send(by, Call::withdraw_definition { identity, definition })
}

#[test]
fn a_withdrawn_definition_is_gone_and_its_deposit_returned() {
	ExtBuilder.build_and_check(|| {
		let id = define(PORTER, pass()).unwrap();
		events();

		assert_ok!(withdraw(OWNER, LOCK, id));

		assert_eq!((Definitions::<Test>::iter().count(), issuer(LOCK).definitions), (0, 0));
		assert_eq!((held(HoldReason::Definition, PORTER), free(PORTER)), (0, BALANCE));
		assert_eq!(events(), vec![Event::DefinitionWithdrawn { identity: LOCK, id }]);
	});
}

#[test]
fn its_tokens_stay_good() {
	ExtBuilder.build_and_check(|| {
		let id = offer(pass());
		let token = grant(GUEST, id);
		withdraw(OWNER, LOCK, id).unwrap();
		assert_ok!(redeem(GUEST, token));
	});
}

#[test]
fn a_definition_is_withdrawn_once() {
	ExtBuilder.build_and_check(|| {
		let id = offer(pass());
		assert_ok!(withdraw(OWNER, LOCK, id));
		assert_noop!(withdraw(OWNER, LOCK, id), Error::<Test>::DefinitionNotFound);
	});
}

#[test]
fn a_definition_of_another_identity_cannot_be_withdrawn() {
	ExtBuilder.build_and_check(|| {
		let id = offer(pass());
		assert_noop!(withdraw(CLERK, OFFICE, id), Error::<Test>::DefinitionNotFound);
		assert_noop!(withdraw(CLERK, NOTHING, id), Error::<Test>::IdentityNotFound);
	});
}

#[test]
fn only_an_issuer_withdraws() {
	ExtBuilder.build_and_check(|| {
		let id = offer(pass());
		for stranger in [DOOR, CLERK, STRANGER] {
			assert_noop!(withdraw(stranger, LOCK, id), Error::<Test>::NotIssuer);
		}
	});
}

#[test]
fn anyone_clears_what_a_retired_identity_offered() {
	ExtBuilder.build_and_check(|| {
		let id = offer(pass());
		retire(LOCK);
		assert_ok!(withdraw(STRANGER, LOCK, id));
		assert_eq!(free(OWNER), BALANCE);
	});
}

#[test]
fn who_made_an_offer_withdraws_it_when_he_is_no_issuer_any_more() {
	ExtBuilder.build_and_check(|| {
		let id = define(PORTER, pass()).unwrap();
		dismiss_issuers(LOCK);
		assert_noop!(withdraw(STRANGER, LOCK, id), Error::<Test>::NotIssuer);
		assert_ok!(withdraw(PORTER, LOCK, id));
		assert_eq!((held(HoldReason::Definition, PORTER), free(PORTER)), (0, BALANCE));
	});
}
