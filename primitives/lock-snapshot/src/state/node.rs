//! A node of the state's trie, as `sp_trie` encodes it (`NodeCodec`; state versions 0 and 1).

use parity_scale_codec::{Compact, Decode};

use super::key::Path;

/// The bytes are no node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// A node other than the empty one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
	/// The half-bytes that lead from its parent's branch to it.
	pub(super) partial: Path<'a>,
	/// What is stored here.
	pub(super) value: Option<Value<'a>>,
	children: Children<'a>,
}

/// A stored value, or its hash.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
	Inline(&'a [u8]),
	Hashed([u8; 32]),
}

/// A node, or its hash.
#[derive(Clone, Copy, Debug)]
pub(super) enum Child<'a> {
	Inline(&'a [u8]),
	Hashed([u8; 32]),
}

/// What the first bits of a node's first byte say.
#[derive(Clone, Copy)]
struct Kind {
	/// How many of the first byte's bits do.
	bits: u32,
	is_branch: bool,
	value: Stored,
}

#[derive(Clone, Copy)]
enum Stored {
	No,
	Inline,
	Hashed,
}

#[derive(Clone, Copy, Debug)]
struct Children<'a> {
	/// Bit n: there is a child for half-byte n.
	bitmap: u16,
	bytes: &'a [u8],
}

impl<'a> Node<'a> {
	/// Reads a node; `None` for the empty trie's.
	pub(super) fn read(bytes: &'a [u8]) -> Result<Option<Self>, Malformed> {
		let (first, mut rest) = bytes.split_first().ok_or(Malformed)?;
		if *first == 0 {
			return Ok(None);
		}
		let kind = Kind::of(*first).ok_or(Malformed)?;
		let partial = partial(*first, kind, &mut rest)?;
		let bitmap = if kind.is_branch { u16::from_le_bytes(array(&mut rest)?) } else { 0 };
		let value = match kind.value {
			Stored::No => None,
			Stored::Inline => Some(Value::Inline(prefixed(&mut rest)?)),
			Stored::Hashed => Some(Value::Hashed(array(&mut rest)?)),
		};
		Ok(Some(Self { partial, value, children: Children { bitmap, bytes: rest } }))
	}

	/// The child for a half-byte.
	pub(super) fn child(&self, half: u8) -> Result<Option<Child<'a>>, Malformed> {
		let Children { bitmap, mut bytes } = self.children;
		let has = |half: u8| bitmap.checked_shr(half.into()).is_some_and(|bits| bits & 1 == 1);
		if !has(half) {
			return Ok(None);
		}
		for _ in (0..half).filter(|before| has(*before)) {
			prefixed(&mut bytes)?;
		}
		let child = prefixed(&mut bytes)?;
		Ok(Some(child.try_into().map_or(Child::Inline(child), Child::Hashed)))
	}
}

impl Kind {
	const fn of(first: u8) -> Option<Self> {
		let (bits, is_branch, value) = match first {
			0b0001_0000..=0b0001_1111 => (4, true, Stored::Hashed),
			0b0010_0000..=0b0011_1111 => (3, false, Stored::Hashed),
			0b0100_0000..=0b0111_1111 => (2, false, Stored::Inline),
			0b1000_0000..=0b1011_1111 => (2, true, Stored::No),
			0b1100_0000.. => (2, true, Stored::Inline),
			0b0000_0000..=0b0000_1111 => return None,
		};
		Some(Self { bits, is_branch, value })
	}
}

/// Reads how many half-bytes there are, and them.
fn partial<'a>(first: u8, kind: Kind, rest: &mut &'a [u8]) -> Result<Path<'a>, Malformed> {
	let count = count(first, kind, rest)?;
	let bytes = take(rest, count.div_ceil(2))?;
	let padding = bytes.first().filter(|_| count % 2 == 1).map_or(0, |byte| byte >> 4);
	if padding == 0 { Ok(Path::padded(bytes, count)) } else { Err(Malformed) }
}

/// The number is in the first byte's last bits; when they are all ones, bytes are added until one
/// is not 255.
fn count(first: u8, kind: Kind, rest: &mut &[u8]) -> Result<usize, Malformed> {
	let most = u8::MAX.checked_shr(kind.bits).ok_or(Malformed)?;
	let mut count = usize::from(first & most);
	if first & most < most {
		return Ok(count);
	}
	loop {
		let [more] = array(rest)?;
		count = count.checked_add(more.into()).ok_or(Malformed)?;
		if more < u8::MAX {
			return Ok(count);
		}
	}
}

/// Reads bytes with their number before them, compact.
fn prefixed<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], Malformed> {
	let Compact(count) = Compact::<u32>::decode(rest).map_err(|_| Malformed)?;
	take(rest, usize::try_from(count).map_err(|_| Malformed)?)
}

fn array<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Malformed> {
	take(rest, N)?.try_into().map_err(|_| Malformed)
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> Result<&'a [u8], Malformed> {
	let (taken, after) = rest.split_at_checked(count).ok_or(Malformed)?;
	*rest = after;
	Ok(taken)
}
