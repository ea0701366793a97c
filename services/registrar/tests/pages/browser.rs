//! A real browser, driven by a script of `tests/npm/pages`.

use std::process::Stdio;

use serde_json::Value;
use tokio::{
	io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines},
	process::{Child, ChildStdin, ChildStdout, Command},
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/npm");

/// A script with a browser. Both say one JSON value a line.
pub struct Browser {
	script: Child,
	answers: ChildStdin,
	questions: Lines<BufReader<ChildStdout>>,
}

impl Browser {
	/// Starts a script with this to work on; it ends with this program.
	pub fn start(script: &str, with: &Value) -> Self {
		let mut script = Command::new("setpriv")
			.args(["--pdeathsig=KILL", "--", "node", &format!("pages/{script}.mjs")])
			.arg(with.to_string())
			.current_dir(FOLDER)
			.stdin(Stdio::piped())
			.stdout(Stdio::piped())
			.kill_on_drop(true)
			.spawn()
			.expect("`cargo xtask setup` installs Node.js and Chromium");
		let answers = script.stdin.take().unwrap();
		let questions = BufReader::new(script.stdout.take().unwrap()).lines();
		Self { script, answers, questions }
	}

	/// What the script says next; nothing when it has ended.
	pub async fn next(&mut self) -> Option<Value> {
		let line = self.questions.next_line().await.unwrap()?;
		Some(serde_json::from_str(&line).unwrap())
	}

	/// Says something to the script.
	pub async fn tell(&mut self, answer: &Value) {
		self.answers.write_all(format!("{answer}\n").as_bytes()).await.unwrap();
	}

	/// The last that it says; it has to end well.
	pub async fn end(mut self) -> Value {
		let said = self.next().await.expect("the script says why on standard error");
		let status = self.script.wait().await.unwrap();
		assert!(status.success(), "{said}");
		said
	}
}
