//! Canonical SCALE, as much of it as an input holds.

use crate::Value;

/// Bytes yet to be read. Every method takes what it returns off the front, or gives `None` and is of
/// no more use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl Reader<'_> {
	/// A length: the least number of 1, 2 or 4 bytes that holds it.
	pub(crate) fn length(&mut self) -> Option<u32> {
		let (bytes, least) = match self.0.first()? & 3 {
			0 => ([self.byte()?, 0, 0, 0], 0),
			1 => ([self.byte()?, self.byte()?, 0, 0], 1 << 6),
			2 => (self.bytes()?, 1 << 14),
			_ => return None,
		};
		let length = u32::from_le_bytes(bytes) >> 2;
		(length >= least).then_some(length)
	}

	/// A value or its absence.
	pub(crate) fn value(&mut self) -> Option<Option<Value>> {
		match self.byte()? {
			0 => Some(None),
			1 => self.present().map(Some),
			_ => None,
		}
	}

	fn present(&mut self) -> Option<Value> {
		match self.byte()? {
			0 => self.flag().map(Value::Flag),
			1 => self.bytes().map(u64::from_le_bytes).map(Value::Count),
			2 => self.bytes().map(u128::from_le_bytes).map(Value::Amount),
			_ => None,
		}
	}

	fn flag(&mut self) -> Option<bool> {
		match self.byte()? {
			0 => Some(false),
			1 => Some(true),
			_ => None,
		}
	}

	fn byte(&mut self) -> Option<u8> {
		self.bytes().map(|[byte]| byte)
	}

	fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
		let (bytes, rest) = self.0.split_first_chunk()?;
		self.0 = rest;
		Some(*bytes)
	}
}
