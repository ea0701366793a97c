use litentry_link_record::SEALED_EXPORT_LENGTH;
use polkadot_sdk::frame_support::{
	BoundedVec, assert_noop, assert_ok,
	dispatch::{Pays, RawOrigin},
};

use crate::{Error, Event, ExportExpiries, ExportState, Exports, mock::*};

#[test]
fn an_export_is_delivered_for_free() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		run_to(3);
		events();

		assert_eq!(answer_export(1).unwrap().pays_fee, Pays::No);

		let state = ExportState::Answered { sealed: sealed_export(), since: 3 };
		assert_eq!(Exports::<Test>::get(account(1)).unwrap().state, state);
		assert_eq!(ExportExpiries::<Test>::iter().count(), 0);
		let (account, sealed) = (account(1), sealed_export());
		assert_eq!(events(), vec![Event::ExportDelivered { account, sealed }]);
	});
}

#[test]
fn an_export_is_delivered_once_to_who_asked() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		assert_ok!(answer_export(1));
		assert_noop!(answer_export(1), Error::<Test>::ExportAnswered);
		assert_noop!(answer_export(2), Error::<Test>::NoExport);
	});
}

#[test]
fn an_export_of_another_length_is_refused() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		let (origin, certificate) = (RawOrigin::Signed(account(9)).into(), certify(&exported(1)));
		let shorter = BoundedVec::truncate_from(vec![9; SEALED_EXPORT_LENGTH - 1]);
		let result = IdentityLinker::answer_export(origin, account(1), shorter, certificate);
		assert_noop!(result, Error::<Test>::WrongLength);
	});
}

#[test]
fn each_fault_of_a_certificate_has_its_error() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		for (certificate, error) in bad_certificates(&exported(1)) {
			let origin = RawOrigin::Signed(account(9)).into();
			let result =
				IdentityLinker::answer_export(origin, account(1), sealed_export(), certificate);
			assert_noop!(result, error);
		}
	});
}

#[test]
fn the_answer_to_an_earlier_request_is_no_answer() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		let certificate = certify(&exported(1));
		run_to(LIFETIME + 1);
		request_export(1).unwrap();
		let origin = RawOrigin::Signed(account(9)).into();
		let result =
			IdentityLinker::answer_export(origin, account(1), sealed_export(), certificate);
		assert_noop!(result, Error::<Test>::BadSignature);
	});
}

#[test]
fn the_answer_to_another_account_is_no_answer() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		request_export(2).unwrap();
		let (origin, certificate) = (RawOrigin::Signed(account(9)).into(), certify(&exported(2)));
		let result =
			IdentityLinker::answer_export(origin, account(1), sealed_export(), certificate);
		assert_noop!(result, Error::<Test>::BadSignature);
	});
}
