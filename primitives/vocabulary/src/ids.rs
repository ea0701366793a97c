//! What the chain calls its entries: numbers that it gives out, and hashes.

use core::fmt;

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::hash_type;

macro_rules! number {
	($(#[$doc:meta])* $name:ident($inner:ty)) => {
		$(#[$doc])*
		#[derive(
			Clone,
			Copy,
			Debug,
			Default,
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
		pub struct $name(pub $inner);

		impl $name {
			/// The number after this one, or `None` when there is none.
			pub fn next(self) -> Option<Self> {
				self.0.checked_add(1).map(Self)
			}
		}

		impl From<$inner> for $name {
			fn from(number: $inner) -> Self {
				Self(number)
			}
		}

		impl From<$name> for $inner {
			fn from(number: $name) -> Self {
				number.0
			}
		}

		impl fmt::Display for $name {
			fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
				self.0.fmt(f)
			}
		}
	};
}

number! {
	/// A link, requested or confirmed; never given out twice.
	LinkId(u64)
}
number! {
	/// A computing request; never given out twice.
	RequestId(u64)
}
number! {
	/// A generation of the workers' shielding and state keys.
	KeyEpoch(u32)
}
number! {
	/// A token definition among those of its identity; never given out twice.
	DefinitionId(u32)
}
number! {
	/// How often the tokens of an identity have been recalled all at once.
	RecallEpoch(u32)
}
hash_type! {
	/// An entry of the identity registry.
	IdentityId
}
hash_type! {
	/// An authorization token.
	TokenId
}
