use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Data, Error, Event, mock::*};

/// Alice's door with so many versions of its data, retired.
fn retired_with_data(versions: u8) {
	for number in 1..=versions {
		publish(ALICE, door(), pointer(number)).unwrap();
	}
	retire(ALICE, door()).unwrap();
	events();
}

#[test]
fn deletes_the_version_and_returns_its_deposit() {
	ExtBuilder::default().with_door().execute(|| {
		retired_with_data(1);
		assert_ok!(forget(ALICE, door(), 1));
		assert_eq!(Data::<Test>::iter().count(), 0);
		assert_eq!(held_and_free(&ALICE), (BASE_DEPOSIT, FUNDS - BASE_DEPOSIT));
		let (id, version, deposit) = (door(), 1, BASE_DEPOSIT);
		assert_eq!(events(), vec![Event::DataForgotten { id, version, deposit }]);
	});
}

#[test]
fn leaves_the_other_versions_alone() {
	ExtBuilder::default().with_door().execute(|| {
		retired_with_data(3);
		assert_ok!(forget(ALICE, door(), 2));
		let kept = [1, 2, 3].map(|version| Data::<Test>::get(door(), version));
		assert_eq!(kept, [Some(pointer(1)), None, Some(pointer(3))]);
	});
}

#[test]
fn a_version_is_forgotten_once() {
	ExtBuilder::default().with_door().execute(|| {
		retired_with_data(1);
		assert_ok!(forget(ALICE, door(), 1));
		for version in [0, 1, 2] {
			assert_noop!(forget(ALICE, door(), version), Error::<Test>::VersionNotFound);
		}
	});
}

#[test]
fn the_data_of_an_active_identity_stays_readable() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(publish(ALICE, door(), pointer(1)));
		assert_noop!(forget(ALICE, door(), 1), Error::<Test>::NotRetired);
	});
}
