//! The 32 bytes of a secret key in hexadecimal, which are wiped from memory when dropped.

use zeroize::Zeroizing;

/// Reads 64 digits, with `0x` before them or without.
pub(crate) fn read(text: &str) -> Option<Zeroizing<[u8; 32]>> {
	read_digits(text.strip_prefix("0x").unwrap_or(text))
}

/// Reads 64 digits and nothing else.
pub(crate) fn read_digits(digits: &str) -> Option<Zeroizing<[u8; 32]>> {
	let mut bytes = Zeroizing::new([0; 32]);
	hex::decode_to_slice(digits, bytes.as_mut_slice()).ok().map(|()| bytes)
}
