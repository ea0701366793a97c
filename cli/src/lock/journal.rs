//! The journal's lines. Each begins with a checksum of itself and all lines before it, so that what is
//! missing or changed is noticed.

use litentry_vocabulary::blake2_256;

use super::Entry;

/// The hexadecimal digits of a checksum.
const DIGITS: usize = 16;

/// The first 8 bytes of a BLAKE2b-256 hash of the checksum before it and a line's content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Checksum([u8; DIGITS / 2]);

impl Checksum {
	fn next(self, content: &[u8]) -> Self {
		let hash = blake2_256(&[&self.0, content].concat());
		hash.first_chunk().map_or(self, |start| Self(*start))
	}
}

/// A journal, and where its next line goes.
#[derive(Debug, Default)]
pub(super) struct Journal {
	entries: Vec<Entry>,
	length: u64,
	checksum: Checksum,
}

/// A line is not as it was written, or not of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Damaged {
	/// Which line; 1 is the first.
	pub(super) line: usize,
}

/// What is wrong with a line.
enum Bad {
	/// It was not written to its end, or part of it never reached the disk, which left zeros.
	Torn,
	/// It was changed, or is not of this version.
	Other,
}

impl Journal {
	/// Reads a journal. A last line that was not written to its end is left out: nobody acted on it,
	/// because it was never known to be there.
	pub(super) fn read(bytes: &[u8]) -> Result<Self, Damaged> {
		let mut journal = Self::default();
		let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').peekable();
		while let Some(line) = lines.next() {
			match journal.parse(line) {
				Ok((entry, checksum)) => journal.take(entry, line.len(), checksum),
				Err(Bad::Torn) if lines.peek().is_none() => break,
				Err(_) => return Err(Damaged { line: journal.entries.len() + 1 }),
			}
		}
		Ok(journal)
	}

	/// A journal of these entries, and its bytes.
	pub(super) fn of(
		entries: impl IntoIterator<Item = Entry>,
	) -> serde_json::Result<(Self, Vec<u8>)> {
		let (mut journal, mut bytes) = (Self::default(), Vec::new());
		for entry in entries {
			bytes.extend(journal.push(entry)?);
		}
		Ok((journal, bytes))
	}

	/// Adds an entry, and returns the line to write at [`Journal::length`] as it was before.
	pub(super) fn push(&mut self, entry: Entry) -> serde_json::Result<Vec<u8>> {
		let content = serde_json::to_vec(&entry)?;
		let checksum = self.checksum.next(&content);
		let line = [hex::encode(checksum.0).as_bytes(), b" ", &content, b"\n"].concat();
		self.take(entry, line.len(), checksum);
		Ok(line)
	}

	pub(super) fn entries(&self) -> &[Entry] {
		&self.entries
	}

	/// How many bytes of the file hold it; what follows was not written to its end.
	pub(super) const fn length(&self) -> u64 {
		self.length
	}

	fn take(&mut self, entry: Entry, length: usize, checksum: Checksum) {
		self.entries.push(entry);
		self.length += length as u64;
		self.checksum = checksum;
	}

	fn parse(&self, line: &[u8]) -> Result<(Entry, Checksum), Bad> {
		if !line.ends_with(b"\n") || line.contains(&0) {
			return Err(Bad::Torn);
		}
		let (checksum, content) = parts(line).ok_or(Bad::Other)?;
		let expected = self.checksum.next(content);
		if checksum != hex::encode(expected.0).as_bytes() {
			return Err(Bad::Other);
		}
		let entry = serde_json::from_slice(content).map_err(|_| Bad::Other)?;
		Ok((entry, expected))
	}
}

/// A line's checksum and what it is of.
fn parts(line: &[u8]) -> Option<(&[u8], &[u8])> {
	let (checksum, rest) = line.split_at_checked(DIGITS)?;
	Some((checksum, rest.strip_prefix(b" ")?.strip_suffix(b"\n")?))
}

#[cfg(test)]
mod tests;
