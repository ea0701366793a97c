use litentry_identity::{Identity, Kind};
use litentry_vocabulary::Description;
use polkadot_sdk::{
	frame_support::{BoundedVec, assert_noop, assert_ok, dispatch::RawOrigin},
	sp_runtime::{DispatchError, TokenError},
};

use crate::{Call, Error, Event, Identities, IdentitiesOf, IdentityCount, NextNumber, mock::*};

#[test]
fn keeps_the_identity_and_holds_its_deposit() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register(ALICE, DOOR));
		assert_eq!(identity(door()), new_door());
		assert_eq!(held_and_free(&ALICE), (deposit_for(DOOR), FUNDS - deposit_for(DOOR)));
		let registered = Event::IdentityRegistered {
			id: door(),
			owner: ALICE,
			kind: Kind::Device,
			key: None,
			description: text(DOOR),
			deposit: deposit_for(DOOR),
		};
		assert_eq!(events(), vec![registered]);
	});
}

#[test]
fn a_person_has_no_key_and_may_say_nothing() {
	ExtBuilder::default().execute(|| {
		let (kind, description) = (Kind::Person, text(""));
		assert_ok!(send(ALICE, Call::register_identity { kind, description }));
		let person = Identity { kind, description: text(""), deposit: BASE_DEPOSIT, ..new_door() };
		assert_eq!(identity(door()), person);
	});
}

#[test]
fn an_identity_is_in_one_index_once() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register(ALICE, DOOR));
		let index: Vec<_> = IdentitiesOf::<Test>::iter_keys().collect();
		assert_eq!(index, vec![(ALICE, door())]);
		assert_eq!(IdentityCount::<Test>::iter().collect::<Vec<_>>(), vec![(ALICE, 1)]);
	});
}

#[test]
fn each_registration_makes_another_identity() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register(ALICE, DOOR));
		assert_ok!(register(ALICE, DOOR));
		assert_eq!(identity(numbered(&ALICE, 0)), identity(numbered(&ALICE, 1)));
		assert_eq!(IdentityCount::<Test>::get(ALICE), 2);
	});
}

#[test]
fn who_comes_first_does_not_get_the_id_of_who_comes_second() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register(BOB, DOOR));
		assert_ok!(register(ALICE, DOOR));
		assert_eq!(Identities::<Test>::get(door()), None);
		assert_eq!(identity(numbered(&BOB, 0)).owner, as_account(&BOB));
		assert_eq!(identity(numbered(&ALICE, 1)).owner, as_account(&ALICE));
	});
}

#[test]
fn a_description_is_text_for_people() {
	ExtBuilder::default().execute(|| {
		for bytes in [&b"a\x07bell"[..], b"a\rreturn", b"\xff", b"caf\xc3"] {
			let description = Description::from(BoundedVec::truncate_from(bytes.to_vec()));
			let call = Call::register_identity { kind: Kind::Person, description };
			assert_noop!(send(ALICE, call), Error::<Test>::InvalidDescription);
		}
		assert_ok!(register(ALICE, "Türöffner\n3. Stock"));
	});
}

#[test]
fn the_deposit_must_be_there() {
	ExtBuilder::default().execute(|| {
		assert_noop!(register(PAUPER, DOOR), TokenError::FundsUnavailable);
	});
}

#[test]
fn a_last_number_is_not_given_out() {
	ExtBuilder::default().build().execute_with(|| {
		NextNumber::<Test>::put(u64::MAX);
		assert_noop!(register(ALICE, DOOR), Error::<Test>::NumbersExhausted);
	});
}

#[test]
fn nobody_registers_unsigned() {
	ExtBuilder::default().execute(|| {
		let origin = RawOrigin::None.into();
		let result = IdentityRegistry::register_identity(origin, Kind::Person, text(""));
		assert_noop!(result, DispatchError::BadOrigin);
	});
}
