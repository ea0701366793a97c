//! The audit record: what was verified and judged, as hashes alone.
//!
//! Each entry holds the salted hash of a [`Statement`] and the hash of the entry before it. The salt
//! goes to the person as a [`Receipt`]: whoever is given it can check that the statement is in the
//! record, and nobody else learns anything from the record. With common tools: `b2sum --length 256` of
//! the salt followed by the statement's text is the entry's digest.

use std::fmt;

use litentry_vocabulary::{Moment, blake2_256};
use parity_scale_codec::{Decode, Encode};

use crate::{
	challenge::Channel,
	identity::{Field, InfoHash, Judgement},
	request::RequestKey,
};

const CONTEXT: &[u8] = b"litentry/registrar/audit/v1";

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// A field was verified.
	Verified,
	/// The operator found a field good.
	Approved,
	/// The chain holds a judgement of this registrar.
	Judged,
	/// The operator decided about a judgement by himself.
	Decided,
	/// An account was banned.
	Banned,
	/// A ban was lifted.
	Unbanned,
}

impl Kind {
	/// Every one.
	pub const ALL: [Self; 6] =
		[Self::Verified, Self::Approved, Self::Judged, Self::Decided, Self::Banned, Self::Unbanned];

	/// Its name in the record.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Verified => "verified",
			Self::Approved => "approved",
			Self::Judged => "judged",
			Self::Decided => "decided",
			Self::Banned => "banned",
			Self::Unbanned => "unbanned",
		}
	}
}

/// What was found, as lines of text that people can read; values are quoted, so that no value can
/// write a line of its own.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Statement(pub String);

/// What shows that somebody holds what a field names.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
	/// The field.
	pub field: &'a Field,
	/// What it says.
	pub value: &'a str,
	/// The way on which it was shown.
	pub channel: Channel,
	/// Who showed it.
	pub from: &'a str,
	/// Its number on its platform.
	pub platform_id: Option<&'a str>,
	/// What was to be shown, by [`crate::challenge::Claim::digest`].
	pub claim: [u8; 32],
}

impl Statement {
	/// That a field was verified.
	pub fn verified(key: &RequestKey, info: InfoHash, evidence: &Evidence) -> Self {
		let Evidence { field, value, channel, from, platform_id, claim } = evidence;
		let number = platform_id.map(|it| format!("number {it:?}\n")).unwrap_or_default();
		let claim = hex::encode(claim);
		Self(format!(
			"request {key}\nidentity {info}\nfield {:?}\nvalue {value:?}\nchannel {channel}\n\
			from {from:?}\n{number}claim 0x{claim}\n",
			field.name()
		))
	}

	/// That an identity was judged, or is to be.
	pub fn judged(key: &RequestKey, info: InfoHash, judgement: Judgement) -> Self {
		Self(format!("request {key}\nidentity {info}\njudgement {}\n", judgement.name()))
	}

	/// Something about an account, until then.
	pub fn banned(account: &str, until: Moment) -> Self {
		Self(format!("account {account}\nuntil {until}\n"))
	}

	fn digest(&self, salt: &[u8; 32]) -> [u8; 32] {
		blake2_256(&[salt.as_slice(), self.0.as_bytes()].concat())
	}
}

impl fmt::Display for Statement {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(&self.0)
	}
}

/// One entry of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
	/// Its place, from 1.
	pub number: u64,
	/// The hash of the entry before it; zeros for the first.
	pub previous: [u8; 32],
	/// What it is about.
	pub kind: Kind,
	/// The judgement, if it is about one.
	pub judgement: Option<u8>,
	/// The salted hash of the statement.
	pub digest: [u8; 32],
	/// When it was made.
	pub at: Moment,
}

/// A part of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
	/// In their order.
	pub entries: Vec<Entry>,
	/// How many entries the whole record has: the number of its newest one.
	pub total: u64,
}

impl Entry {
	/// What the next entry holds of this one.
	pub fn hash(&self) -> [u8; 32] {
		let Self { number, previous, kind, judgement, digest, at } = self;
		blake2_256(&(CONTEXT, number, previous, kind.name(), judgement, digest, at).encode())
	}
}

/// What shows, to whoever is given it, that a statement is in the record.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Receipt {
	/// The entry's number.
	pub number: u64,
	/// 32 random bytes.
	pub salt: [u8; 32],
	/// What was found.
	pub statement: Statement,
}

impl Receipt {
	/// Whether it is of this entry.
	pub fn is_of(&self, entry: &Entry) -> bool {
		self.number == entry.number && self.statement.digest(&self.salt) == entry.digest
	}

