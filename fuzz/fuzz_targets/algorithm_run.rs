//! Whatever an accepted algorithm does, its run ends, and ends the same every time.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{
	arbitrary::{Arbitrary, Result, Unstructured},
	fuzz_target,
};
use litentry_knowledge::{AccountValues, Value};
use litentry_scoring::{Limits, Program, RunFailure, validate};
use wasm_smith::{Config, Module};

static ABI: LazyLock<Vec<u8>> = LazyLock::new(|| {
	let abi = r#"(module
		(memory (export "memory") 1 16)
		(func (export "allocate") (param i32) (result i32) unreachable)
		(func (export "score") (param i32 i32) (result i64) unreachable))"#;
	wat::parse_str(abi).unwrap()
});

/// A module with the exports of the ABI and any valid code.
#[derive(Debug)]
struct Algorithm(Module);

impl<'a> Arbitrary<'a> for Algorithm {
	fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
		let config = Config {
			allow_floats: false,
			allow_start_export: false,
			bulk_memory_enabled: false,
			exceptions_enabled: false,
			exports: Some(ABI.clone()),
			extended_const_enabled: false,
			gc_enabled: false,
			max_imports: 0,
			max_memory32_bytes: 16 << 16,
			max_table_elements: 1024,
			memory64_enabled: false,
			memory_max_size_required: true,
			multi_value_enabled: false,
			reference_types_enabled: false,
			relaxed_simd_enabled: false,
			saturating_float_to_int_enabled: false,
			sign_extension_ops_enabled: false,
			simd_enabled: false,
			tail_call_enabled: false,
			threads_enabled: false,
			wide_arithmetic_enabled: false,
			..Config::default()
		};
		Module::new(config, u).map(Self)
	}
}

fuzz_target!(|algorithm: Algorithm| {
	let code = algorithm.0.to_bytes();
	if validate(&code).is_err() {
		return;
	}
	let values: [AccountValues; 2] =
		[vec![Some(Value::Flag(true)), Some(Value::Count(9))], vec![None]];
	let limits = Limits { fuel: 100_000, memory_pages: 8 };
	let program = Program::new(&code).unwrap();
	let end = program.run_metered(&values, limits);
	assert_ne!(end, Err(RunFailure::Unprepared));
	assert_eq!(program.run_metered(&values, limits), end);
});
