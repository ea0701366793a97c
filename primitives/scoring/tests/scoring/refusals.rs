use litentry_scoring::{Export, Feature, Item, Refusal, validate};

use crate::{ALLOCATE, MEMORY, SCORE, algorithm, exported_score, module};

fn refusal(code: &[u8]) -> Refusal {
	validate(code).unwrap_err()
}

fn refusal_with(part: &str) -> Refusal {
	refusal(&module(&[MEMORY, ALLOCATE, SCORE, part]))
}

#[test]
fn an_algorithm_passes() {
	assert_eq!(validate(&module(&[MEMORY, ALLOCATE, SCORE])), Ok(()));
}

#[test]
fn code_is_bounded() {
	assert_eq!(refusal(&[0; 65_537]), Refusal::TooLong { length: 65_537 });
	assert_eq!(refusal(&[0; 65_536]), Refusal::Malformed { offset: 0 });
}

#[test]
fn no_code_is_no_algorithm() {
	assert_eq!(refusal(b""), Refusal::Malformed { offset: 0 });
}

#[test]
fn cut_code_is_malformed() {
	let code = module(&[MEMORY, ALLOCATE, SCORE]);
	let refused = (1..code.len()).all(|end| validate(&code[..end]).is_err());
	assert!(refused);
}

#[test]
fn ill_typed_code_is_malformed() {
	let code = algorithm("i32.const 1");
	assert!(matches!(refusal(&code), Refusal::Malformed { .. }));
}

#[test]
fn floating_point_is_refused_wherever_it_stands() {
	for part in [
		"(func (drop (f32.const 1)))",
		"(func (drop (f64.convert_i32_s (i32.const 1))))",
		"(func (drop (i32.trunc_sat_f32_s (f32.const 1))))",
		"(func (param f64))",
		"(func (local f32))",
		"(global f64 (f64.const 0))",
		"(func (drop (f32.load (i32.const 0))))",
	] {
		assert!(matches!(refusal_with(part), Refusal::Float { .. }), "{part}");
	}
}

#[test]
fn a_refusal_tells_where() {
	let code = algorithm("(drop (f32.const 1)) i64.const 8");
	let offset = code.iter().position(|byte| *byte == 0x43).unwrap() as u64;
	assert_eq!(refusal(&code), Refusal::Float { offset });
}

#[test]
fn newer_features_are_refused_by_name() {
	let features = [
		(Feature::SignExtension, "(func (drop (i32.extend8_s (i32.const 1))))"),
		(Feature::MultiValue, "(func (result i32 i32) i32.const 1 i32.const 1)"),
		(Feature::BulkMemory, "(func (memory.fill (i32.const 0) (i32.const 0) (i32.const 1)))"),
		(Feature::BulkMemory, "(func (memory.copy (i32.const 0) (i32.const 0) (i32.const 1)))"),
		(Feature::ReferenceTypes, "(func (drop (ref.null func)))"),
		(Feature::ReferenceTypes, "(table 1 1 externref)"),
		(Feature::Simd, "(func (drop (v128.const i64x2 0 0)))"),
		(Feature::Simd, "(func (local v128))"),
		(Feature::Threads, "(func (drop (i32.atomic.load (i32.const 0))))"),
		(Feature::TailCalls, "(func (param i32 i32) (result i64) unreachable return_call 1)"),
		(Feature::MultiMemory, "(memory 1 1)"),
		(Feature::Exceptions, "(tag)"),
		(Feature::ExtendedConstants, "(global i32 (i32.add (i32.const 1) (i32.const 1)))"),
		(Feature::GarbageCollection, "(type (struct))"),
	];
	let refused = features.map(|(_, part)| match refusal_with(part) {
		Refusal::Forbidden { feature, .. } => Ok(feature),
		other => Err((part, other)),
	});
	assert_eq!(refused, features.map(|(feature, _)| Ok(feature)));
}

#[test]
fn a_memory_of_64_bit_addresses_is_refused() {
	let memory = r#"(memory (export "memory") i64 1 1)"#;
	assert!(matches!(
		refusal(&module(&[memory, ALLOCATE, SCORE])),
		Refusal::Forbidden { feature: Feature::Memory64, .. }
	));
}

