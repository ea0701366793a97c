//! The audit record and its receipts as files, and the check of the one against the other.

use std::collections::{BTreeMap, BTreeSet};

use litentry_vocabulary::{Moment, hash_type, read_hash};
use serde::Deserialize;
use serde_json::Value;

use super::Failure;
use crate::audit::{Broken, Entry, Kind, Receipt, Sequence, Statement};

hash_type! {
	/// The hash of an entry of the audit record.
	EntryHash
}

/// A line of an exported record is no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} is no entry of an audit record")]
pub struct InvalidRecord {
	/// Which line, from 1.
	pub line: usize,
}

#[derive(Deserialize)]
struct Line {
	number: u64,
	previous: String,
	kind: String,
	judgement: Option<u8>,
	digest: String,
	at: Moment,
	hash: Option<String>,
}

impl Line {
	fn read(&self) -> Option<(Entry, Option<[u8; 32]>)> {
		let kind = Kind::ALL.into_iter().find(|kind| kind.name() == self.kind)?;
		let (previous, digest) = (read_hash(&self.previous).ok()?, read_hash(&self.digest).ok()?);
		let Self { number, judgement, at, .. } = *self;
		let hash = self.hash.as_deref().map(read_hash).transpose().ok()?;
		Some((Entry { number, previous, kind, judgement, digest, at }, hash))
	}
}

/// Reads an entry as it is exported. Its hash may be missing; another one is a change.
pub(super) fn read_entry(line: usize, text: &str) -> Result<Entry, Failure> {
	let read = serde_json::from_str::<Line>(text).ok().and_then(|it| it.read());
	let (entry, hash) = read.ok_or(InvalidRecord { line })?;
	match hash {
		Some(hash) if hash != entry.hash() => Err(Broken { number: entry.number }.into()),
		_ => Ok(entry),
	}
}

#[derive(Deserialize)]
struct Written {
	entry: u64,
	salt: String,
	statement: String,
}

/// Every receipt in a text, wherever it stands: in JSON alone, in a list, or in all that is kept about
/// an account; or in the message in which somebody was told.
pub(super) fn read_receipts(text: &str) -> Vec<Receipt> {
	let Ok(value) = serde_json::from_str(text) else {
		return text.replace("\r\n", "\n").split("\n\n").filter_map(receipt_of_message).collect();
	};
	let mut found = Vec::new();
	collect(&value, &mut found);
	found
}

/// Reads a paragraph: the entry's number, the salt, and the statement's lines.
fn receipt_of_message(paragraph: &str) -> Option<Receipt> {
	let (number, rest) = paragraph.trim().strip_prefix("entry ")?.split_once('\n')?;
	let (salt, statement) = rest.strip_prefix("salt ")?.split_once('\n')?;
	let (number, salt) = (number.parse().ok()?, read_hash(salt).ok()?);
	Some(Receipt { number, salt, statement: Statement(format!("{statement}\n")) })
}

fn collect(value: &Value, found: &mut Vec<Receipt>) {
	match value {
		Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
		Value::Object(values) => match receipt(value) {
			Some(receipt) => found.push(receipt),
			None => values.values().for_each(|value| collect(value, found)),
		},
		_ => {}
	}
}

fn receipt(value: &Value) -> Option<Receipt> {
	let Written { entry, salt, statement } = Deserialize::deserialize(value).ok()?;
	let digits = salt.strip_prefix("0x").unwrap_or(&salt);
	let salt = hex::decode(digits).ok()?.try_into().ok()?;
	Some(Receipt { number: entry, salt, statement: Statement(statement) })
}

/// A check of receipts against a record that is read from its first entry on.
pub(super) struct Checking {
	sequence: Sequence,
	/// The entries that the receipts name.
	named: BTreeSet<u64>,
	found: BTreeMap<u64, Entry>,
	/// A hash that has to be among those of the entries.
	seen: Option<EntryHash>,
}

impl Checking {
	pub(super) fn new(receipts: &[Receipt], seen: Option<EntryHash>) -> Self {
		let named = receipts.iter().map(|receipt| receipt.number).collect();
		Self { sequence: Sequence::default(), named, found: BTreeMap::new(), seen }
	}

	/// Takes the next entry.
	pub(super) fn take(&mut self, entry: Entry) -> Result<(), Broken> {
		self.sequence.follow(&entry)?;
		let hash = self.sequence.hash();
		self.seen = self.seen.filter(|seen| seen.0 != hash);
		if self.named.contains(&entry.number) {
			self.found.insert(entry.number, entry);
		}
		Ok(())
	}

	/// Checks the receipts: gives the record's length and last hash, and the entry of each receipt.
	pub(super) fn finish(&self, receipts: &[Receipt]) -> Result<(Sequence, Vec<Entry>), Failure> {
		if self.seen.is_some() {
			return Err(Failure::Rewritten);
		}
		let entries = receipts.iter().map(|receipt| self.entry_of(receipt));
		Ok((self.sequence, entries.collect::<Result<_, _>>()?))
	}

	fn entry_of(&self, receipt: &Receipt) -> Result<Entry, Failure> {
		let number = receipt.number;
		let entry = self.found.get(&number).ok_or(Failure::NoEntry { number })?;
		match receipt.is_of(entry) {
			true => Ok(entry.clone()),
			false => Err(Failure::OtherStatement { number }),
		}
	}
}
