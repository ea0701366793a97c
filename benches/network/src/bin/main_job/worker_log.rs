//! The worker's steps, read from its log.

use std::path::Path;

use anyhow::Context;
use litentry_vocabulary::RequestId;
use serde_json::Value;

use crate::requests::Timelines;
use crate::timeline::Stage;
use litentry_network_benches::Moment;

/// Adds the steps to the timelines of the requests that are in both.
pub(crate) fn add(log: &Path, timelines: &mut Timelines) -> anyhow::Result<()> {
	let text = std::fs::read_to_string(log);
	let text = text.with_context(|| format!("cannot read {}", log.display()))?;
	for (id, stage, moment) in text.lines().filter_map(step) {
		if let Some(timeline) = timelines.get_mut(&id) {
			timeline.note(stage, moment);
		}
	}
	Ok(())
}

/// The step of a request that a line tells of.
fn step(line: &str) -> Option<(RequestId, Stage, Moment)> {
	let line: Value = serde_json::from_str(line).ok()?;
	let fields = &line["fields"];
	let stage = Stage::of_step(fields["step"].as_str()?)?;
	let moment = Moment::parse(line["timestamp"].as_str()?)?;
	Some((RequestId(fields["request"].as_u64()?), stage, moment))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_the_steps_of_requests_count() {
		let time = "\"timestamp\":\"2026-01-31T12:34:56.5Z\"";
		let line = format!("{{{time},\"fields\":{{\"request\":7,\"step\":\"asked\"}}}}");
		let (id, stage, _) = step(&line).unwrap();
		assert_eq!((id, stage), (RequestId(7), Stage::Asked));
		assert!(step(&line.replace("request", "link")).is_none());
		assert!(step(&line.replace("asked", "included")).is_none());
		assert!(step("not JSON").is_none());
	}
}
