//! Exports the audit record, and checks receipts against it.

use std::{
	fs::{self, File},
	io::{BufRead, BufReader, Write},
	path::Path,
};

use super::{
	Audit, Check, Command, Console, Failure, json,
	record::{Checking, EntryHash, read_entry, read_receipts},
	words,
};
use crate::audit::{Entry, Receipt};

/// How many entries are read at once.
const PAGE: u32 = 1024;

impl Command {
	/// The check, if this command is one that needs no registrar, neither its settings nor its
	/// database.
	pub const fn offline(&self) -> Option<&Check> {
		match self {
			Self::Audit { command: Audit::Check(check) } if check.record.is_some() => Some(check),
			_ => None,
		}
	}
}

impl Check {
	/// Checks against the exported record.
	///
	/// # Errors
	///
	/// Tells what does not fit, or cannot be read.
	pub fn run_offline(&self, out: &mut impl Write) -> Result<(), Failure> {
		let receipts = self.read_receipts()?;
		let mut checking = Checking::new(&receipts, self.seen);
		if let Some(path) = &self.record {
			let unreadable = |cause| Failure::Unreadable { path: path.clone(), cause };
			let lines = BufReader::new(File::open(path).map_err(unreadable)?).lines();
			for (line, text) in (1..).zip(lines) {
				checking.take(read_entry(line, &text.map_err(unreadable)?)?)?;
			}
		}
		tell(out, &receipts, &checking)
	}

	fn read_receipts(&self) -> Result<Vec<Receipt>, Failure> {
		let receipts = read_receipts(&read(&self.receipts)?);
		let path = || self.receipts.clone();
		if receipts.is_empty() { Err(Failure::NoReceipt { path: path() }) } else { Ok(receipts) }
	}
}

impl<I: BufRead, O: Write> Console<'_, I, O> {
	pub(super) async fn export_record(&mut self) -> Result<(), Failure> {
		let mut next = 1;
		loop {
			let page = self.office.audit(next, PAGE).await?;
			for entry in &page.entries {
				writeln!(self.out, "{}", json::entry(entry))?;
			}
			match page.entries.last() {
				Some(last) => next = last.number.saturating_add(1),
				None => return Ok(()),
			}
		}
	}

	pub(super) async fn check(&mut self, check: &Check) -> Result<(), Failure> {
		if check.record.is_some() {
			return check.run_offline(&mut self.out);
		}
		let receipts = check.read_receipts()?;
		let mut checking = Checking::new(&receipts, check.seen);
		let mut next = 1;
		loop {
			let page = self.office.audit(next, PAGE).await?;
			let Some(last) = page.entries.last() else { break };
			next = last.number.saturating_add(1);
			for entry in page.entries {
				checking.take(entry)?;
			}
		}
		tell(&mut self.out, &receipts, &checking)
	}
}

fn tell(out: &mut impl Write, receipts: &[Receipt], checking: &Checking) -> Result<(), Failure> {
	let (record, entries) = checking.finish(receipts)?;
	for (receipt, entry) in receipts.iter().zip(&entries) {
		tell_one(out, receipt, entry)?;
	}
	let (length, hash) = (record.length(), EntryHash(record.hash()));
	writeln!(out, "The record has {length} entries, and none was changed. The last one's hash is")?;
	writeln!(
		out,
		"{hash}: whoever keeps it can tell later with --seen whether it still is there."
	)?;
	Ok(())
}

fn tell_one(out: &mut impl Write, receipt: &Receipt, entry: &Entry) -> Result<(), Failure> {
	let (kind, time) = (entry.kind.name(), words::time(entry.at));
	writeln!(out, "Entry {}, {kind} at {time}, says:", entry.number)?;
	for line in receipt.statement.to_string().lines() {
		writeln!(out, "  {}", words::plain(line))?;
	}
	Ok(writeln!(out)?)
}

fn read(path: &Path) -> Result<String, Failure> {
	fs::read_to_string(path).map_err(|cause| Failure::Unreadable { path: path.into(), cause })
}
