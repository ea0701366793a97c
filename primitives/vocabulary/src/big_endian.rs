//! Numbers as the keys of a map that is read in their order.

use parity_scale_codec::{Decode, Encode, EncodeLike, Error, Input, MaxEncodedLen};
use scale_info::{Type, TypeInfo};

/// A number as a storage key: 8 bytes, big endian.
///
/// A map whose keys are not hashed is read in the order of their bytes. SCALE writes numbers in
/// little endian, which is not the order of the numbers; this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BigEndian<Number>(pub Number);

impl<Number: Copy + Into<u64>> Encode for BigEndian<Number> {
	fn size_hint(&self) -> usize {
		size_of::<u64>()
	}

	fn using_encoded<R, F: FnOnce(&[u8]) -> R>(&self, read: F) -> R {
		let number: u64 = self.0.into();
		read(&number.to_be_bytes())
	}
}

impl<Number: Copy + Into<u64>> EncodeLike for BigEndian<Number> {}

impl<Number: From<u64>> Decode for BigEndian<Number> {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		let bytes = Decode::decode(input)?;
		Ok(Self(u64::from_be_bytes(bytes).into()))
	}
}

impl<Number: Copy + Into<u64>> MaxEncodedLen for BigEndian<Number> {
	fn max_encoded_len() -> usize {
		size_of::<u64>()
	}
}

impl<Number: 'static> TypeInfo for BigEndian<Number> {
	type Identity = [u8; 8];

	fn type_info() -> Type {
		<[u8; 8]>::type_info()
	}
}

#[cfg(test)]
mod tests {
	use parity_scale_codec::DecodeAll;
	use proptest::prelude::*;

	use super::*;
	use crate::LinkId;

	#[test]
	fn the_first_byte_counts_most() {
		assert_eq!(BigEndian(LinkId(0x0102)).encode(), [0, 0, 0, 0, 0, 0, 1, 2]);
	}

	proptest! {
		#[test]
		fn keys_are_in_the_order_of_the_numbers(a in any::<u64>(), b in any::<u64>()) {
			let key = |number| BigEndian(LinkId(number)).encode();
			prop_assert_eq!(key(a).cmp(&key(b)), a.cmp(&b));
		}

		#[test]
		fn a_number_reads_back_from_its_key(number in any::<u64>()) {
			let key = BigEndian(LinkId(number));
			prop_assert_eq!(BigEndian::decode_all(&mut &key.encode()[..]), Ok(key));
		}
	}
}
