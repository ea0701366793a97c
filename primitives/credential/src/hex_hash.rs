//! Hashes as text: `0x` and 64 lower-case hexadecimal digits.

use alloc::{format, string::String};

pub(crate) fn write(hash: &[u8; 32]) -> String {
	format!("0x{}", hex::encode(hash))
}

pub(crate) fn read(text: &str) -> Option<[u8; 32]> {
	let mut hash = [0; 32];
	hex::decode_to_slice(text.strip_prefix("0x")?, &mut hash).ok()?;
	Some(hash)
}
