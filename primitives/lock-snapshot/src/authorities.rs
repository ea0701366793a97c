//! Who votes on finality.

use core::fmt;

use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use parity_scale_codec::{Decode, Encode, Error, Input};

/// The most authorities of a set; the chain itself allows fewer.
pub const MAX_AUTHORITIES: u32 = 1024;

/// The authorities' keys and weights as the chain lists them.
pub(crate) type Listed = BoundedVec<(AuthorityKey, u64), ConstU32<MAX_AUTHORITIES>>;

/// Which set of authorities: the genesis has 0, and each change counts on by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct SetId(pub u64);

impl SetId {
	/// The set after this one, or `None` when there is none.
	pub fn next(self) -> Option<Self> {
		self.0.checked_add(1).map(Self)
	}
}

impl fmt::Display for SetId {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		self.0.fmt(f)
	}
}

/// The Ed25519 public key that an authority votes with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct AuthorityKey(pub [u8; 32]);

impl fmt::Display for AuthorityKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("0x")?;
		self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
	}
}

impl fmt::Debug for AuthorityKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

/// A set of authorities and what each one's vote weighs.
///
/// There is at least one, each is there once and weighs something, and their sum is a `u64`. SCALE:
/// the list of keys and weights, in ascending order of the keys.
#[derive(Clone, Debug, PartialEq, Eq, Encode)]
pub struct Authorities(Listed);

/// Why a list is no set of authorities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidAuthorities {
	/// Nobody is in it.
	#[error("there is no authority")]
	Nobody,
	/// More than can be handled.
	#[error("there are {count} authorities, more than {MAX_AUTHORITIES}")]
	TooMany {
		/// How many there are.
		count: usize,
	},
	/// One is in it twice.
	#[error("{key} is there twice")]
	Twice {
		/// Which.
		key: AuthorityKey,
	},
	/// The vote of one counts for nothing.
	#[error("{key} weighs nothing")]
	Weightless {
		/// Whose.
		key: AuthorityKey,
	},
	/// The sum of their weights is no `u64`.
	#[error("together they weigh more than can be counted")]
	TooHeavy,
}

impl Authorities {
	/// The least weight of votes that makes a block final: more than two thirds.
	pub fn threshold(&self) -> u64 {
		let total = self.total();
		total.saturating_sub(total.saturating_sub(1) / 3)
	}

	/// What an authority's vote weighs; `None` for strangers.
	pub fn weight(&self, key: &AuthorityKey) -> Option<u64> {
		let place = self.0.binary_search_by_key(key, |(listed, _)| *listed).ok()?;
		self.0.get(place).map(|(_, weight)| *weight)
	}

	/// Keys and weights, in ascending order of the keys.
	pub fn iter(&self) -> impl Iterator<Item = &(AuthorityKey, u64)> {
		self.0.iter()
	}

	fn total(&self) -> u64 {
		self.0.iter().fold(0, |sum, (_, weight)| sum.saturating_add(*weight))
	}
}

impl TryFrom<Vec<(AuthorityKey, u64)>> for Authorities {
	type Error = InvalidAuthorities;

	/// Takes the list in any order.
	fn try_from(mut list: Vec<(AuthorityKey, u64)>) -> Result<Self, InvalidAuthorities> {
		list.sort_unstable();
		let count = list.len();
		let list = Listed::try_from(list).map_err(|_| InvalidAuthorities::TooMany { count })?;
		check(&list)?;
		Ok(Self(list))
	}
}

impl Decode for Authorities {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		let list = Listed::decode(input)?;
		let is_ascending = list.is_sorted_by(|(one, _), (next, _)| one < next);
		if !is_ascending || check(&list).is_err() {
			return Err("not a set of authorities in order".into());
		}
		Ok(Self(list))
	}
}

/// What holds of every set; the list is in order.
fn check(list: &[(AuthorityKey, u64)]) -> Result<(), InvalidAuthorities> {
	if list.is_empty() {
		return Err(InvalidAuthorities::Nobody);
	}
	let twice = list.iter().zip(list.iter().skip(1)).find(|(one, next)| one.0 == next.0);
	if let Some(((key, _), _)) = twice {
		return Err(InvalidAuthorities::Twice { key: *key });
	}
	if let Some((key, _)) = list.iter().find(|(_, weight)| *weight == 0) {
		return Err(InvalidAuthorities::Weightless { key: *key });
	}
	list.iter()
		.try_fold(0u64, |sum, (_, weight)| sum.checked_add(*weight))
		.map(drop)
		.ok_or(InvalidAuthorities::TooHeavy)
}
