use litentry_link_record::SEALED_EXPORT_REQUEST_LENGTH;
use litentry_vocabulary::KeyEpoch;
use polkadot_sdk::{
	frame_support::{BoundedVec, assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo},
	sp_runtime::TokenError,
};

use crate::{Call, Error, Event, Export, ExportState, Exports, mock::*};

fn request_with(epoch: KeyEpoch, length: usize) -> DispatchResultWithPostInfo {
	let sealed = BoundedVec::truncate_from(vec![8; length]);
	send(1, Call::request_export { epoch, sealed })
}

#[test]
fn a_request_is_kept_and_its_deposit_held() {
	ExtBuilder.build_and_check(|| {
		assert_ok!(request_export(1));
		let (sealed, expires) = (sealed_export_request(), 1 + LIFETIME);
		let export = Export {
			epoch: EPOCH,
			requested_at: 1,
			deposit: EXPORT_DEPOSIT,
			state: ExportState::Requested { sealed: sealed.clone(), expires },
		};
		assert_eq!((Exports::<Test>::get(account(1)), held(1)), (Some(export), EXPORT_DEPOSIT));
		let (account, epoch, deposit) = (account(1), EPOCH, EXPORT_DEPOSIT);
		let requested = Event::ExportRequested { account, epoch, sealed, expires, deposit };
		assert_eq!(events(), vec![requested]);
	});
}

#[test]
fn one_request_waits_at_a_time() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		assert_noop!(request_export(1), Error::<Test>::ExportPending);
	});
}

#[test]
fn a_new_request_replaces_a_delivered_export() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		answer_export(1).unwrap();
		run_to(4);
		assert_ok!(request_export(1));
		let export = Exports::<Test>::get(account(1)).unwrap();
		assert_eq!((export.expires(), held(1)), (Some(4 + LIFETIME), EXPORT_DEPOSIT));
	});
}

#[test]
fn another_epoch_or_length_is_refused() {
	ExtBuilder.build_and_check(|| {
		let other = KeyEpoch(EPOCH.0 + 1);
		let result = request_with(other, SEALED_EXPORT_REQUEST_LENGTH);
		assert_noop!(result, Error::<Test>::WrongEpoch);
		let result = request_with(EPOCH, SEALED_EXPORT_REQUEST_LENGTH - 1);
		assert_noop!(result, Error::<Test>::WrongLength);
	});
}

#[test]
fn a_block_holds_only_so_many_requests() {
	ExtBuilder.build_and_check(|| {
		for owner in 1..=MAX_PER_BLOCK {
			request_export(owner as u8).unwrap();
		}
		assert_noop!(request_export(4), Error::<Test>::BlockFull);
		run_to(2);
		assert_ok!(request_export(4));
	});
}

#[test]
fn the_deposit_must_be_there() {
	ExtBuilder.build_and_check(|| {
		assert_noop!(request_export(50), TokenError::FundsUnavailable);
	});
}
