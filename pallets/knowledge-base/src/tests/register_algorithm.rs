use parity_scale_codec::Encode;
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_io,
	sp_runtime::{DispatchError, TokenError},
};

use crate::{AlgorithmDescription, Algorithms, Code, Error, Event, RegisteredAlgorithm, mock::*};

fn with_events(names: &[&str]) -> ExtBuilder {
	names.iter().fold(ExtBuilder::default(), |world, name| world.with_event(event(name)))
}

#[test]
fn keeps_the_algorithm_and_its_code_under_the_hash_of_its_content() {
	with_events(&["Unisocks", "Swaps"]).execute(|| {
		let before = held(&ALICE);
		let names = ["Swaps", "Unisocks"];
		assert_ok!(register_algorithm(ALICE, algorithm("Loyal", &names)));
		let id = algorithm_id("Loyal", &names);
		let algorithm =
			algorithm("Loyal", &names).with_code_hash(sp_io::hashing::blake2_256(&code()));
		let length = algorithm.encode().len() + code().encode().len();
		let deposit = DEPOSIT_BASE + DEPOSIT_PER_BYTE * length as Balance;
		assert_eq!(
			Algorithms::<Test>::get(id),
			Some(RegisteredAlgorithm { algorithm, owner: ALICE, deposit, since: 1, retired: None })
		);
		assert_eq!(Code::<Test>::get(id), Some(code()));
		assert_eq!(held(&ALICE), before + deposit);
		assert_eq!(events(), vec![Event::AlgorithmRegistered { id, owner: ALICE }]);
	});
}

#[test]
fn the_same_content_is_registered_once() {
	ExtBuilder::default().with_algorithm("Loyal", &["Unisocks"]).execute(|| {
		assert_noop!(
			register_algorithm(BOB, algorithm("Loyal", &["Unisocks"])),
			Error::<Test>::AlreadyRegistered
		);
	});
}

#[test]
fn the_same_code_may_serve_two_algorithms() {
	ExtBuilder::default().with_algorithm("Loyal", &["Unisocks"]).execute(|| {
		assert_ok!(register_algorithm(BOB, algorithm("Faithful", &["Unisocks"])));
		assert_eq!(Code::<Test>::iter().count(), 2);
	});
}

#[test]
fn anybody_may_build_on_the_events_of_others() {
	with_events(&["Unisocks"]).execute(|| {
		assert_ok!(register_algorithm(BOB, algorithm("Loyal", &["Unisocks"])));
	});
}

#[test]
fn asks_for_at_least_one_event() {
	ExtBuilder::default().execute(|| {
		assert_noop!(register_algorithm(ALICE, algorithm("Loyal", &[])), Error::<Test>::NoEvents);
	});
}

#[test]
fn asks_for_no_event_twice() {
	with_events(&["Unisocks", "Swaps"]).execute(|| {
		assert_noop!(
			register_algorithm(ALICE, algorithm("Loyal", &["Unisocks", "Swaps", "Unisocks"])),
			Error::<Test>::EventRepeated
		);
	});
}

#[test]
fn asks_for_registered_events() {
	with_events(&["Unisocks"]).execute(|| {
		assert_noop!(
			register_algorithm(ALICE, algorithm("Loyal", &["Unisocks", "Swaps"])),
			Error::<Test>::EventNotFound
		);
	});
}

#[test]
fn asks_for_events_that_are_not_retired() {
	with_events(&["Unisocks"]).execute(|| {
		let origin = RuntimeOrigin::signed(ALICE);
		assert_ok!(KnowledgeBase::retire_event(origin, event_id("Unisocks")));
		assert_noop!(
			register_algorithm(ALICE, algorithm("Loyal", &["Unisocks"])),
			Error::<Test>::EventUnusable
		);
	});
}

#[test]
fn each_bad_text_has_its_own_error() {
	with_events(&["Unisocks"]).execute(|| {
		let mut bad =
			AlgorithmDescription { name: unchecked_name(b" "), ..algorithm("x", &["Unisocks"]) };
		assert_noop!(register_algorithm(ALICE, bad.clone()), Error::<Test>::NameBlank);
		bad.name = unchecked_name(b"\xff");
		assert_noop!(register_algorithm(ALICE, bad.clone()), Error::<Test>::TextNotUtf8);
		bad.name = unchecked_name(b"\x1b");
		assert_noop!(register_algorithm(ALICE, bad), Error::<Test>::TextHasControlCharacter);
	});
}

#[test]
fn the_deposit_must_be_there() {
	with_events(&["Unisocks"]).execute(|| {
		assert_noop!(
			register_algorithm(PAUPER, algorithm("Loyal", &["Unisocks"])),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn nobody_registers_unsigned() {
	with_events(&["Unisocks"]).execute(|| {
		let algorithm = algorithm("Loyal", &["Unisocks"]);
		assert_noop!(
			KnowledgeBase::register_algorithm(RuntimeOrigin::none(), algorithm, code()),
			DispatchError::BadOrigin
		);
	});
}
