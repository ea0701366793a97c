//! An account of this chain and its SS58 text.

use alloc::string::String;
use core::{fmt, str::FromStr};

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::ss58::{self, InvalidSs58};

/// The SS58 prefix of this chain's addresses, as registered for Litentry.
pub const SS58_PREFIX: u8 = 31;

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
		ss58::encode(SS58_PREFIX.into(), &self.0)
	}
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
	/// No SS58 address at all.
	#[error(transparent)]
	Ss58(#[from] InvalidSs58),
	/// An address of another chain.
	#[error("an address with prefix {found}, but this chain's prefix is {SS58_PREFIX}")]
	ForeignPrefix {
		/// The prefix that the address carries.
		found: u16,
	},
}

impl FromStr for Account {
	type Err = InvalidAccount;

	fn from_str(text: &str) -> Result<Self, InvalidAccount> {
		match ss58::decode(text)? {
			(prefix, account) if prefix == u16::from(SS58_PREFIX) => Ok(Self(account)),
			(found, _) => Err(InvalidAccount::ForeignPrefix { found }),
		}
	}
}

#[cfg(test)]
mod tests;
