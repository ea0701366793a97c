use litentry_token::{Definition, Hours, Terms, Uses};
use litentry_vocabulary::{DefinitionId, Description};
use polkadot_sdk::{
	frame_support::{BoundedVec, assert_noop, assert_ok},
	sp_runtime::TokenError,
};

use crate::{Definitions, DepositedDefinition, Error, Event, HoldReason, mock::*};

fn with_description(bytes: &[u8]) -> Definition {
	let description = Description::from(BoundedVec::truncate_from(bytes.to_vec()));
	Definition { description, ..pass() }
}

fn with_terms(change: impl FnOnce(&mut Terms)) -> Definition {
	let mut pass = pass();
	change(&mut pass.terms);
	pass
}

#[test]
fn a_definition_is_kept_and_its_deposit_held() {
	ExtBuilder.build_and_check(|| {
		let id = define(OWNER, pass()).unwrap();
		let (definition, deposit) = (pass(), DEFINITION_DEPOSIT);
		let kept = DepositedDefinition {
			definition: definition.clone(),
			depositor: holder(OWNER),
			deposit,
		};
		assert_eq!((id, Definitions::<Test>::get(LOCK, id)), (DefinitionId(0), Some(kept)));
		assert_eq!(held(HoldReason::Definition, OWNER), DEFINITION_DEPOSIT);
		let depositor = account(OWNER);
		let defined = Event::TokenDefined { identity: LOCK, id, definition, depositor, deposit };
		assert_eq!(events(), vec![defined]);
	});
}

#[test]
fn definitions_are_numbered_and_numbers_never_come_back() {
	ExtBuilder.build_and_check(|| {
		assert_eq!(define(OWNER, pass()), Ok(DefinitionId(0)));
		let definition = DefinitionId(0);
		assert_ok!(send(OWNER, crate::Call::withdraw_definition { identity: LOCK, definition }));
		assert_eq!(define(OWNER, pass()), Ok(DefinitionId(1)));
		assert_eq!(issuer(LOCK).definitions, 1);
	});
}

#[test]
fn a_delegate_with_the_right_to_issue_defines() {
	ExtBuilder.build_and_check(|| {
		assert_ok!(define(PORTER, pass()));
		assert_eq!(held(HoldReason::Definition, PORTER), DEFINITION_DEPOSIT);
	});
}

#[test]
fn nobody_else_defines() {
	ExtBuilder.build_and_check(|| {
		for stranger in [DOOR, CLERK, STRANGER] {
			assert_noop!(define(stranger, pass()), Error::<Test>::NotIssuer);
		}
	});
}

#[test]
fn a_retired_identity_offers_nothing() {
	ExtBuilder.build_and_check(|| {
		retire(LOCK);
		assert_noop!(define(OWNER, pass()), Error::<Test>::IdentityRetired);
	});
}

#[test]
fn an_identity_that_does_not_exist_offers_nothing() {
	ExtBuilder.build_and_check(|| {
		let call = crate::Call::define { identity: NOTHING, definition: pass() };
		assert_noop!(send(OWNER, call), Error::<Test>::IdentityNotFound);
	});
}

#[test]
fn a_description_is_a_text_for_people() {
	ExtBuilder.build_and_check(|| {
		assert_ok!(define(OWNER, with_description("Besprechungsraum\nfür 3 Stunden".as_bytes())));
		let refused = define(OWNER, with_description(b"\xff"));
		assert_noop!(refused, Error::<Test>::TextNotUtf8);
		let refused = define(OWNER, with_description(b"\x1b[2J"));
		assert_noop!(refused, Error::<Test>::TextHasControlCharacter);
	});
}

#[test]
fn a_definition_that_could_never_be_used_is_refused() {
	ExtBuilder.build_and_check(|| {
		let no_time = Definition { duration: Some(0), ..pass() };
		assert_noop!(define(OWNER, no_time), Error::<Test>::NoDuration);
		let no_uses = with_terms(|terms| terms.uses = Uses::Left(0));
		assert_noop!(define(OWNER, no_uses), Error::<Test>::NoUses);
		let no_hours = Hours { days: 0, from: 36, until: 72, offset: 0 };
		let no_hours = with_terms(|terms| terms.hours = Some(no_hours));
		assert_noop!(define(OWNER, no_hours), Error::<Test>::InvalidHours);
	});
}

#[test]
fn a_required_token_is_of_another_identity_that_exists() {
	ExtBuilder.build_and_check(|| {
		assert_ok!(define(OWNER, pass_for_adults()));
		let of_itself = with_terms(|terms| terms.requires = Some(LOCK));
		assert_noop!(define(OWNER, of_itself), Error::<Test>::RequiresItself);
		let of_nobody = with_terms(|terms| terms.requires = Some(NOTHING));
		assert_noop!(define(OWNER, of_nobody), Error::<Test>::RequiredIdentityNotFound);
	});
}

#[test]
fn who_cannot_pay_the_deposit_defines_nothing() {
	ExtBuilder.build_and_check(|| {
		Registry::mutate(|registry| registry.get_mut(&LOCK).unwrap().owner = holder(PAUPER));
		assert_noop!(define(PAUPER, pass()), TokenError::FundsUnavailable);
	});
}
