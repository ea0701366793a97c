//! An account of this chain and its SS58 text.

use alloc::{string::String, vec::Vec};
use core::{fmt, str::FromStr};

use blake2::{Blake2b512, Digest};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The SS58 prefix of this chain's addresses, as registered for Litentry.
pub const SS58_PREFIX: u8 = 31;

const CHECKSUM_CONTEXT: &[u8] = b"SS58PRE";
const CHECKSUM_LENGTH: usize = 2;

/// Longer than any address of 32 bytes; decoding base58 takes quadratic time.
const MAX_TEXT_LENGTH: usize = 64;

/// An account of this chain: 32 bytes, the same as Substrate's `AccountId32`.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Account(pub [u8; 32]);

impl Account {
	/// The bytes that the chain knows this account by.
	pub const fn as_bytes(&self) -> &[u8; 32] {
		&self.0
	}

	/// The SS58 text with this chain's prefix.
	pub fn to_ss58(&self) -> String {
		let mut bytes = Vec::with_capacity(1 + 32 + CHECKSUM_LENGTH);
		bytes.push(SS58_PREFIX);
		bytes.extend(self.0);
		bytes.extend(checksum(&[SS58_PREFIX], &self.0));
		bs58::encode(bytes).into_string()
	}
}

fn checksum(prefix: &[u8], account: &[u8; 32]) -> [u8; CHECKSUM_LENGTH] {
	let hash = Blake2b512::new()
		.chain_update(CHECKSUM_CONTEXT)
		.chain_update(prefix)
		.chain_update(account)
		.finalize();
	[hash[0], hash[1]]
}

impl From<[u8; 32]> for Account {
	fn from(bytes: [u8; 32]) -> Self {
		Self(bytes)
	}
}

impl From<Account> for [u8; 32] {
	fn from(account: Account) -> Self {
		account.0
	}
}

impl fmt::Display for Account {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(&self.to_ss58())
	}
}

impl fmt::Debug for Account {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

/// Why a text is not an account of this chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidAccount {
	/// Not base58, or not the length of an SS58 address of 32 bytes.
	#[error("not an SS58 address of 32 bytes")]
	Malformed,
	/// An address of another chain.
	#[error("an address with prefix {found}, but this chain's prefix is {SS58_PREFIX}")]
	ForeignPrefix {
		/// The prefix that the address carries.
		found: u16,
	},
	/// A digit is wrong.
	#[error("the checksum does not match: is there a typing error?")]
	ChecksumMismatch,
}

impl FromStr for Account {
	type Err = InvalidAccount;

	fn from_str(text: &str) -> Result<Self, InvalidAccount> {
		if text.len() > MAX_TEXT_LENGTH {
			return Err(InvalidAccount::Malformed);
		}
		let bytes = bs58::decode(text).into_vec().map_err(|_| InvalidAccount::Malformed)?;
		let (prefix, found, rest) = split_prefix(&bytes).ok_or(InvalidAccount::Malformed)?;
		let rest: [u8; 32 + CHECKSUM_LENGTH] =
			rest.try_into().map_err(|_| InvalidAccount::Malformed)?;
		let [account @ .., c0, c1] = rest;
		if checksum(prefix, &account) != [c0, c1] {
			return Err(InvalidAccount::ChecksumMismatch);
		}
		if found != u16::from(SS58_PREFIX) {
			return Err(InvalidAccount::ForeignPrefix { found });
		}
		Ok(Self(account))
	}
}

/// Splits off the prefix: one byte up to 63, else two whose 14 bits SS58 shuffles.
fn split_prefix(bytes: &[u8]) -> Option<(&[u8], u16, &[u8])> {
	match bytes {
		[first @ 0..=63, ..] => Some((&bytes[..1], u16::from(*first), &bytes[1..])),
		[first @ 64..=127, second, ..] => {
			let lower = ((first & 0b0011_1111) << 2) | (second >> 6);
			let upper = second & 0b0011_1111;
			Some((&bytes[..2], u16::from_le_bytes([lower, upper]), &bytes[2..]))
		}
		_ => None,
	}
}

#[cfg(test)]
mod tests;
