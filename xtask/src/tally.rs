//! The sum of the results that test programs print.

use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use anyhow::Context;

use crate::command_line::display;

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
	passed: u64,
	failed: u64,
	skipped: u64,
	/// Programs that ended with an error.
	broken: u64,
}

impl Tally {
	/// Runs a program that tests, passes its output on, and adds the results in it.
	pub(crate) fn run(&mut self, command: &mut Command) -> anyhow::Result<()> {
		println!("$ {}", display(command));
		let mut child = command.stdout(Stdio::piped()).spawn().context("the tests do not start")?;
		let output = child.stdout.take().context("the tests have no output")?;
		for line in BufReader::new(output).split(b'\n') {
			let line = line?;
			self.read_line(&String::from_utf8_lossy(&line));
			let mut stdout = std::io::stdout().lock();
			stdout.write_all(&line)?;
			stdout.write_all(b"\n")?;
		}
		self.broken += u64::from(!child.wait()?.success());
		Ok(())
	}

	/// Whether every test passed and every program ended well.
	pub(crate) const fn is_success(&self) -> bool {
		self.failed == 0 && self.broken == 0
	}

	fn read_line(&mut self, line: &str) {
		if let Some((_, counts)) =
			line.strip_prefix("test result: ").and_then(|it| it.split_once(". "))
		{
			counts.split("; ").filter_map(|count| count.split_once(' ')).for_each(
				|(number, kind)| {
					self.add(kind, number);
				},
			);
		}
		let count = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ "));
		if let Some((kind, number)) = count.and_then(|count| count.split_once(' ')) {
			self.add(kind, number);
		}
	}

	/// Counts what cargo's tests (`3 passed; 1 ignored`) and Node.js's (`# pass 3`) print.
	fn add(&mut self, kind: &str, number: &str) {
		let Ok(number) = number.parse::<u64>() else {
			return;
		};
		match kind {
			"passed" | "pass" => self.passed += number,
			"failed" | "fail" | "cancelled" => self.failed += number,
			"ignored" | "skipped" | "todo" => self.skipped += number,
			_ => {}
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
	#![allow(clippy::unwrap_used)]

	use std::process::Command;

	use super::Tally;

	fn tally(lines: &[&str]) -> Tally {
		let mut tally = Tally::default();
		lines.iter().for_each(|line| tally.read_line(line));
		tally
	}

	#[test]
	fn results_of_several_programs_are_added() {
		let tally = tally(&[
			"test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s",
			"test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured",
			"# pass 4",
			"# fail 0",
			"ℹ pass 2",
		]);
		assert_eq!(tally, Tally { passed: 11, failed: 1, skipped: 1, broken: 0 });
		assert_eq!(tally.to_string(), "11 passed, 1 failed, 1 skipped");
		assert!(!tally.is_success());
	}

	#[test]
	fn other_lines_count_nothing() {
		let lines =
			["test a_link_is_refused ... ok", "we have 3 passed; 0 failed", "# tests 4", "#"];
		assert_eq!(tally(&lines), Tally::default());
	}

	#[test]
	fn a_program_that_breaks_is_no_success() {
		let mut tally = Tally::default();
		tally.run(&mut Command::new("false")).unwrap();
		assert!(!tally.is_success());
	}
}
