//! What a token allows.

use bounded_collections::{BoundedVec, ConstU32};
use litentry_vocabulary::{Balance, IdentityId};
use parity_scale_codec::{Compact, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::Hours;

/// The most bytes of a token's data.
pub const MAX_TOKEN_DATA: u32 = 64;

/// What the issuer says to whoever reads the token: a room number, a tax class, a content identifier.
pub type TokenData = BoundedVec<u8, ConstU32<MAX_TOKEN_DATA>>;

/// What a token allows, apart from when it starts and ends.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Terms {
	/// How often it can be used.
	pub uses: Uses,
	/// At which times of the week; `None` for any.
	pub hours: Option<Hours>,
	/// Whether its holder can give it away.
	pub transfer: Transfer,
	/// Its holder must also hold a good token of this identity.
	pub requires: Option<IdentityId>,
	/// What the issuer says.
	pub data: TokenData,
	/// How to read the data; what the numbers mean is between the issuer and the readers.
	pub data_type: u64,
}

/// How often a token can still be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Uses {
	/// As often as its holder likes.
	#[codec(index = 0)]
	Unlimited,
	/// So many times.
	#[codec(index = 1)]
	Left(#[codec(compact)] u32),
}

// Not derived: the derived one takes compact numbers for plain ones, which are shorter at most.
impl MaxEncodedLen for Uses {
	fn max_encoded_len() -> usize {
		Compact::<u32>::max_encoded_len().saturating_add(1)
	}
}

impl Uses {
	/// What is left after so many uses; `None` when there were not so many.
	pub const fn after(self, used: u32) -> Option<Self> {
		match self {
			Self::Unlimited => Some(Self::Unlimited),
			Self::Left(left) => match left.checked_sub(used) {
				Some(left) => Some(Self::Left(left)),
				None => None,
			},
		}
	}
	/// What is left after one use more than so many.
	pub(crate) const fn after_one_more(self, used: u32) -> Option<Self> {
		self.after(used.saturating_add(1))
	}

	/// Whether this is at least as much.
	pub const fn cover(self, other: Self) -> bool {
		match (self, other) {
			(Self::Unlimited, _) => true,
			(Self::Left(_), Self::Unlimited) => false,
			(Self::Left(ours), Self::Left(theirs)) => ours >= theirs,
		}
	}

	/// The smaller one.
	pub const fn least(self, other: Self) -> Self {
		if self.cover(other) { other } else { self }
	}
}

/// Whether the holder can give a token away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Transfer {
	/// It cannot.
	#[codec(index = 0)]
	Forbidden,
	/// It can, and pays this to the issuing identity's owner each time.
	#[codec(index = 1)]
	For(#[codec(compact)] Balance),
}

// Not derived: the derived one takes compact numbers for plain ones, which are shorter at most.
impl MaxEncodedLen for Transfer {
	fn max_encoded_len() -> usize {
		Compact::<Balance>::max_encoded_len().saturating_add(1)
	}
}
