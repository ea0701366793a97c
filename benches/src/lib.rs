//! Measurements: speed and memory against named baselines.
//!
//! Each measurement is a program in `benches/`; `cargo xtask bench` runs them all, and
//! `cargo xtask bench --bench scoring` one. They print tables to be read and compared by people;
//! nothing fails for being slow. What needs a network is measured by programs of their own, in `network/`.

use std::{
	fmt,
	hint::black_box,
	time::{Duration, Instant},
};

/// Rounds whose median counts: one that something else on the machine slowed down does not.
const ROUNDS: usize = 5;

/// How long a round lasts at least.
const ROUND: Duration = Duration::from_millis(200);

/// How long one thing takes.
#[derive(Clone, Debug)]
pub struct Measured {
	/// What was measured.
	pub name: String,
	/// How long it takes once.
	pub time: Duration,
}

impl Measured {
	/// How often it could be done in a second.
	pub fn per_second(&self) -> f64 {
		1.0 / self.time.as_secs_f64()
	}

	/// How many times as long it takes as another thing.
	pub fn ratio_to(&self, baseline: &Self) -> f64 {
		self.time.as_secs_f64() / baseline.time.as_secs_f64()
	}
}

impl fmt::Display for Measured {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let time = format!("{:.2?}", self.time);
		write!(f, "{:<44} {time:>10} {:>14.0}/s", self.name, self.per_second())
	}
}

/// Measures a thing by doing it again and again.
pub fn measure<T>(name: impl Into<String>, mut once: impl FnMut() -> T) -> Measured {
	let mut rounds = [Duration::ZERO; ROUNDS].map(|_| round(&mut once));
	rounds.sort_unstable();
	Measured { name: name.into(), time: rounds[ROUNDS / 2] }
}

/// The mean time of a round of at least one execution, its loop's own cost made small by batches.
fn round<T>(once: &mut impl FnMut() -> T) -> Duration {
	let (start, mut runs, mut batch) = (Instant::now(), 0u32, 1u32);
	loop {
		for _ in 0..batch {
			black_box(once());
		}
		runs = runs.saturating_add(batch);
		let elapsed = start.elapsed();
		if elapsed >= ROUND {
			return div(elapsed, runs);
		}
		batch = batch.saturating_mul(2).min(1 << 16);
	}
}

// `Duration` divides to whole nanoseconds, which is coarse for a native function.
fn div(elapsed: Duration, runs: u32) -> Duration {
	(elapsed / runs).max(Duration::from_nanos(1))
}
