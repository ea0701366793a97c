use polkadot_sdk::frame_support::assert_ok;

use crate::{AlgorithmUnusable, mock::*};

fn two_events() -> ExtBuilder {
	ExtBuilder::default().with_algorithm("Loyal", &["Unisocks", "Swaps"])
}

#[test]
fn a_new_request_pays_for_each_event_of_an_active_algorithm() {
	two_events().execute(|| {
		let id = algorithm_id("Loyal", &["Unisocks", "Swaps"]);
		assert_eq!(KnowledgeBase::active_event_count(&id), Ok(2));
	});
}

#[test]
fn a_new_request_cannot_use_an_unknown_algorithm() {
	two_events().execute(|| {
		let id = algorithm_id("Faithful", &["Unisocks"]);
		assert_eq!(KnowledgeBase::active_event_count(&id), Err(AlgorithmUnusable::NotFound));
	});
}

#[test]
fn a_new_request_cannot_use_a_retired_algorithm() {
	two_events().execute(|| {
		let id = algorithm_id("Loyal", &["Unisocks", "Swaps"]);
		assert_ok!(KnowledgeBase::retire_algorithm(RuntimeOrigin::signed(ALICE), id));
		assert_eq!(KnowledgeBase::active_event_count(&id), Err(AlgorithmUnusable::Retired));
	});
}

#[test]
fn a_new_request_cannot_use_a_retired_event() {
	two_events().execute(|| {
		let id = algorithm_id("Loyal", &["Unisocks", "Swaps"]);
		let origin = RuntimeOrigin::signed(ALICE);
		assert_ok!(KnowledgeBase::retire_event(origin, event_id("Swaps")));
		assert_eq!(KnowledgeBase::active_event_count(&id), Err(AlgorithmUnusable::EventRetired));
	});
}

#[test]
fn pages_of_events_follow_one_another_in_the_order_of_ids() {
	let names = ["a", "b", "c", "d", "e"];
	let world =
		names.iter().fold(ExtBuilder::default(), |world, name| world.with_event(event(name)));
	world.execute(|| {
		let first = KnowledgeBase::events(None, 2);
		let rest = KnowledgeBase::events(first.last().map(|(id, _)| *id), 100);
		let mut expected = names.map(event_id).to_vec();
		expected.sort();
		let paged: Vec<_> = first.iter().chain(&rest).map(|(id, _)| *id).collect();
		assert_eq!((first.len(), paged), (2, expected));
	});
}

#[test]
fn pages_of_algorithms_follow_one_another_in_the_order_of_ids() {
	let world = ExtBuilder::default()
		.with_algorithm("a", &["Unisocks"])
		.with_algorithm("b", &["Swaps"])
		.with_algorithm("c", &["Votes"]);
	world.execute(|| {
		let first = KnowledgeBase::algorithms(None, 1);
		let rest = KnowledgeBase::algorithms(first.last().map(|(id, _)| *id), 100);
		let paged: Vec<_> = first.iter().chain(&rest).map(|(id, _)| *id).collect();
		let mut expected = vec![
			algorithm_id("a", &["Unisocks"]),
			algorithm_id("b", &["Swaps"]),
			algorithm_id("c", &["Votes"]),
		];
		expected.sort();
		assert_eq!((first.len(), paged), (1, expected));
	});
}

#[test]
fn a_page_is_bounded_whatever_is_asked() {
	let world = (0..=crate::MAX_PAGE)
		.fold(ExtBuilder::default(), |world, number| world.with_event(event(&number.to_string())));
	world.execute(|| {
		assert_eq!(KnowledgeBase::events(None, u32::MAX).len(), crate::MAX_PAGE as usize);
	});
}
