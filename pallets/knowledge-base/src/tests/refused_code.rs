//! Each reason to refuse an algorithm's code has its own error.

use polkadot_sdk::frame_support::assert_noop;

use crate::{AlgorithmCode, Error, mock::*};

const MEMORY: &str = r#"(memory (export "memory") 1 1)"#;
const ALLOCATE: &str = r#"(func (export "allocate") (param i32) (result i32) (i32.const 0))"#;
const SCORE: &str = r#"(func (export "score") (param i32 i32) (result i64) (i64.const 0))"#;

fn refused(code: Vec<u8>, error: Error<Test>) {
	let code: AlgorithmCode = code.try_into().unwrap();
	ExtBuilder::default().with_event(event("Unisocks")).execute(|| {
		let origin = RuntimeOrigin::signed(ALICE);
		assert_noop!(
			KnowledgeBase::register_algorithm(origin, algorithm("Loyal", &["Unisocks"]), code),
			error
		);
	});
}

fn module_refused(parts: &[&str], error: Error<Test>) {
	refused(wat::parse_str(format!("(module {})", parts.concat())).unwrap(), error);
}

#[test]
fn bytes_that_are_no_module() {
	refused(b"no module".to_vec(), Error::CodeMalformed);
}

#[test]
fn floating_point() {
	let float = "(func (drop (f64.const 1)))";
	module_refused(&[MEMORY, ALLOCATE, SCORE, float], Error::FloatUsed);
}

#[test]
fn newer_webassembly() {
	let bulk = "(func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0)))";
	module_refused(&[MEMORY, ALLOCATE, SCORE, bulk], Error::FeatureForbidden);
}

#[test]
fn imports() {
	let import = r#"(import "env" "clock" (func))"#;
	module_refused(&[import, MEMORY, ALLOCATE, SCORE], Error::ImportFound);
}

#[test]
fn a_start_function() {
	let start = "(func $go) (start $go)";
	module_refused(&[MEMORY, ALLOCATE, SCORE, start], Error::StartFunctionFound);
}

#[test]
fn too_many_globals() {
	let globals = "(global i32 (i32.const 0))".repeat(65);
	module_refused(&[MEMORY, ALLOCATE, SCORE, &globals], Error::MaxItemsExceeded);
}

#[test]
fn memory_without_a_maximum() {
	let memory = r#"(memory (export "memory") 1)"#;
	module_refused(&[memory, ALLOCATE, SCORE], Error::MemoryUnbounded);
}

#[test]
fn too_much_memory() {
	let memory = r#"(memory (export "memory") 1 17)"#;
	module_refused(&[memory, ALLOCATE, SCORE], Error::MemoryTooLarge);
}

#[test]
fn a_missing_export() {
	module_refused(&[MEMORY, ALLOCATE], Error::ExportMissing);
}

#[test]
fn an_export_of_another_type() {
	let score = r#"(func (export "score") (result i64) (i64.const 0))"#;
	module_refused(&[MEMORY, ALLOCATE, score], Error::ExportMismatch);
}
