//! Numbers that the chain gives out.

use core::fmt;

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

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
