//! Code that wants to be expensive. All of it is valid and as long as code may be.

use litentry_benches::measure;
use litentry_scoring::{Limits, Program, validate};

const ABI: &str = r#"(memory (export "memory") 1 16)
	(func (export "allocate") (param i32) (result i32) i32.const 1024)"#;
const SCORE: &str = r#"(func (export "score") (param i32 i32) (result i64) i64.const 8)"#;

/// How long it takes to accept each.
pub(crate) fn validations() {
	for (name, code) in modules() {
		match validate(&code) {
			Ok(()) => println!("  {} {} bytes", measure(name, || validate(&code)), code.len()),
			Err(refusal) => println!("  {name}: not measured, {refusal}"),
		}
	}
	println!("preparation");
	for (name, code) in modules() {
		println!("  {}", measure(name, || Program::new(&code)));
	}
}

/// How long a run lasts that uses up its fuel.
pub(crate) fn runs() {
	println!("a whole run's fuel ({})", Limits::default().fuel);
	for (name, endless) in endless() {
		match Program::new(&endless_module(&endless)) {
			Ok(program) => {
				let end = program.run(&[], Limits::default());
				println!("  {} {end:?}", measure(name, || program.run(&[], Limits::default())));
			}
			Err(failure) => println!("  {name}: not measured, {failure}"),
		}
	}
}

fn endless_module(endless: &str) -> Vec<u8> {
	let score = format!("(loop {endless} (br 0)) unreachable");
	module(&format!(
		r#"(func (export "score") (param i32 i32) (result i64) {score})
		(func $wide (param {})) (func $locals (local {}))"#,
		"i64 ".repeat(32),
		"i64 ".repeat(256),
	))
}

fn modules() -> Vec<(&'static str, Vec<u8>)> {
	let wide = format!("(func $wide (param {}))", "i64 ".repeat(32));
	let blocks = |count: usize| format!("{}{}", "block ".repeat(count), "end ".repeat(count));
	let targets = "0 ".repeat(60_000);
	vec![
		("calls of 32 parameters", function(&"call $wide ".repeat(31_000), &wide)),
		("nested blocks", function(&blocks(21_000), "")),
		(
			"one jump of 60 000 targets",
			function(&format!("(br_table {targets} (i32.const 0))"), ""),
		),
		(
			"additions",
			function(&format!("i32.const 0 {} drop", "i32.const 1 i32.add ".repeat(21_000)), ""),
		),
		("operands", function(&format!("{} unreachable", "i32.const 1 ".repeat(32_000)), "")),
		("functions of 256 locals", module(&format!("{SCORE} {}", locals()))),
		(
			"data segments",
			module(&format!("{SCORE} {}", r#"(data (i32.const 0) "")"#.repeat(13_000))),
		),
		("exports of long names", module(&format!("{SCORE} {}", exports()))),
	]
}

fn endless() -> [(&'static str, String); 7] {
	let wide = format!("(call $wide {})", "(i64.const 1)".repeat(32));
	[
		("nothing", String::new()),
		("additions", "(local.set 0 (i32.add (local.get 0) (local.get 1)))".into()),
		("divisions", "(local.set 0 (i32.div_u (local.get 0) (i32.const 7)))".into()),
		("stores", "(i64.store (i32.const 8) (i64.load (i32.const 0)))".into()),
		("calls", "(drop (call 0 (i32.const 0)))".into()),
		("calls of 32 parameters", wide),
		("calls of 256 locals", "(call $locals)".into()),
	]
}

fn module(rest: &str) -> Vec<u8> {
	wat::parse_str(format!("(module {ABI} {rest})")).unwrap_or_default()
}

/// A module with one function of this body, after which nothing is reached.
fn function(body: &str, rest: &str) -> Vec<u8> {
	module(&format!("{SCORE} {rest} (func unreachable {body})"))
}

fn locals() -> String {
	format!("(func (local {}))", "i64 ".repeat(256)).repeat(1000)
}

fn exports() -> String {
	let name = "n".repeat(1000);
	(0..60).map(|number| format!(r#"(export "{name}{number}" (memory 0))"#)).collect()
}
