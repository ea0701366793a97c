//! Telling a person what happens and how long it takes.

use std::time::Instant;

use crate::Progress;

/// Prints each step as it begins, and its time as it ends.
#[derive(Debug)]
pub struct Narrator {
	started: Instant,
	step: Option<Instant>,
}

impl Narrator {
	/// The clock runs from now.
	pub fn start() -> Self {
		Self { started: Instant::now(), step: None }
	}

	/// Prints a line that belongs to the current step.
	pub fn say(&self, line: &str) {
		println!("{line}");
	}

	/// Ends the last step.
	pub fn finish(&mut self) {
		if let Some(step) = self.step.take() {
			println!("  {:.1} s", step.elapsed().as_secs_f64());
		}
	}

	/// Ends the last step and prints the time of all.
	pub fn finish_all(&mut self) {
		self.finish();
		println!("\n{:.1} s in all", self.started.elapsed().as_secs_f64());
	}
}

impl Progress for Narrator {
	fn step(&mut self, what: &str) {
		self.finish();
		println!("\n== {what}");
		self.step = Some(Instant::now());
	}
}
