use litentry_knowledge::{AccountValues, Value};
use litentry_scoring::{Limits, RunFailure, Score, input_bytes, run, validate};
use proptest::{collection::vec, option, prelude::*, sample::Index};

use crate::algorithm;

const LITTLE: Limits = Limits { fuel: 100_000, memory_pages: 16 };

/// Returns the last byte of its input.
fn last_byte() -> Vec<u8> {
	algorithm(
		"(i64.store (i32.const 0) (i64.load8_u offset=0
			(i32.sub (i32.add (local.get 0) (local.get 1)) (i32.const 1))))
		(i64.const 8)",
	)
}

fn values() -> impl Strategy<Value = Vec<AccountValues>> {
	let value =
		prop_oneof![any::<bool>().prop_map(Value::Flag), any::<u64>().prop_map(Value::Count)];
	vec(vec(option::of(value), 0..8), 0..8)
}

proptest! {
	#[test]
	fn any_bytes_are_judged(bytes in vec(any::<u8>(), 0..512)) {
		prop_assert!(validate(&bytes).is_err());
	}

	#[test]
	fn any_sections_are_judged(bytes in vec(any::<u8>(), 0..512)) {
		let code = [b"\0asm\x01\0\0\0", &bytes[..]].concat();
		prop_assert!(validate(&code).is_err());
	}

	#[test]
	fn what_a_changed_byte_leaves_valid_can_be_prepared_and_ends(at: Index, byte: u8) {
		let mut code = last_byte();
		let at = at.index(code.len());
		code[at] = byte;
		let prepared = run(&code, &[], LITTLE) != Err(RunFailure::Unprepared);
		prop_assert!(prepared);
	}

	#[test]
	fn every_input_arrives_whole(values in values()) {
		let last = input_bytes(&values).last().copied().unwrap();
		prop_assert_eq!(run(&last_byte(), &values, LITTLE), Ok(Score(last.into())));
	}
}
