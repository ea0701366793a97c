//! Bytes in their one hexadecimal spelling.

/// Reads lower-case digits without `0x`.
pub(crate) fn read<const N: usize>(text: &str) -> Option<[u8; N]> {
	let mut bytes = [0; N];
	let is_lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
	hex::decode_to_slice(text, &mut bytes).ok().filter(|()| is_lower).map(|()| bytes)
}
