use polkadot_sdk::frame_support::assert_ok;

use crate::mock::*;

#[test]
fn no_more_comes_back_than_was_held_when_rates_have_risen() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(register(ALICE, DOOR));
		ByteRate::set(1_000 * BYTE_DEPOSIT);
		assert_ok!(retire(ALICE, door()));
		assert_eq!(identity(door()).deposit, 0);
		assert_eq!(held_and_free(&ALICE).0, deposit_for(DOOR));
	});
}

#[test]
fn an_identity_can_be_retired_when_rates_have_fallen() {
	ExtBuilder::default().with_door().execute(|| {
		ByteRate::set(0);
		assert_ok!(retire(ALICE, door()));
		assert_eq!(identity(door()).deposit, deposit_for(DOOR));
	});
}
