//! What is known about each linked account.

use alloc::vec::Vec;
use core::fmt;

use crate::{Value, reader::Reader};

/// The values of the algorithm's events about each linked account.
///
/// Events are counted from 0, in the order in which the algorithm was registered with them. An event
/// has no value about an account to which it does not apply; an event that the algorithm was not
/// registered with has none about any.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
	accounts: u32,
	values: Reader<'a>,
}

/// The bytes are no input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

impl fmt::Display for Malformed {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("the bytes are not the canonical encoding of an input")
	}
}

impl core::error::Error for Malformed {}

impl<'a> Input<'a> {
	/// Reads an input from its canonical SCALE encoding.
	///
	/// # Errors
	///
	/// The bytes are something else.
	pub fn parse(bytes: &'a [u8]) -> Result<Self, Malformed> {
		let mut values = Reader(bytes);
		let accounts = values.length().ok_or(Malformed)?;
		let mut rest = values;
		for _ in 0..accounts {
			skip(&mut rest).ok_or(Malformed)?;
		}
		if rest.0.is_empty() { Ok(Self { accounts, values }) } else { Err(Malformed) }
	}

	/// Each account's values, in the order of the request's links.
	pub fn accounts(&self) -> impl Iterator<Item = Values<'a>> + use<'a> {
		let mut rest = self.values;
		(0..self.accounts).map_while(move |_| {
			let mut values = rest;
			skip(&mut rest)?;
			let events = values.length()?;
			Some(Values { events, rest: values })
		})
	}

	/// What each account answers to one event, none where the event does not apply.
	pub fn values(&self, event: usize) -> impl Iterator<Item = Option<Value>> + use<'a> {
		self.accounts().map(move |mut values| values.nth(event).flatten())
	}

	/// Whether an event holds for any account: yes, or more than nothing. Absence is a no.
	pub fn any(&self, event: usize) -> bool {
		self.values(event).flatten().any(Value::holds)
	}

	/// The sum of an event's counts over all accounts, or `i64::MAX` where it is more. A yes counts
	/// as one, absence as nothing.
	pub fn sum(&self, event: usize) -> i64 {
		self.values(event).flatten().fold(0, |sum: i64, value| sum.saturating_add(value.number()))
	}

	/// The sum of an event's amounts over all accounts, or `u128::MAX` where it is more. Absence
	/// counts as nothing.
	pub fn total(&self, event: usize) -> u128 {
		self.values(event).flatten().fold(0, |sum: u128, value| sum.saturating_add(value.amount()))
	}
}

fn skip(reader: &mut Reader) -> Option<()> {
	(0..reader.length()?).try_for_each(|_| reader.value().map(drop))
}

/// One account's values, in the order of the algorithm's events.
#[derive(Clone, Debug)]
pub struct Values<'a> {
	events: u32,
	rest: Reader<'a>,
}

impl Iterator for Values<'_> {
	type Item = Option<Value>;

	fn next(&mut self) -> Option<Option<Value>> {
		self.events = self.events.checked_sub(1)?;
		self.rest.value()
	}
}

/// The encoding of an input: the values of each account.
///
/// ```
/// use litentry_algorithm::{Input, Value, encode};
///
/// let bytes = encode(&[&[Some(Value::Flag(true)), Some(Value::Count(2))], &[None, None]]);
/// let input = Input::parse(&bytes)?;
/// assert_eq!((input.any(0), input.sum(1)), (true, 2));
/// # Ok::<(), litentry_algorithm::Malformed>(())
/// ```
pub fn encode(accounts: &[&[Option<Value>]]) -> Vec<u8> {
	let mut bytes = encoded_length(accounts.len());
	for values in accounts {
		bytes.extend(encoded_length(values.len()));
		values.iter().for_each(|value| encode_value(*value, &mut bytes));
	}
	bytes
}

fn encode_value(value: Option<Value>, bytes: &mut Vec<u8>) {
	match value {
		None => bytes.push(0),
		Some(Value::Flag(flag)) => bytes.extend([1, 0, flag.into()]),
		Some(Value::Count(count)) => {
			bytes.extend([1, 1]);
			bytes.extend(count.to_le_bytes());
		}
		Some(Value::Amount(amount)) => {
			bytes.extend([1, 2]);
			bytes.extend(amount.to_le_bytes());
		}
	}
}

fn encoded_length(length: usize) -> Vec<u8> {
	let (mode, bytes) = match length {
		0..0x40 => (0, 1),
		0x40..0x4000 => (1, 2),
		_ => (2, 4),
	};
	((length as u32) << 2 | mode).to_le_bytes()[..bytes].to_vec()
}
