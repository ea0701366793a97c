//! Questions to other people's wallets.

use std::{
	io::Write,
	path::{Path, PathBuf},
	process::{Command, Stdio},
	thread,
};

use serde_json::Value;

pub(crate) fn npm_folder() -> PathBuf {
	let folder = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("npm");
	assert!(
		folder.join("node_modules/@cosmjs/amino").is_dir(),
		"the npm packages that this test needs are not installed: run `cargo xtask test`, which installs them",
	);
	folder
}

/// The answers of `tests/npm/ask-wallets.mjs`, in the order of the questions.
pub(crate) fn ask(questions: &[Value]) -> Vec<Value> {
	let mut node = Command::new("node")
		.arg("ask-wallets.mjs")
		.current_dir(npm_folder())
		.stdin(Stdio::piped())
		.stdout(Stdio::piped())
		.spawn()
		.expect("Node.js is needed: run `cargo xtask test`, which tells how");
	let lines: String = questions.iter().map(|question| format!("{question}\n")).collect();
	let mut stdin = node.stdin.take().unwrap();
	let writer = thread::spawn(move || stdin.write_all(lines.as_bytes()));
	let output = node.wait_with_output().unwrap();
	writer.join().unwrap().unwrap();
	assert!(output.status.success(), "ask-wallets.mjs failed: {:?}", output.status);
	let answers = String::from_utf8(output.stdout).unwrap();
	answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether the wallets accept the signatures of these questions.
pub(crate) fn verdicts(questions: &[Value]) -> Vec<bool> {
	ask(questions).iter().map(|answer| answer["isValid"].as_bool().unwrap()).collect()
}
