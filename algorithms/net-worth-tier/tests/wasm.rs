//! The compiled module: the network accepts it, and it computes what the function computes.
//!
//! `cargo xtask test` compiles the algorithms first and tells by `LITENTRY_ALGORITHMS_DIR` where they
//! are. By hand:
//!
//! ```sh
//! cargo build --target wasm32v1-none --profile algorithm -p net-worth-tier
//! LITENTRY_ALGORITHMS_DIR=$PWD/target/wasm32v1-none/algorithm cargo test -p net-worth-tier
//! ```

#![allow(clippy::unwrap_used)]

use std::{fs, path::PathBuf};

use litentry_algorithm::Input;
use litentry_knowledge::{AccountValues, Value};
use litentry_scoring::{Limits, Program, Score, input_bytes, validate};
use net_worth_tier::score;
use proptest::{collection::vec, option, prelude::*, test_runner::TestRunner};

/// The code that is registered on chain.
fn code() -> Vec<u8> {
	#[allow(clippy::disallowed_methods)] // only cargo xtask knows where the code is
	let folder = std::env::var_os("LITENTRY_ALGORITHMS_DIR").expect(
		"LITENTRY_ALGORITHMS_DIR must name the folder of the compiled algorithms: run `cargo xtask test`",
	);
	let file = PathBuf::from(folder).join("net_worth_tier.wasm");
	fs::read(&file).unwrap_or_else(|error| panic!("cannot read {}: {error}", file.display()))
}

fn native(values: &[AccountValues]) -> Score {
	Score(score(&Input::parse(&input_bytes(values)).unwrap()))
}

#[test]
fn the_network_accepts_the_module() {
	assert_eq!(validate(&code()), Ok(()));
}

#[test]
fn the_module_is_small() {
	let length = code().len();
	assert!(length < 4096, "{length} bytes");
}

#[test]
fn the_module_computes_what_the_function_computes() {
	let program = Program::new(&code()).unwrap();
	let value = prop_oneof![
		any::<u128>().prop_map(Value::Amount),
		(0..10_u128.pow(24)).prop_map(Value::Amount),
		any::<u64>().prop_map(Value::Count),
	];
	let values = vec(vec(option::of(value), 0..9), 0..65);
	TestRunner::default()
		.run(&values, |values| {
			prop_assert_eq!(program.run(&values, Limits::default()), Ok(native(&values)));
			Ok(())
		})
		.unwrap();
}

#[test]
fn the_largest_request_takes_a_small_part_of_the_fuel() {
	let values = vec![vec![Some(Value::Amount(u128::MAX)); 8]; 8];
	let metered = Program::new(&code()).unwrap().run_metered(&values, Limits::default()).unwrap();
	assert!(metered.fuel < Limits::default().fuel / 100, "{} units", metered.fuel);
}
