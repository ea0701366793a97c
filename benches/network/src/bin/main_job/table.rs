//! What was measured, for people.

use anyhow::Context;

use litentry_network_benches::{BLOCK_SECONDS, percentile};

use crate::requests::Timelines;
use crate::timeline::{Stage, Timeline};

/// Prints how long each step takes, and all of them together.
pub(crate) fn print(profile: &str, timelines: &Timelines) -> anyhow::Result<()> {
	let count = timelines.len();
	println!("\n{count} requests at once, profile {profile}, 1 validator, 4 analyzers, 1 worker");
	println!("\n{:<46} {:>9} {:>9} {:>9}", "seconds", "p50", "p95", "most");
	for pair in Stage::ALL.windows(2) {
		let [from, to] = pair else { continue };
		row(&format!("→ {}", to.name()), &seconds(timelines, *from, *to)?);
	}
	row("the worker's own part: opened → certified", &{
		seconds(timelines, Stage::Opened, Stage::Certified)?
	});
	let total = seconds(timelines, Stage::Submitted, Stage::Answered)?;
	row("total: submitted → outcome final", &total);

	let median = percentile(&total, 50);
	println!("\nblock time (baseline) {BLOCK_SECONDS:.1} s; p50 of the total is {:.1}×", {
		median / BLOCK_SECONDS
	});
	let wall = wall(timelines)?;
	let per_minute = 60.0 * count as f64 / wall;
	println!("{count} requests in {wall:.1} s: {per_minute:.1} requests per minute");
	Ok(())
}

/// From the first request to the last outcome.
fn wall(timelines: &Timelines) -> anyhow::Result<f64> {
	let first = timelines.values().next().and_then(|it| it.at(Stage::Submitted));
	let first = first.context("there were no requests")?;
	let since = |timeline: &Timeline, stage| Some(timeline.at(stage)?.since(first));
	let start = timelines.values().filter_map(|it| since(it, Stage::Submitted));
	let end = timelines.values().filter_map(|it| since(it, Stage::Answered));
	Ok(end.fold(0.0, f64::max) - start.fold(0.0, f64::min))
}

/// From one stage to another, the shortest time first.
fn seconds(timelines: &Timelines, from: Stage, to: Stage) -> anyhow::Result<Vec<f64>> {
	let mut all = Vec::new();
	for (id, timeline) in timelines {
		let time = timeline.between(from, to).with_context(|| {
			format!("nobody saw when request {id} was {} or {}", from.name(), to.name())
		})?;
		all.push(time);
	}
	all.sort_by(f64::total_cmp);
	Ok(all)
}

fn row(name: &str, sorted: &[f64]) {
	let [median, high, most] = [50, 95, 100].map(|percent| percentile(sorted, percent));
	println!("{name:<46} {median:>9.3} {high:>9.3} {most:>9.3}");
}
