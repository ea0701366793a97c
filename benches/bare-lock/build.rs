//! Takes the presentations out of the test vectors, and links the module.

use std::{env, fs, path::PathBuf};

use serde_json::Value;

const VECTORS: &str = "../../tests/vectors/token-presentation.json";

fn main() {
	println!("cargo::rerun-if-changed={VECTORS}");
	let text = fs::read_to_string(VECTORS).expect("the vectors are in the repository");
	let vectors: Value = serde_json::from_str(&text).expect("the vectors are JSON");
	// Cargo tells build scripts where to write.
	#[allow(clippy::disallowed_methods)]
	let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder"));
	fs::write(folder.join("vectors.rs"), code(&vectors)).expect("cargo's folder can be written to");
	litentry_algorithm::bound_memory();
}

/// What JSON writes as a text or a number, Rust reads as one.
fn code(vectors: &Value) -> String {
	let presentations =
		vectors["presentations"].as_array().expect("the vectors have presentations");
	let pairs = presentations.iter().map(|it| format!("({}, {})", it["name"], it["text"]));
	let pairs = pairs.collect::<Vec<_>>().join(", ");
	let (question, now) = (&vectors["question"]["text"], &vectors["now"]);
	format!(
		"/// The names and texts of the presentations.\n\
		pub const PRESENTATIONS: &[(&str, &str)] = &[{pairs}];\n\
		const QUESTION: &str = {question};\n\
		const NOW: u64 = {now};\n"
	)
}
