//! What a content identifier looks like in binary form.

/// The most bytes of a multiformats varint, which holds 63 bits then.
const MAX_VARINT_LENGTH: usize = 9;

/// Whether the bytes are a CID of version 1 and nothing else (multiformats CID specification): the
/// version, a codec, and a multihash, whose digest has the length that it says.
pub(crate) fn is_cid(bytes: &[u8]) -> bool {
	let digest = || {
		let (1, bytes) = varint(bytes)? else { return None };
		let (_codec, bytes) = varint(bytes)?;
		let (_hash_function, bytes) = varint(bytes)?;
		let (length, digest) = varint(bytes)?;
		(length == digest.len() as u64).then_some(digest)
	};
	digest().is_some_and(|digest| !digest.is_empty())
}

/// Splits off an unsigned number, seven bits to a byte, the least first, in its shortest form
/// (multiformats unsigned-varint specification).
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
	let length = bytes.iter().position(|byte| byte & 0x80 == 0)?.checked_add(1)?;
	let (number, rest) = bytes.split_at_checked(length)?;
	let shortest = length == 1 || number.last() != Some(&0);
	let value = number.iter().rev().fold(0, |value, byte| value << 7 | u64::from(byte & 0x7f));
	(length <= MAX_VARINT_LENGTH && shortest).then_some((value, rest))
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	/// The digest of the examples in the CID specification.
	const DIGEST: &str = "6e6ff7950a36187a801613426e858dce686cd7d7e3c0fc42ee0330072d245c95";

	fn is(prefix: &str, digest: &str) -> bool {
		is_cid(&hex::decode(format!("{prefix}{digest}")).unwrap())
	}

	#[test]
	fn a_cid_has_any_codec_and_hash_function() {
		// raw with sha2-256; dag-json with sha2-256; dag-pb with blake2b-256.
		for prefix in ["01551220", "01a9021220", "0170a0e40220"] {
			assert!(is(prefix, DIGEST), "{prefix}");
		}
	}

	#[test]
	fn the_digest_has_the_length_that_it_says() {
		assert!(!is("0155121f", DIGEST));
		assert!(!is("01551221", DIGEST));
		assert!(!is("01551200", ""));
	}

	#[test]
	fn other_versions_are_none() {
		// Version 0 is a bare multihash; 2 and 3 are reserved.
		for prefix in ["1220", "00551220", "02551220", "03551220"] {
			assert!(!is(prefix, DIGEST), "{prefix}");
		}
	}

	#[test]
	fn numbers_are_in_their_shortest_form_and_of_63_bits_at_most() {
		assert_eq!(varint(&[0xac, 0x02, 7]), Some((300, &[7][..])));
		let largest = [&[0xff; 8][..], &[0x7f]].concat();
		assert_eq!(varint(&largest), Some((u64::MAX >> 1, &[][..])));
		assert_eq!(varint(&[0x81, 0x00]), None);
		assert_eq!(varint(&[&[0xff; 9][..], &[0x01]].concat()), None);
		assert_eq!(varint(&[0x80]), None);
		assert_eq!(varint(&[]), None);
	}

	proptest! {
		#[test]
		fn no_prefix_and_no_extension_of_a_cid_is_one(digest: Vec<u8>, cut in 0..40_usize) {
			prop_assume!((1..100).contains(&digest.len()));
			let cid = [&[1, 0x55, 0x12, digest.len() as u8][..], &digest].concat();
			prop_assert!(is_cid(&cid));
			prop_assert!(!is_cid(&[&cid[..], &[0]].concat()));
			prop_assert!(!is_cid(&cid[..cid.len().saturating_sub(cut + 1)]));
		}
	}
}
