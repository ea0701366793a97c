use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Algorithms, Error, Event, RegisteredAlgorithm, mock::*};

#[test]
fn marks_the_algorithm_and_keeps_it_and_its_deposit() {
	ExtBuilder::default().with_algorithm("Loyal", &["Unisocks"]).execute(|| {
		let id = algorithm_id("Loyal", &["Unisocks"]);
		let (before, deposit) = (Algorithms::<Test>::get(id).unwrap(), held(&ALICE));
		System::set_block_number(8);
		assert_ok!(KnowledgeBase::retire_algorithm(RuntimeOrigin::signed(ALICE), id));
		assert_eq!(
			Algorithms::<Test>::get(id),
			Some(RegisteredAlgorithm { retired: Some(8), ..before })
		);
		assert_eq!(held(&ALICE), deposit);
		assert_eq!(events(), vec![Event::AlgorithmRetired { id }]);
	});
}

#[test]
fn is_for_the_owner() {
	ExtBuilder::default().with_algorithm("Loyal", &["Unisocks"]).execute(|| {
		let origin = RuntimeOrigin::signed(BOB);
		assert_noop!(
			KnowledgeBase::retire_algorithm(origin, algorithm_id("Loyal", &["Unisocks"])),
			Error::<Test>::NotOwner
		);
	});
}

#[test]
fn happens_once() {
	ExtBuilder::default().with_algorithm("Loyal", &["Unisocks"]).execute(|| {
		let id = algorithm_id("Loyal", &["Unisocks"]);
		assert_ok!(KnowledgeBase::retire_algorithm(RuntimeOrigin::signed(ALICE), id));
		assert_noop!(
			KnowledgeBase::retire_algorithm(RuntimeOrigin::signed(ALICE), id),
			Error::<Test>::AlreadyRetired
		);
	});
}

#[test]
fn needs_a_registered_algorithm() {
	ExtBuilder::default().execute(|| {
		let origin = RuntimeOrigin::signed(ALICE);
		assert_noop!(
			KnowledgeBase::retire_algorithm(origin, algorithm_id("Loyal", &["Unisocks"])),
			Error::<Test>::NotFound
		);
	});
}
