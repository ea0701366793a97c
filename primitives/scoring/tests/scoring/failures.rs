use litentry_scoring::{Limits, Refusal, RunFailure, Trap, run};

use crate::{ALLOCATE, MEMORY, SCORE, algorithm, exported_score, module};

fn failure(code: &[u8]) -> RunFailure {
	run(code, &[], Limits::default()).unwrap_err()
}

fn trap(score: &str) -> Trap {
	match failure(&algorithm(score)) {
		RunFailure::Trapped { trap } => trap,
		other => panic!("no trap but {other:?}"),
	}
}

#[test]
fn refused_code_does_not_run() {
	assert_eq!(failure(b""), RunFailure::Refused(Refusal::Malformed { offset: 0 }));
}

#[test]
fn an_endless_loop_runs_out_of_fuel() {
	let code = algorithm("(loop $again (br $again)) unreachable");
	assert_eq!(failure(&code), RunFailure::OutOfFuel);
}

#[test]
fn an_endless_allocation_runs_out_of_fuel() {
	let allocate =
		r#"(func (export "allocate") (param i32) (result i32) (loop (br 0)) unreachable)"#;
	assert_eq!(failure(&module(&[MEMORY, allocate, SCORE])), RunFailure::OutOfFuel);
}

#[test]
fn without_fuel_nothing_runs() {
	let limits = Limits { fuel: 0, ..Limits::default() };
	assert_eq!(run(&algorithm("i64.const 8"), &[], limits), Err(RunFailure::OutOfFuel));
}

#[test]
fn growth_beyond_the_limits_is_refused() {
	let limits = Limits { memory_pages: 4, ..Limits::default() };
	let grow = |pages: u32| {
		let body = format!("(drop (memory.grow (i32.const {pages}))) i64.const 8");
		run(&algorithm(&body), &[], limits).map(|score| score.0)
	};
	assert_eq!(grow(3), Ok(0));
	assert_eq!(grow(4), Err(RunFailure::GrowthRefused));
}

#[test]
fn memory_beyond_the_limits_is_refused_at_once() {
	let limits = Limits { memory_pages: 0, ..Limits::default() };
	assert_eq!(run(&algorithm("i64.const 8"), &[], limits), Err(RunFailure::GrowthRefused));
}

#[test]
fn growth_beyond_the_declared_maximum_fails_as_webassembly_says() {
	let code = algorithm(
		"(if (i32.ne (memory.grow (i32.const 16)) (i32.const -1)) (then unreachable)) i64.const 8",
	);
	assert_eq!(run(&code, &[], Limits::default()).map(|score| score.0), Ok(0));
}

#[test]
fn growth_costs_fuel() {
	let limits = Limits { fuel: 1000, ..Limits::default() };
	let code = algorithm("(drop (memory.grow (i32.const 1))) i64.const 8");
	assert_eq!(run(&code, &[], limits), Err(RunFailure::OutOfFuel));
}

#[test]
fn an_algorithm_that_gives_up_is_trapped() {
	assert_eq!(trap("unreachable"), Trap::Unreachable);
}

#[test]
fn endless_recursion_overflows_the_stack() {
	assert_eq!(trap("(call $score (i32.const 0) (i32.const 0))"), Trap::StackOverflow);
}

#[test]
fn wide_frames_overflow_the_stack() {
	let body = format!("(local {}) (call $score (i32.const 0) (i32.const 0))", "i64 ".repeat(256));
	assert_eq!(trap(&body), Trap::StackOverflow);
}

#[test]
fn reading_outside_of_memory_is_trapped() {
	assert_eq!(trap("(i64.load (i32.const 65536))"), Trap::MemoryOutOfBounds);
	assert_eq!(trap("(i64.load offset=4294967295 (i32.const -1))"), Trap::MemoryOutOfBounds);
}

#[test]
fn divisions_without_result_are_trapped() {
	assert_eq!(trap("(i64.div_s (i64.const 1) (i64.const 0))"), Trap::DivisionByZero);
	assert_eq!(
		trap("(i64.div_s (i64.const 0x8000000000000000) (i64.const -1))"),
		Trap::IntegerOverflow
	);
}

#[test]
fn calls_through_the_table_are_checked() {
	let call = |index: u32| {
		let score = exported_score(&format!("(call_indirect (result i64) (i32.const {index}))"));
		let table = "(table 2 2 funcref) (elem (i32.const 0) $other) (func $other)";
		failure(&module(&[MEMORY, ALLOCATE, &score, table]))
	};
	assert_eq!(
		[0, 1, 2].map(call),
		[Trap::SignatureMismatch, Trap::CallToNothing, Trap::TableOutOfBounds]
			.map(|trap| RunFailure::Trapped { trap })
	);
}

#[test]
fn data_outside_of_memory_is_trapped() {
	let data = r#"(data (i32.const 65535) "ab")"#;
	assert_eq!(
		failure(&module(&[MEMORY, ALLOCATE, SCORE, data])),
		RunFailure::Trapped { trap: Trap::MemoryOutOfBounds }
	);
}

#[test]
fn elements_outside_of_the_table_are_trapped() {
	let table = "(table 1 1 funcref) (elem (i32.const 1) $other) (func $other)";
	assert_eq!(
		failure(&module(&[MEMORY, ALLOCATE, SCORE, table])),
		RunFailure::Trapped { trap: Trap::TableOutOfBounds }
	);
}

#[test]
fn a_place_outside_of_memory_takes_no_input() {
	let allocate = |address: i64| {
		format!(r#"(func (export "allocate") (param i32) (result i32) i32.const {address})"#)
	};
	assert_eq!(
		failure(&module(&[MEMORY, &allocate(65_536), SCORE])),
		RunFailure::InputOutOfBounds { address: 65_536 }
	);
	assert_eq!(
		failure(&module(&[MEMORY, &allocate(-1), SCORE])),
		RunFailure::InputOutOfBounds { address: u32::MAX }
	);
}

#[test]
fn too_long_an_output_is_refused() {
	assert_eq!(failure(&algorithm("i64.const 9")), RunFailure::OutputTooLong { length: 9 });
	assert_eq!(failure(&algorithm("i64.const -1")), RunFailure::OutputTooLong { length: u32::MAX });
}

#[test]
fn an_output_outside_of_memory_is_refused() {
	assert_eq!(
		failure(&algorithm("i64.const 0xffffffff_00000008")),
		RunFailure::OutputOutOfBounds { address: u32::MAX, length: 8 }
	);
	assert_eq!(
		failure(&algorithm("i64.const 0x0000fff9_00000008")),
		RunFailure::OutputOutOfBounds { address: 65_529, length: 8 }
	);
}

#[test]
fn too_short_an_output_is_no_score() {
	assert_eq!(failure(&algorithm("i64.const 0")), RunFailure::OutputMalformed { length: 0 });
	assert_eq!(failure(&algorithm("i64.const 7")), RunFailure::OutputMalformed { length: 7 });
}
