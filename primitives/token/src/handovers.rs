//! The chain of handovers, from the holder to who shows the token.

use core::ops::Deref;

use arrayvec::ArrayVec;
use parity_scale_codec::{
	Compact, Decode, DecodeWithMemTracking, Encode, EncodeLike, Error, Input, MaxEncodedLen, Output,
};
use scale_info::{Type, TypeInfo};

use crate::{Giving, Handover};

/// The most handovers of one presentation: host, guest, the guest's friend, the cleaner.
pub const MAX_HANDOVERS: usize = 4;

/// At most [`MAX_HANDOVERS`] handovers, the holder's first, kept without allocating. On the wire
/// they are a SCALE vector.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handovers(ArrayVec<Handover, MAX_HANDOVERS>);

impl Handovers {
	/// The same with one more, or `None` when there are as many as there may be.
	pub fn with(&self, handover: Handover) -> Option<Self> {
		let mut longer = self.clone();
		longer.0.try_push(handover).ok().map(|()| longer)
	}

	/// How the last receiver can give on what the holder can give.
	pub(crate) fn giving(&self, holder: Giving) -> Giving {
		self.iter().fold(holder, |giving, handover| giving.next(&handover.permission))
	}
}

impl Deref for Handovers {
	type Target = [Handover];

	fn deref(&self) -> &[Handover] {
		&self.0
	}
}

impl Encode for Handovers {
	fn size_hint(&self) -> usize {
		self.0.as_slice().size_hint()
	}

	fn encode_to<T: Output + ?Sized>(&self, dest: &mut T) {
		self.0.as_slice().encode_to(dest);
	}
}

impl EncodeLike for Handovers {}

impl Decode for Handovers {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		let Compact(length) = Compact::<u32>::decode(input)?;
		let mut handovers = Self::default();
		for _ in 0..length {
			let handover = Handover::decode(input)?;
			handovers = handovers.with(handover).ok_or("more handovers than there may be")?;
		}
		Ok(handovers)
	}
}

impl DecodeWithMemTracking for Handovers {}

impl MaxEncodedLen for Handovers {
	fn max_encoded_len() -> usize {
		Handover::max_encoded_len().saturating_mul(MAX_HANDOVERS).saturating_add(1)
	}
}

impl TypeInfo for Handovers {
	type Identity = [Handover];

	fn type_info() -> Type {
		<[Handover]>::type_info()
	}
}
