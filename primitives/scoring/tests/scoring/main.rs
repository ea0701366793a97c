//! Algorithms in WebAssembly text: what is refused, how runs end, and what always holds.

#![allow(clippy::unwrap_used)]

mod failures;
mod properties;
mod refusals;
mod results;

const MEMORY: &str = r#"(memory (export "memory") 1 16)"#;
const ALLOCATE: &str = r#"(func (export "allocate") (param i32) (result i32) i32.const 1024)"#;
const SCORE: &str = r#"(func (export "score") (param i32 i32) (result i64) i64.const 8)"#;

/// A module of these parts.
fn module(parts: &[&str]) -> Vec<u8> {
	wat::parse_str(format!("(module {})", parts.join("\n"))).unwrap()
}

/// An algorithm that does this when it is called.
fn algorithm(score: &str) -> Vec<u8> {
	module(&[MEMORY, ALLOCATE, &exported_score(score)])
}

fn exported_score(body: &str) -> String {
	format!(r#"(func $score (export "score") (param i32 i32) (result i64) {body})"#)
}
