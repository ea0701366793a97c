//! SS58, the text of a Substrate account: a chain's prefix, 32 bytes and a checksum, in base58.

use alloc::{string::String, vec::Vec};

use blake2::{Blake2b512, Digest};

const CHECKSUM_CONTEXT: &[u8] = b"SS58PRE";
const CHECKSUM_LENGTH: usize = 2;

/// Longer than any address of 32 bytes; decoding base58 takes quadratic time.
const MAX_TEXT_LENGTH: usize = 64;

/// Why a text is not the SS58 address of 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidSs58 {
	/// Not base58, or not the length of an SS58 address of 32 bytes.
	#[error("not an SS58 address of 32 bytes")]
	Malformed,
	/// A digit is wrong.
	#[error("the checksum does not match: is there a typing error?")]
	ChecksumMismatch,
}

/// Writes an account with a chain's prefix, of which 14 bits count.
pub fn encode(prefix: u16, account: &[u8; 32]) -> String {
	let mut bytes = Vec::with_capacity(2 + account.len() + CHECKSUM_LENGTH);
	push_prefix(&mut bytes, prefix);
	bytes.extend(account);
	let checksum = checksum(&bytes);
	bytes.extend(checksum);
	bs58::encode(bytes).into_string()
}

/// Reads an address of any chain: its prefix and its account.
///
/// # Errors
///
/// Tells whether it is no such address or has a wrong digit.
pub fn decode(text: &str) -> Result<(u16, [u8; 32]), InvalidSs58> {
	if text.len() > MAX_TEXT_LENGTH {
		return Err(InvalidSs58::Malformed);
	}
	let bytes = bs58::decode(text).into_vec().map_err(|_| InvalidSs58::Malformed)?;
	let (prefix, rest) = split_prefix(&bytes).ok_or(InvalidSs58::Malformed)?;
	let (account, sum) = rest
		.split_first_chunk::<32>()
		.filter(|(_, sum)| sum.len() == CHECKSUM_LENGTH)
		.ok_or(InvalidSs58::Malformed)?;
	let checked = bytes.len().saturating_sub(CHECKSUM_LENGTH);
	if checksum(bytes.get(..checked).unwrap_or_default()) != *sum {
		return Err(InvalidSs58::ChecksumMismatch);
	}
	Ok((prefix, *account))
}

fn checksum(prefixed: &[u8]) -> [u8; CHECKSUM_LENGTH] {
	let hash = Blake2b512::new().chain_update(CHECKSUM_CONTEXT).chain_update(prefixed).finalize();
	[hash[0], hash[1]]
}

/// One byte up to 63, else two whose 14 bits SS58 shuffles.
fn push_prefix(bytes: &mut Vec<u8>, prefix: u16) {
	let [lower, upper] = prefix.to_le_bytes();
	match prefix {
		0..=63 => bytes.push(lower),
		_ => bytes.extend([(lower >> 2) | 0b0100_0000, (upper & 0b0011_1111) | (lower << 6)]),
	}
}

fn split_prefix(bytes: &[u8]) -> Option<(u16, &[u8])> {
	match bytes {
		[first @ 0..=63, rest @ ..] => Some((u16::from(*first), rest)),
		[first @ 64..=127, second, rest @ ..] => {
			let lower = ((first & 0b0011_1111) << 2) | (second >> 6);
			let prefix = u16::from_le_bytes([lower, second & 0b0011_1111]);
			// A small prefix has one byte, so that no address has a second spelling.
			(prefix > 63).then_some((prefix, rest))
		}
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	/// The public key of the development account Alice.
	const ALICE: &str = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

	#[test]
	fn one_account_has_the_known_address_on_each_chain() {
		let mut alice = [0; 32];
		assert_eq!(hex::decode_to_slice(ALICE, &mut alice), Ok(()));
		for (prefix, address) in [
			(0, "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"),
			(2, "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F"),
			(42, "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"),
		] {
			assert_eq!(encode(prefix, &alice), address);
			assert_eq!(decode(address), Ok((prefix, alice)));
		}
	}

	proptest! {
		#[test]
		fn an_address_reads_back(prefix in 0_u16..1 << 14, account: [u8; 32]) {
			prop_assert_eq!(decode(&encode(prefix, &account)), Ok((prefix, account)));
		}
	}
}
