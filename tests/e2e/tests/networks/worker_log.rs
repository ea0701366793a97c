//! How far the worker has come, read from its log as it writes it.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::time::Duration;

use litentry_local_network::Process;
use serde_json::Value;
use tokio::time::{Instant, sleep};

/// As short as the worker's fastest steps, so that a kill falls close to the step.
const LOOK_AGAIN: Duration = Duration::from_millis(5);

/// Longer than any step takes.
const LIMIT: Duration = Duration::from_secs(120);

/// A worker's log from some place on.
pub(crate) struct WorkerLog {
	file: PathBuf,
	read: u64,
}

impl WorkerLog {
	/// Its log from now on.
	pub(crate) fn from_now(worker: &Process) -> Self {
		let file = worker.log().to_owned();
		let read = std::fs::metadata(&file).unwrap().len();
		Self { file, read }
	}

	/// Waits until it tells of this step of one of these duties: `link` or `request`.
	pub(crate) async fn wait_for(&mut self, duty: &str, step: &str) {
		let deadline = Instant::now() + LIMIT;
		let mut text = String::new();
		while !tells(&text, duty, step) {
			assert!(Instant::now() < deadline, "no {duty} was {step}; the worker said:\n{text}");
			sleep(LOOK_AGAIN).await;
			text.push_str(&self.more());
		}
	}

	fn more(&mut self) -> String {
		let mut file = File::open(&self.file).unwrap();
		file.seek(SeekFrom::Start(self.read)).unwrap();
		let mut bytes = Vec::new();
		self.read += file.read_to_end(&mut bytes).unwrap() as u64;
		String::from_utf8_lossy(&bytes).into_owned()
	}
}

/// Whether one of the lines tells of the step; the last line may still be incomplete.
fn tells(text: &str, duty: &str, step: &str) -> bool {
	let lines = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
	lines.map(|line| line["fields"].clone()).any(|it| it["step"] == step && it[duty].is_u64())
}

#[cfg(test)]
mod tests {
	use super::tells;

	#[test]
	fn a_step_is_found_among_whole_lines() {
		let text = "not JSON\n{\"fields\":{\"request\":7,\"step\":\"asked\"}}\n{\"fields\":{\"re";
		assert!(tells(text, "request", "asked"));
		assert!(!tells(text, "request", "opened"));
		assert!(!tells(text, "link", "asked"));
	}
}
