use litentry_vocabulary::Balance;
use polkadot_sdk::{
	frame_support::traits::{Currency, LockableCurrency, WithdrawReasons},
	sp_runtime::AccountId32,
};

use crate::{Event, mock::*};

fn endow(analyzers: impl IntoIterator<Item = u8>) {
	for number in analyzers {
		let account = AccountId32::new(analyzer(number).0);
		let _ = Balances::deposit_creating(&account, EXISTENTIAL_DEPOSIT);
	}
}

#[test]
fn a_score_pays_workers_and_agreed_analyzers() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		certify_by([1, 2], id, scored(1..=4)).unwrap();
		assert_eq!([1, 2].map(|number| free(worker(number))), [100; 2]);
		assert_eq!([1, 2, 3, 4].map(|number| free(analyzer(number))), [200; 4]);
		assert_eq!((held(1), free(account(1))), ((0, DEPOSIT), BALANCE - FEE - DEPOSIT));
	});
}

#[test]
fn whoever_brings_the_certificate_gets_nothing() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		certify(id, scored(1..=4)).unwrap();
		assert_eq!(free(account(99)), 0);
	});
}

#[test]
fn no_score_returns_the_whole_fee() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		certify(id, UNDETERMINED).unwrap();
		assert_eq!((held(1), free(account(1))), ((0, DEPOSIT), BALANCE - DEPOSIT));
	});
}

#[test]
fn what_cannot_be_paid_goes_back() {
	ExtBuilder.build_and_check(|| {
		let id = request_for(1, MINIMUM_FEE).unwrap();
		run_to(3);
		endow([1, 2]);
		events();
		// The analyzers get 8 each, too little for an account that does not exist.
		certify(id, scored(1..=20)).unwrap();
		let owns: Vec<Balance> = (1..=20).map(|number| free(analyzer(number))).collect();
		assert_eq!(owns[..3], [EXISTENTIAL_DEPOSIT + 8, EXISTENTIAL_DEPOSIT + 8, 0]);
		let paid = Event::FeePaid { id, workers: 40, analyzers: 16, returned: 144 };
		assert_eq!(events()[0], paid);
		assert_eq!(free(account(1)), BALANCE - DEPOSIT - 56);
	});
}

#[test]
fn what_does_not_divide_among_the_workers_goes_back() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		certify_by([1, 2, 3], id, scored(1..=4)).unwrap();
		assert_eq!([1, 2, 3].map(|number| free(worker(number))), [66; 3]);
		assert_eq!(free(account(1)), BALANCE - DEPOSIT - FEE + 2);
	});
}

#[test]
fn freezing_the_balance_is_no_way_out_of_the_fee() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		Balances::set_lock(*b"allofit!", &account(1), BALANCE, WithdrawReasons::all());
		certify(id, scored(1..=4)).unwrap();
		assert_eq!(free(worker(1)), 200);
		assert_eq!(held(1), (0, DEPOSIT));
	});
}

#[test]
fn a_score_without_observations_pays_no_analyzer() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		certify(id, scored([])).unwrap();
		assert_eq!(free(worker(1)), 200);
		assert_eq!(free(account(1)), BALANCE - DEPOSIT - 200);
	});
}

#[test]
fn no_token_appears_or_vanishes() {
	ExtBuilder.build_and_check(|| {
		let before = Balances::total_issuance();
		let (scored_id, undetermined_id) = (request(1).unwrap(), drawn_request(2));
		certify_by([1, 2, 3], scored_id, scored(1..=7)).unwrap();
		certify(undetermined_id, UNDETERMINED).unwrap();
		assert_eq!(Balances::total_issuance(), before);
	});
}
