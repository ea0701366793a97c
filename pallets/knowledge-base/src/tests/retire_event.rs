use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, Events, RegisteredEvent, mock::*};

#[test]
fn marks_the_event_and_keeps_it_and_its_deposit() {
	ExtBuilder::default().with_event(event("Unisocks")).execute(|| {
		let id = event_id("Unisocks");
		let (before, deposit) = (Events::<Test>::get(id).unwrap(), held(&ALICE));
		System::set_block_number(8);
		assert_ok!(KnowledgeBase::retire_event(RuntimeOrigin::signed(ALICE), id));
		assert_eq!(Events::<Test>::get(id), Some(RegisteredEvent { retired: Some(8), ..before }));
		assert_eq!(held(&ALICE), deposit);
		assert_eq!(events(), vec![Event::EventRetired { id }]);
	});
}

#[test]
fn is_for_the_owner() {
	ExtBuilder::default().with_event(event("Unisocks")).execute(|| {
		let origin = RuntimeOrigin::signed(BOB);
		assert_noop!(
			KnowledgeBase::retire_event(origin, event_id("Unisocks")),
			Error::<Test>::NotOwner
		);
	});
}

#[test]
fn happens_once() {
	ExtBuilder::default().with_event(event("Unisocks")).execute(|| {
		let id = event_id("Unisocks");
		assert_ok!(KnowledgeBase::retire_event(RuntimeOrigin::signed(ALICE), id));
		assert_noop!(
			KnowledgeBase::retire_event(RuntimeOrigin::signed(ALICE), id),
			Error::<Test>::AlreadyRetired
		);
	});
}

#[test]
fn needs_a_registered_event() {
	ExtBuilder::default().execute(|| {
		let origin = RuntimeOrigin::signed(ALICE);
		assert_noop!(
			KnowledgeBase::retire_event(origin, event_id("Unisocks")),
			Error::<Test>::NotFound
		);
	});
}
