use litentry_observation::request_seed;
use litentry_vocabulary::BlockNumber;
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Draws, Error, Event, Undrawn, mock::*};

fn draws() -> Vec<BlockNumber> {
	let mut blocks: Vec<_> = Draws::<Test>::iter_keys().collect();
	blocks.sort_unstable();
	blocks
}

#[test]
fn the_next_block_draws() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		run_to(2);
		assert_eq!((draws(), TaskDistributor::drawn_at(id)), (vec![], None));
		run_to(3);
		assert_eq!((draws(), TaskDistributor::drawn_at(id)), (vec![2], Some(2)));
		assert_eq!(TaskDistributor::request_seed(id), Some(request_seed(&randomness_of(2), id)));
	});
}

#[test]
fn an_event_tells_the_draw() {
	ExtBuilder.build_and_check(|| {
		request(1).unwrap();
		events();
		run_to(3);
		assert_eq!(events(), vec![Event::Drawn { block: 2, randomness: randomness_of(2) }]);
	});
}

#[test]
fn blocks_after_none_with_requests_draw_nothing() {
	ExtBuilder.build_and_check(|| {
		run_to(5);
		request(1).unwrap();
		run_to(9);
		assert_eq!((draws(), Undrawn::<Test>::get()), (vec![6], None));
	});
}

#[test]
fn a_block_that_draws_leaves_its_own_requests_to_the_next() {
	ExtBuilder.build_and_check(|| {
		let first = request(1).unwrap();
		run_to(2);
		let second = request(1).unwrap();
		run_to(3);
		assert_noop!(certify(second, UNDETERMINED), Error::<Test>::NotDrawn);
		run_to(4);
		assert_eq!([first, second].map(TaskDistributor::drawn_at), [Some(2), Some(3)]);
	});
}

#[test]
fn requests_of_one_block_have_different_seeds() {
	ExtBuilder.build_and_check(|| {
		let ids = [request(1).unwrap(), drawn_request(1)];
		let [first, second] = ids.map(TaskDistributor::request_seed);
		assert!(first.is_some() && second.is_some() && first != second);
	});
}

#[test]
fn a_block_without_randomness_keeps_its_requests_waiting() {
	ExtBuilder.build_and_check(|| {
		Random::set(false);
		let first = request(1).unwrap();
		run_to(2);
		let second = request(1).unwrap();
		run_to(5);
		assert_eq!([first, second].map(TaskDistributor::drawn_at), [None, None]);
		assert_noop!(certify(first, UNDETERMINED), Error::<Test>::NotDrawn);

		Random::set(true);
		let third = request(1).unwrap();
		run_to(6);
		assert_eq!([first, second, third].map(TaskDistributor::drawn_at), [Some(5), Some(5), None]);
		assert_ok!(certify(first, UNDETERMINED));
		run_to(7);
		assert_eq!(TaskDistributor::drawn_at(third), Some(6));
	});
}

#[test]
fn requests_without_a_draw_time_out() {
	ExtBuilder.build_and_check(|| {
		Random::set(false);
		let id = request(1).unwrap();
		run_to(1 + LIFETIME);
		assert_eq!((held(1), free(account(1))), ((0, DEPOSIT), BALANCE - DEPOSIT));
		Random::set(true);
		run_to(3 + LIFETIME);
		assert_eq!((TaskDistributor::drawn_at(id), Undrawn::<Test>::get()), (None, None));
	});
}

#[test]
fn others_may_await_a_draw() {
	ExtBuilder.build_and_check(|| {
		TaskDistributor::await_draw();
		run_to(2);
		assert_eq!(TaskDistributor::draw_after(1), None);
		run_to(3);
		assert_eq!(TaskDistributor::draw_after(1), Some((2, randomness_of(2))));
		assert_eq!((draws(), Undrawn::<Test>::get()), (vec![2], None));
	});
}

#[test]
fn one_draw_serves_requests_and_others() {
	ExtBuilder.build_and_check(|| {
		Random::set(false);
		TaskDistributor::await_draw();
		run_to(2);
		let id = request(1).unwrap();
		run_to(4);
		Random::set(true);
		run_to(5);
		assert_eq!((draws(), TaskDistributor::drawn_at(id)), (vec![4], Some(4)));
		assert_eq!([1, 2].map(TaskDistributor::draw_after), [Some((4, randomness_of(4))); 2]);
	});
}

#[test]
fn the_draw_after_a_block_is_forgotten_and_no_later_one_taken_for_it() {
	ExtBuilder.build_and_check(|| {
		TaskDistributor::await_draw();
		run_to(4);
		TaskDistributor::await_draw();
		run_to(1 + DRAWS_KEPT);
		assert_eq!(TaskDistributor::draw_after(1), Some((2, randomness_of(2))));
		run_to(2 + DRAWS_KEPT);
		assert_eq!(TaskDistributor::draw_after(1), None);
		assert_eq!(TaskDistributor::draw_after(4), Some((5, randomness_of(5))));
	});
}

#[test]
fn a_closed_request_remembers_its_draw() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		certify(id, UNDETERMINED).unwrap();
		assert_eq!(TaskDistributor::drawn_at(id), Some(2));
	});
}

#[test]
fn an_old_draw_is_forgotten_and_no_later_one_taken_for_it() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		run_to(4);
		request(2).unwrap();
		run_to(1 + DRAWS_KEPT);
		assert_eq!((draws(), TaskDistributor::drawn_at(id)), (vec![2, 5], Some(2)));
		run_to(2 + DRAWS_KEPT);
		assert_eq!((draws(), TaskDistributor::drawn_at(id)), (vec![5], None));
	});
}
