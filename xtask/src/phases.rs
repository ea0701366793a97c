//! The phases of a long command: announced, timed, and summed up at the end.

use std::time::{Duration, Instant};

/// What was done so far and how long it took.
pub(crate) struct Phases {
	started: Instant,
	done: Vec<(&'static str, Duration)>,
}

impl Phases {
	pub(crate) fn start() -> Self {
		Self { started: Instant::now(), done: Vec::new() }
	}

	/// Does one phase; its time counts whether it succeeds or not.
	pub(crate) fn run<T>(
		&mut self,
		name: &'static str,
		work: impl FnOnce() -> anyhow::Result<T>,
	) -> anyhow::Result<T> {
		println!("\n== {name}");
		let started = Instant::now();
		let result = work();
		self.done.push((name, started.elapsed()));
		result
	}

	/// Prints the time of each phase and of all.
	pub(crate) fn summarize(&self) {
		println!("\n== time");
		for (name, time) in &self.done {
			print_time(name, *time);
		}
		print_time("total", self.started.elapsed());
	}
}

fn print_time(name: &str, time: Duration) {
	println!("{name:<34}{:>8.1} s", time.as_secs_f64());
}
