//! Inputs as algorithms read them, against the encoding that the network writes.

#![allow(clippy::unwrap_used)]

use litentry_algorithm::{Input, Malformed, Value, encode};
use litentry_knowledge::AccountValues;
use parity_scale_codec::{DecodeAll, Encode};
use proptest::{collection::vec, option, prelude::*};

const YES: Option<Value> = Some(Value::Flag(true));
const NO: Option<Value> = Some(Value::Flag(false));

const fn count(count: u64) -> Option<Value> {
	Some(Value::Count(count))
}

fn parsed(bytes: &[u8]) -> Vec<Vec<Option<Value>>> {
	Input::parse(bytes).unwrap().accounts().map(Iterator::collect).collect()
}

#[test]
fn no_account_is_an_input_too() {
	let bytes = encode(&[]);
	let input = Input::parse(&bytes).unwrap();
	assert_eq!((input.accounts().count(), input.any(0), input.sum(0)), (0, false, 0));
}

#[test]
fn any_is_a_yes_from_one_account() {
	let any = |accounts: &[&[Option<Value>]]| Input::parse(&encode(accounts)).unwrap().any(0);
	assert!(any(&[&[NO], &[None], &[YES]]));
	assert!(any(&[&[count(0)], &[count(1)]]));
	assert!(!any(&[&[NO], &[None], &[count(0)]]));
}

#[test]
fn a_sum_saturates() {
	let sum = |accounts: &[&[Option<Value>]]| Input::parse(&encode(accounts)).unwrap().sum(0);
	assert_eq!(sum(&[&[count(2)], &[None], &[count(3)], &[YES], &[NO]]), 6);
	assert_eq!(sum(&[&[count(u64::MAX)]]), i64::MAX);
	assert_eq!(sum(&[&[count(i64::MAX as u64)], &[count(1)]]), i64::MAX);
}

#[test]
fn a_total_is_of_whole_amounts_and_saturates() {
	let total = |accounts: &[&[Option<Value>]]| Input::parse(&encode(accounts)).unwrap().total(0);
	let amount = |amount| Some(Value::Amount(amount));
	assert_eq!(total(&[&[amount(1 << 100)], &[None], &[amount(5)], &[count(3)]]), (1 << 100) + 8);
	assert_eq!(total(&[&[amount(u128::MAX)], &[amount(1)]]), u128::MAX);
	assert_eq!(total(&[]), 0);
}

#[test]
fn an_amount_holds_and_is_a_number_as_far_as_it_fits() {
	let numbers = [0, 7, u128::MAX].map(|amount| Value::Amount(amount).number());
	assert_eq!(numbers, [0, 7, i64::MAX]);
	assert_eq!([0, 1].map(|amount| Value::Amount(amount).holds()), [false, true]);
}

#[test]
fn an_event_that_nobody_asked_for_has_no_value() {
	let bytes = encode(&[&[YES], &[]]);
	let values: Vec<_> = Input::parse(&bytes).unwrap().values(1).collect();
	assert_eq!(values, [None, None]);
}

#[test]
fn what_is_not_canonical_is_malformed() {
	let malformed: [&[u8]; 11] = [
		&[],
		&[0, 0],          // something after the end
		&[4],             // an account missing
		&[4, 4, 2],       // neither a value nor its absence
		&[4, 4, 1, 3, 0], // no such value
		&[4, 4, 1, 0],    // a flag missing
		&[4, 4, 1, 0, 2], // neither yes nor no
		&[4, 4, 1, 1, 1, 2, 3, 4, 5, 6, 7],
		&[1, 0],       // a length that fits in one byte
		&[2, 1, 0, 0], // a length that fits in two
		&[3, 0, 0, 0, 0],
	];
	assert!(malformed.iter().all(|bytes| Input::parse(bytes).unwrap_err() == Malformed));
}

#[test]
fn many_accounts_are_read() {
	for accounts in [63, 64, 16_383, 16_384] {
		let bytes = encode(&vec![&[count(1)][..]; accounts]);
		assert_eq!(Input::parse(&bytes).unwrap().sum(0), accounts as i64);
	}
}

fn values() -> impl Strategy<Value = Vec<Vec<Option<Value>>>> {
	let value = prop_oneof![
		any::<bool>().prop_map(Value::Flag),
		any::<u64>().prop_map(Value::Count),
		any::<u128>().prop_map(Value::Amount),
	];
	vec(vec(option::of(value), 0..8), 0..80)
}

fn known(value: Value) -> litentry_knowledge::Value {
	match value {
		Value::Flag(flag) => litentry_knowledge::Value::Flag(flag),
		Value::Count(count) => litentry_knowledge::Value::Count(count),
		Value::Amount(amount) => litentry_knowledge::Value::Amount(amount),
	}
}

proptest! {
	#[test]
	fn an_input_is_what_the_network_encodes(values in values()) {
		let known: Vec<AccountValues> =
			values.iter().map(|account| account.iter().map(|it| it.map(known)).collect()).collect();
		let slices: Vec<&[Option<Value>]> = values.iter().map(Vec::as_slice).collect();
		prop_assert_eq!(known.encode(), encode(&slices));
		prop_assert_eq!(parsed(&encode(&slices)), values);
	}

	#[test]
	fn only_canonical_bytes_are_read(bytes in vec(0u8..9, 0..40)) {
		let decoded = Vec::<AccountValues>::decode_all(&mut &*bytes);
		let canonical = decoded.is_ok_and(|values| values.encode() == bytes);
		prop_assert_eq!(Input::parse(&bytes).is_ok(), canonical);
	}
}
