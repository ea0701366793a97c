//! A program that is told lines of JSON, and says lines of JSON.

use std::path::Path;
use std::process::Stdio;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::{Fault, Programs};

/// What is told to a program. Such a program ends when nobody tells it anything any more, and so with
/// whoever started it.
#[derive(Debug)]
pub(super) struct Telling {
	input: ChildStdin,
	_child: Child,
	script: &'static str,
}

/// What a program says.
#[derive(Debug)]
pub(super) struct Hearing {
	output: Lines<BufReader<ChildStdout>>,
	script: &'static str,
}

/// Starts a script of the npm folder.
pub(super) fn start(
	programs: &Programs,
	script: &'static str,
	arguments: &[&str],
) -> Result<(Telling, Hearing), Fault> {
	let mut command = Command::new("node");
	command.arg("--experimental-websocket").arg(script).args(arguments);
	command.current_dir(Path::new(&programs.npm)).kill_on_drop(true);
	let not_started = |source| Fault::NotStarted { program: script.into(), source };
	command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
	let mut child = command.spawn().map_err(not_started)?;
	let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
		return Err(Fault::Silent { script });
	};
	let output = BufReader::new(output).lines();
	Ok((Telling { input, _child: child, script }, Hearing { output, script }))
}

impl Telling {
	pub(super) async fn tell(&mut self, what: &Value) -> Result<(), Fault> {
		let silent = |_| Fault::Silent { script: self.script };
		self.input.write_all(format!("{what}\n").as_bytes()).await.map_err(silent)
	}
}

impl Hearing {
	/// The next line.
	pub(super) async fn hear(&mut self) -> Result<Value, Fault> {
		let script = self.script;
		let line = self.output.next_line().await.ok().flatten().ok_or(Fault::Silent { script })?;
		serde_json::from_str(&line)
			.map_err(|_| Fault::Unexpected { method: script, answer: line.clone() })
	}
}
