//! Questions to the operator.

use std::io::{BufRead, Write};

use super::{Console, Failure};

const YES: [&str; 2] = ["yes", "y"];

impl<I: BufRead, O: Write> Console<'_, I, O> {
	/// Asks, unless that is not wanted.
	pub(super) fn confirm(&mut self, question: &str, is_answered: bool) -> Result<(), Failure> {
		if is_answered {
			return Ok(());
		}
		write!(self.out, "{question} Type yes: ")?;
		self.out.flush()?;
		let mut answer = String::new();
		self.input.read_line(&mut answer)?;
		match YES.contains(&answer.trim()) {
			true => Ok(()),
			false => Err(Failure::Unconfirmed),
		}
	}
}
