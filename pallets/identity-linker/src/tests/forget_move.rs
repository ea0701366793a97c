use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Call, Error, Event, Moves, mock::*};

#[test]
fn a_forgotten_note_is_gone_and_its_deposit_returned() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		move_links(1, 201).unwrap();
		run_to(2 + NOTE_LIFETIME);
		events();

		assert_ok!(send(1, Call::forget_move {}));

		assert_eq!((Moves::<Test>::get(account(1)), held(1)), (None, 0));
		assert_eq!(events(), vec![Event::MoveForgotten { account: account(1) }]);
	});
}

#[test]
fn a_note_stays_while_what_was_certified_before_may_be_shown() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		move_links(1, 201).unwrap();
		run_to(1 + NOTE_LIFETIME);
		assert_noop!(send(1, Call::forget_move {}), Error::<Test>::MovedRecently);
	});
}

#[test]
fn without_a_note_there_is_nothing_to_forget() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		move_links(1, 201).unwrap();
		assert_noop!(send(201, Call::forget_move {}), Error::<Test>::NoMove);
	});
}
