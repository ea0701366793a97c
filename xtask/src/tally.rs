//! The sum of the results that the test binaries print.

use std::fmt;

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
	passed: u64,
	failed: u64,
	skipped: u64,
}

impl Tally {
	/// Adds the result when the line is one: `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
	pub(crate) fn read_line(&mut self, line: &str) {
		let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|it| it.split_once(". "))
		else {
			return;
		};
		for count in counts.split("; ") {
			match count.split_once(' ') {
				Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
				Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
				Some((number, "ignored")) => self.skipped += number.parse().unwrap_or(0),
				_ => {},
			}
		}
	}
}

impl fmt::Display for Tally {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
	}
}

#[cfg(test)]
mod tests {
	use super::Tally;

	#[test]
	fn results_of_several_binaries_are_added() {
		let mut tally = Tally::default();
		tally.read_line("test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out");
		tally.read_line("test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured");
		assert_eq!(tally, Tally { passed: 5, failed: 1, skipped: 1 });
		assert_eq!(tally.to_string(), "5 passed, 1 failed, 1 skipped");
	}

	#[test]
	fn other_lines_count_nothing() {
		let mut tally = Tally::default();
		tally.read_line("test a_link_is_refused ... ok");
		tally.read_line("we have 3 passed; 0 failed");
		assert_eq!(tally, Tally::default());
	}
}