#[test]
fn imports_are_refused() {
	let import = r#"(import "env" "now" (func (result i64)))"#;
	assert_eq!(refusal(&module(&[import, MEMORY, ALLOCATE, SCORE])), Refusal::Import { count: 1 });
}

#[test]
fn a_start_function_is_refused() {
	assert_eq!(refusal_with("(func $begin) (start $begin)"), Refusal::StartFunction);
}

#[test]
fn memory_is_bounded() {
	let memory = |size: &str| {
		let memory = format!(r#"(memory (export "memory") {size})"#);
		validate(&module(&[&memory, ALLOCATE, SCORE]))
	};
	assert_eq!(memory("16 16"), Ok(()));
	assert_eq!(memory("1"), Err(Refusal::MemoryUnbounded));
	assert_eq!(memory("1 17"), Err(Refusal::MemoryTooLarge { pages: 17 }));
	assert_eq!(memory("1 65536"), Err(Refusal::MemoryTooLarge { pages: 65_536 }));
}

#[test]
fn every_export_of_the_abi_is_needed() {
	let parts = [MEMORY, ALLOCATE, SCORE];
	let without = |missing: usize| {
		let mut parts = parts.to_vec();
		parts.remove(missing);
		refusal(&module(&parts))
	};
	assert_eq!([0, 1, 2].map(without), Export::ALL.map(|export| Refusal::MissingExport { export }));
}

#[test]
fn exports_have_the_types_of_the_abi() {
	let wrong = |parts: &[&str]| refusal(&module(parts));
	let score = r#"(func (export "score") (param i32 i32) (result i32) i32.const 8)"#;
	let allocate = r#"(func (export "allocate") (param i64) (result i32) i32.const 8)"#;
	let memory = r#"(func (export "memory"))"#;
	assert_eq!(
		[
			wrong(&[memory, ALLOCATE, SCORE]),
			wrong(&[MEMORY, allocate, SCORE]),
			wrong(&[MEMORY, ALLOCATE, score]),
		],
		Export::ALL.map(|export| Refusal::WrongSignature { export })
	);
}

#[test]
fn sizes_are_bounded() {
	let too_many = |item: Item, part: &str| {
		let count = item.limit() + 1;
		assert_eq!(refusal_with(part), Refusal::TooMany { item, count }, "{part}");
	};
	let types: String = (0..255).map(|_| "(type (func))").collect();
	too_many(Item::Types, &types);
	too_many(Item::Parameters, &format!("(func (param {}))", "i32 ".repeat(33)));
	too_many(Item::Functions, &"(func)".repeat(1023));
	too_many(Item::Locals, &format!("(func (local {}))", "i32 ".repeat(257)));
	too_many(Item::Globals, &"(global i32 (i32.const 0))".repeat(65));
	too_many(Item::TableEntries, "(table 1025 funcref)");
	too_many(Item::TableEntries, "(table 1 1025 funcref)");
	let exports: String = (0..62).map(|n| format!(r#"(export "{n}" (memory 0))"#)).collect();
	too_many(Item::Exports, &exports);
}

#[test]
fn the_largest_sizes_pass() {
	let code = module(&[
		MEMORY,
		ALLOCATE,
		&exported_score(&format!("(local {}) i64.const 8", "i64 ".repeat(256))),
		&"(func)".repeat(1022),
		"(table 1024 1024 funcref)",
	]);
	assert_eq!(validate(&code), Ok(()));
}

#[test]
fn a_component_is_no_module() {
	let component = wat::parse_str("(component)").unwrap();
	assert!(matches!(refusal(&component), Refusal::Forbidden { feature: Feature::Components, .. }));
}

#[test]
fn refusals_say_what_to_do() {
	let forbidden = Refusal::Forbidden { feature: Feature::BulkMemory, offset: 70 };
	let texts = [
		(Refusal::MemoryUnbounded, "the memory declares no maximum: link with --max-memory"),
		(forbidden, "bulk memory at byte 70: build for WebAssembly 1.0 (target wasm32v1-none)"),
		(
			Refusal::TooMany { item: Item::Locals, count: 2000 },
			"2000 local variables of one function, more than 256",
		),
		(
			Refusal::WrongSignature { export: Export::Score },
			"`score` is not exported as a function (i32, i32) -> i64",
		),
	];
	assert_eq!(texts.map(|(refusal, _)| refusal.to_string()), texts.map(|(_, text)| text));
}
