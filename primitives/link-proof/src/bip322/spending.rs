//! What unlocks the output of the transaction to spend, as the bytes of a proof have it.

use alloc::vec::Vec;

use bitcoin::{Txid, hashes::Hash, opcodes::all::OP_RETURN};

/// The longest item whose length CompactSize writes as one byte.
const MAX_ITEM: u8 = 252;

/// The longest item that a script pushes with one byte before it.
const MAX_PUSH: u8 = 75;

/// A canonical proof, in slices.
///
/// It is not read by `bitcoin::consensus`, which believes the lengths in a proof of a few bytes and
/// sets megabytes aside for them.
pub(super) struct Spending<'a> {
	/// The transaction whose output is spent; the simple form leaves it to the text.
	spent: Option<&'a [u8; 32]>,
	/// The script before the witness; the simple form leaves it to the address.
	pub(super) script_sig: Option<&'a [u8]>,
	pub(super) witness: Vec<&'a [u8]>,
}

impl<'a> Spending<'a> {
	/// Reads a witness alone.
	pub(super) fn of_simple(witness: &'a [u8]) -> Option<Self> {
		Some(Self { spent: None, script_sig: None, witness: stack(witness)? })
	}

	/// Reads a transaction with one input and with one output of nothing to nobody, whose version,
	/// sequence and lock time are 0.
	pub(super) fn of_full(transaction: &'a [u8]) -> Option<Self> {
		let rest = transaction.strip_prefix(&[0; 4])?.strip_suffix(&[0; 4])?;
		let (segwit, rest) = match rest {
			[0, 1, rest @ ..] => (true, rest),
			_ => (false, rest),
		};
		let (spent, rest) = rest.strip_prefix(&[1])?.split_first_chunk()?;
		let (script_sig, rest) = item(rest.strip_prefix(&[0; 4])?, MAX_ITEM)?;
		let output = rest.strip_prefix(&[0; 4])?.strip_prefix(&[1])?;
		let rest = output.strip_prefix(&[0; 8])?.strip_prefix(&[1, OP_RETURN.to_u8()])?;
		// BIP-144: a transaction without a witness is written as if there were none to have.
		let witness = if segwit { stack(rest)? } else { Vec::new() };
		let canonical = segwit != witness.is_empty() && (segwit || rest.is_empty());
		canonical.then_some(Self { spent: Some(spent), script_sig: Some(script_sig), witness })
	}

	/// Whether it is said to spend an output of this transaction, or nothing is said.
	pub(super) fn spends(&self, to_spend: Txid) -> bool {
		self.spent.is_none_or(|spent| *spent == to_spend.to_byte_array())
	}
}

/// The two items that a script pushes, each in the shortest way.
pub(super) fn two_pushes(script: &[u8]) -> Option<[&[u8]; 2]> {
	let (first, rest) = item(script, MAX_PUSH)?;
	let (second, rest) = item(rest, MAX_PUSH)?;
	rest.is_empty().then_some([first, second])
}

fn stack(bytes: &[u8]) -> Option<Vec<&[u8]>> {
	let (count, mut rest) = bytes.split_first()?;
	let mut items = Vec::new();
	for _ in 0..*count {
		let (item, after) = item(rest, MAX_ITEM)?;
		items.push(item);
		rest = after;
	}
	rest.is_empty().then_some(items)
}

fn item(bytes: &[u8], longest: u8) -> Option<(&[u8], &[u8])> {
	let (length, rest) = bytes.split_first()?;
	if *length > longest {
		return None;
	}
	rest.split_at_checked(usize::from(*length))
}
