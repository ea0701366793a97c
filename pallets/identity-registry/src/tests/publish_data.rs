use litentry_identity::{DataPointer, Identity};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::TokenError,
};

use crate::{Data, Error, Event, Identities, mock::*};

#[test]
fn keeps_the_pointer_and_holds_its_deposit() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(publish(ALICE, door(), pointer(1)));
		let deposit = deposit_for(DOOR) + data_deposit(&pointer(1));
		assert_eq!(identity(door()), Identity { data_version: 1, deposit, ..new_door() });
		assert_eq!(Data::<Test>::get(door(), 1), Some(pointer(1)));
		assert_eq!(held_and_free(&ALICE), (deposit, FUNDS - deposit));
		let (id, version, pointer) = (door(), 1, pointer(1));
		assert_eq!(events(), vec![Event::DataPublished { id, version, pointer, deposit }]);
	});
}

#[test]
fn a_new_version_supersedes_the_old_one_which_stays() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(publish(ALICE, door(), pointer(1)));
		assert_ok!(publish(ALICE, door(), pointer(2)));
		let versions = [1, 2].map(|version| Data::<Test>::get(door(), version));
		assert_eq!(versions, [Some(pointer(1)), Some(pointer(2))]);
		let superseded = |version| {
			IdentityRegistry::data(&door(), version).map(|data| (data.version, data.superseded))
		};
		assert_eq!(superseded(Some(1)), Some((1, true)));
		assert_eq!(superseded(None), Some((2, false)));
	});
}

#[test]
fn a_pointer_names_a_binary_cid_of_version_1() {
	ExtBuilder::default().with_door().execute(|| {
		let text = b"QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG".to_vec();
		let bare_multihash = [&[0x12, 32][..], &[7; 32]].concat();
		for cid in [vec![], text, bare_multihash] {
			let pointer = DataPointer { cid: cid.try_into().unwrap(), ..pointer(1) };
			assert_noop!(publish(ALICE, door(), pointer), Error::<Test>::InvalidCid);
		}
	});
}

#[test]
fn a_schema_has_a_name() {
	ExtBuilder::default().with_door().execute(|| {
		for schema in [&b""[..], b"  ", b"two\nlines", b"\xff"] {
			let pointer = DataPointer { schema: schema.to_vec().try_into().unwrap(), ..pointer(1) };
			assert_noop!(publish(ALICE, door(), pointer), Error::<Test>::InvalidSchema);
		}
	});
}

#[test]
fn the_data_of_what_is_offered_stays() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(offer(ALICE, door(), BOB));
		assert_noop!(publish(ALICE, door(), pointer(1)), Error::<Test>::Offered);
	});
}

#[test]
fn a_last_version_is_not_superseded() {
	ExtBuilder::default().with_door().build().execute_with(|| {
		let last = Identity { data_version: u32::MAX, ..new_door() };
		Identities::<Test>::insert(door(), last);
		assert_noop!(publish(ALICE, door(), pointer(1)), Error::<Test>::VersionsExhausted);
	});
}

#[test]
fn the_deposit_must_be_there() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(Balances::transfer_all(RuntimeOrigin::signed(ALICE), BOB, true));
		assert_noop!(publish(ALICE, door(), pointer(1)), TokenError::FundsUnavailable);
	});
}
