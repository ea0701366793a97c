use litentry_knowledge::{AccountValues, Value};
use litentry_scoring::{Limits, Metered, Program, Score, input_bytes, run};
use parity_scale_codec::Encode;

use crate::{algorithm, module};

fn values() -> Vec<AccountValues> {
	vec![vec![Some(Value::Flag(true)), Some(Value::Count(7))], vec![None, None]]
}

/// Sums the bytes of its input.
fn byte_sum() -> Vec<u8> {
	algorithm(
		"(local i64)
		(block $done (loop $next
			(br_if $done (i32.eqz (local.get 1)))
			(local.set 2 (i64.add (local.get 2) (i64.load8_u (local.get 0))))
			(local.set 0 (i32.add (local.get 0) (i32.const 1)))
			(local.set 1 (i32.sub (local.get 1) (i32.const 1)))
			(br $next)))
		(i64.store (i32.const 16) (local.get 2))
		(i64.const 0x00000010_00000008)",
	)
}

#[test]
fn a_score_is_a_signed_number_of_eight_bytes() {
	let code = algorithm("(i64.store (i32.const 0) (i64.const -5)) i64.const 8");
	assert_eq!(run(&code, &[], Limits::default()), Ok(Score(-5)));
	assert_eq!(Score(-5).encode(), (-5i64).to_le_bytes());
}

#[test]
fn an_algorithm_reads_the_canonical_encoding_of_the_values() {
	let sum = input_bytes(&values()).iter().map(|byte| i64::from(*byte)).sum();
	assert_eq!(run(&byte_sum(), &values(), Limits::default()), Ok(Score(sum)));
}

#[test]
fn an_output_may_lie_at_the_very_end_of_memory() {
	assert_eq!(
		run(&algorithm("i64.const 0x0000fff8_00000008"), &[], Limits::default()),
		Ok(Score(0))
	);
}

#[test]
fn no_run_sees_anything_of_another() {
	let counter = algorithm(
		"(i64.store (i32.const 0) (i64.add (i64.load (i32.const 0)) (i64.const 1))) i64.const 8",
	);
	let program = Program::new(&counter).unwrap();
	let runs = [(); 3].map(|()| program.run(&[], Limits::default()));
	assert_eq!(runs, [Ok(Score(1)); 3]);
}

#[test]
fn every_run_takes_the_same_fuel() {
	let program = Program::new(&byte_sum()).unwrap();
	let runs = [(); 3].map(|()| program.run_metered(&values(), Limits::default()).unwrap());
	assert_eq!(runs, [runs[0]; 3]);
}

// The fuel of a run is part of what workers agree on: an engine that counts otherwise is another
// protocol.
#[test]
fn the_fuel_of_a_run_is_pinned() {
	let program = Program::new(&byte_sum()).unwrap();
	let metered = program.run_metered(&values(), Limits::default());
	assert_eq!(metered, Ok(Metered { score: Score(35), fuel: 349 }));
}

#[test]
fn exactly_the_fuel_of_a_run_is_enough() {
	let program = Program::new(&byte_sum()).unwrap();
	let fuel = program.run_metered(&values(), Limits::default()).unwrap().fuel;
	let with = |fuel| program.run(&values(), Limits { fuel, ..Limits::default() }).is_ok();
	assert_eq!([with(fuel), with(fuel - 1)], [true, false]);
}

#[test]
fn custom_sections_change_nothing() {
	let code = module(&[
		crate::MEMORY,
		crate::ALLOCATE,
		crate::SCORE,
		r#"(@custom "producers" "anything")"#,
	]);
	assert_eq!(run(&code, &[], Limits::default()), Ok(Score(0)));
}
