//! The names of content: its hash.

use core::{fmt, str::FromStr};

use litentry_vocabulary::InvalidHash;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

macro_rules! content_id {
	($(#[$doc:meta])* $name:ident) => {
		$(#[$doc])*
		///
		/// Its text is `0x` and 64 hexadecimal digits.
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
		pub struct $name(pub [u8; 32]);

		impl $name {
			/// The hash.
			pub const fn as_bytes(&self) -> &[u8; 32] {
				&self.0
			}
		}

		impl fmt::Display for $name {
			fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
				write!(f, "0x{}", hex::encode(self.0))
			}
		}

		impl fmt::Debug for $name {
			fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
				fmt::Display::fmt(self, f)
			}
		}

		impl FromStr for $name {
			type Err = InvalidHash;

			fn from_str(text: &str) -> Result<Self, InvalidHash> {
				let digits = text.strip_prefix("0x").ok_or(InvalidHash)?;
				let mut bytes = [0; 32];
				hex::decode_to_slice(digits, &mut bytes).map_err(|_| InvalidHash)?;
				Ok(Self(bytes))
			}
		}
	};
}

content_id! {
	/// The content hash of an [`IdentificationEvent`](crate::IdentificationEvent).
	EventId
}
content_id! {
	/// The content hash of an [`Algorithm`](crate::Algorithm), its code included.
	AlgorithmId
}