	/// The entry that it is of.
	pub(crate) fn entry(
		&self,
		previous: [u8; 32],
		kind: Kind,
		judgement: Option<Judgement>,
		at: Moment,
	) -> Entry {
		let digest = self.statement.digest(&self.salt);
		let judgement = judgement.map(Judgement::index);
		Entry { number: self.number, previous, kind, judgement, digest, at }
	}
}

/// The record was changed after it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {number} of the audit record does not follow from the one before it")]
pub struct Broken {
	/// The first entry that does not fit.
	pub number: u64,
}

/// A record as far as it was read from its first entry on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
	length: u64,
	hash: [u8; 32],
}

impl Sequence {
	/// Reads the next entry.
	///
	/// # Errors
	///
	/// It does not follow from the one before.
	pub fn follow(&mut self, entry: &Entry) -> Result<(), Broken> {
		let number = self.length.saturating_add(1);
		if entry.number != number || entry.previous != self.hash {
			return Err(Broken { number });
		}
		*self = Self { length: number, hash: entry.hash() };
		Ok(())
	}

	/// How many entries were read.
	pub const fn length(&self) -> u64 {
		self.length
	}

	/// The hash of the last one, zeros before the first: whoever keeps it can tell later whether
	/// anything up to there was changed.
	pub const fn hash(&self) -> [u8; 32] {
		self.hash
	}
}

/// Checks a record from its first entry on, and gives [`Sequence::hash`].
///
/// # Errors
///
/// Names the first entry that does not fit.
pub fn check(entries: &[Entry]) -> Result<[u8; 32], Broken> {
	let mut record = Sequence::default();
	entries.iter().try_for_each(|entry| record.follow(entry))?;
	Ok(record.hash())
}

#[cfg(test)]
mod tests {
	use litentry_vocabulary::{Account, GenesisHash};

	use super::*;
	use crate::identity::RegistrarIndex;

	const KEY: RequestKey = RequestKey {
		chain: GenesisHash([1; 32]),
		registrar: RegistrarIndex(2),
		account: Account([3; 32]),
	};

	fn receipt(number: u64) -> Receipt {
		let statement = Statement::judged(&KEY, InfoHash([4; 32]), Judgement::Reasonable);
		Receipt { number, salt: [u8::try_from(number).unwrap_or(0); 32], statement }
	}

	fn record() -> Vec<Entry> {
		let mut entries: Vec<Entry> = Vec::new();
		for number in 1..=3 {
			let previous = entries.last().map_or([0; 32], Entry::hash);
			entries.push(receipt(number).entry(previous, Kind::Judged, None, number));
		}
		entries
	}

	#[test]
	fn a_receipt_shows_its_entry_and_no_other() {
		let record = record();
		assert!(receipt(2).is_of(&record[1]));
		assert!(!receipt(2).is_of(&record[0]));
		let other = Statement::judged(&KEY, InfoHash([5; 32]), Judgement::Reasonable);
		assert!(!Receipt { statement: other, ..receipt(2) }.is_of(&record[1]));
	}

	#[test]
	fn whatever_is_changed_or_left_out_breaks_the_record() {
		assert_eq!(check(&record()), Ok(record()[2].hash()));
		let mut changed = record();
		changed[1].judgement = Some(6);
		assert_eq!(check(&changed), Err(Broken { number: 3 }));
		let mut shorter = record();
		shorter.remove(1);
		assert_eq!(check(&shorter), Err(Broken { number: 2 }));
	}

	#[test]
	fn a_judgement_is_stated_in_a_word() {
		let statement = Statement::judged(&KEY, InfoHash([4; 32]), Judgement::Reasonable);
		assert_eq!(statement.0.lines().last(), Some("judgement reasonable"));
	}

	#[test]
	fn no_value_can_write_a_line_of_its_own() {
		let evidence = Evidence {
			field: &Field::Display,
			value: "x\nchannel pgp",
			channel: Channel::Name,
			from: "",
			platform_id: None,
			claim: [0; 32],
		};
		let statement = Statement::verified(&KEY, InfoHash([4; 32]), &evidence);
		assert_eq!(statement.0.lines().count(), 7);
		let numbered = Evidence { platform_id: Some("1\nfrom x"), ..evidence };
		let statement = Statement::verified(&KEY, InfoHash([4; 32]), &numbered);
		assert_eq!(statement.0.lines().count(), 8);
	}
}
